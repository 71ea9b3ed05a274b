"""How a conversation begins: by a way to have a wish, or about what is there: an approval, a concern, a task."""

from __future__ import annotations

from datetime import date

from bot import talk
from bot.post import Post
from bot.ways import Way, writers
from bot.world import World
from content.agenda import serving
from dialogs.event import Pressed
from dialogs.message import Button, Say
from dialogs.model import Ask
from dialogs.nouns import Placement
from dialogs.step import CHANGE_OF
from dialogs.text import line, words
from store import conversations, submissions
from store.approvals import Approval
from store.concerns import Concern, Step
from store.submissions import Submission

EARLY = "toch"
"""The end of a button that begins what should wait for somebody else's words."""


def begin(
    world: World,
    post: Post,
    way: Way,
    *,
    obligation: str | None = None,
    said: str = "",
    early: bool = False,
) -> None:
    """Begin a conversation, or go on with the one that is open about the same.

    What follows on someone else's words waits for those, unless it may be `early`.
    """
    open_one = conversations.find_open(world.c, world.person.id, way.dialog.dialog, way.subject)
    if open_one is None and way.dialog.follows is not None:
        open_one = conversations.find_offered(world.c, world.person.id, way.dialog.dialog, way.subject)
    if open_one is not None:
        talk.go_on(world, post, open_one)
        return
    if not early and _too_early(world, way):
        post.reply(_comes_first(world, way))
        return
    acts = any(d.obligation == obligation and d.acts(world.person.id) for d in world.duties(way.placement))
    obliged = world.programme(way.placement).obligations.get(obligation or "")
    if obliged is None or obliged.dialog != way.dialog.dialog or not acts:
        obligation = _served(world, way)
    stopped = conversations.last_stopped(world.c, world.person.id, way.dialog.dialog, way.subject)
    if stopped is not None:
        talk.go_on(world, post, stopped)
        return
    talk.begin(
        world,
        post,
        way.dialog.dialog,
        programme=way.placement.programme,
        subject=way.subject,
        role=way.role,
        obligation=obligation,
        said=said,
    )


def _too_early(world: World, way: Way) -> bool:
    """Whether a conversation follows on another that nobody sent yet about this placement."""
    first = way.dialog.follows
    return first is not None and not submissions.of_placement(world.c, way.placement.id, first)


def _comes_first(world: World, way: Way) -> Say:
    """What comes first and whose it is; she can be asked for it, and it need not hold anybody up."""
    first = world.library.dialog(way.placement.programme, way.dialog.follows or "")
    assert first is not None, "the content check knows every dialog that another follows"
    here = way.placement.id
    return Say(
        text=line("start.first", wat=words(first.title), namen=[p.name for p in writers(way.placement, first)]),
        buttons=(
            Button(id=f"vraag-om:{way.dialog.dialog}:{here}", label=line("start.ask_for_it"), style="primary"),
            Button(id=f"start:{way.dialog.dialog}:{here}::{EARLY}", label=line("start.anyway")),
        ),
    )


def _served(world: World, way: Way) -> str | None:
    """The obligation that this conversation settles: of its dialog, or of the one that offers it as another way."""
    name, every = way.dialog.dialog, world.library.dialogs(way.placement.programme).values()
    asks = ((d.dialog, step) for d in every for step in d.steps if isinstance(step, Ask))
    others = (dialog for dialog, ask in asks if name in {shortcut.dialog for shortcut in ask.also})
    duties = world.duties(way.placement)
    found = (serving(duties, one, world.person.id, world.today) for one in (name, *others))
    return next((duty.obligation for duty in found if duty is not None), None)


def about_approval(world: World, post: Post, approval: Approval) -> None:
    """Begin the short dialog that asks what should change about something to approve."""
    submission = submissions.by_id(world.c, approval.submission_id)
    subject = f"approval:{approval.id}:{approval.version}"
    talk.begin(world, post, "goedkeuring-wijzigen", programme=submission.programme, subject=subject)


def about_concern(world: World, post: Post, concern: Concern, step: Step) -> None:
    """Begin the dialog in which a step of a concern is noted, or go on with it."""
    placement = world.placement(concern.placement_id)
    worries = world.library.worries(placement.programme)
    rung = worries.steps.get(step.step) if worries is not None else None
    dialog, subject = rung.dialog if rung is not None else "zorg-stap", f"concern:{concern.id}:{step.id}"
    open_one = conversations.find_open(world.c, world.person.id, dialog, subject)
    if open_one is not None:
        talk.go_on(world, post, open_one)
    else:
        talk.begin(world, post, dialog, programme=placement.programme, subject=subject)


EXTENSION, UNTIL = "uitstel", "uitstel.tot"
"""The dialog that gives more time, and its answer that says until when."""


def extension(world: World, post: Post, placement: Placement, obligation: str, *, until: date | None = None) -> None:
    """Begin the short dialog that gives more time for one task, or go on with it; with a day, at its review."""
    subject = _extended(world, placement, obligation)
    open_one = conversations.find_open(world.c, world.person.id, EXTENSION, subject)
    if open_one is not None and until is not None:
        talk.take(world, post, open_one, Pressed(control=f"{CHANGE_OF}{UNTIL}", values={UNTIL: until.isoformat()}))
    elif open_one is not None:
        talk.go_on(world, post, open_one)
    else:
        talk.begin(
            world,
            post,
            EXTENSION,
            programme=placement.programme,
            subject=subject,
            obligation=obligation,
            prefill={UNTIL: until.isoformat()} if until is not None else {},
            again=until is not None,
        )


def is_extending(world: World, placement: Placement, obligation: str) -> bool:
    """Whether more time for this task is what this person is talking about now."""
    now = conversations.focus(world.c, world.person.id)
    return now is not None and (now.dialog, now.subject) == (EXTENSION, _extended(world, placement, obligation))


def _extended(world: World, placement: Placement, obligation: str) -> str:
    """What a conversation about more time for one task is about: the task by its place in the programme."""
    return f"placement:{placement.id}:{list(world.programme(placement).obligations).index(obligation)}"


def reopen(world: World, post: Post, submission: Submission, *, subject: str | None = None) -> None:
    """Open what was submitted again, filled with what it said; under a `subject` of its own where that is given."""
    talk.begin(
        world,
        post,
        submission.dialog,
        programme=submission.programme,
        subject=subject or submission.subject,
        obligation=submission.obligation,
        prefill=submission.answers,
        again=True,
    )
