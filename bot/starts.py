"""How a conversation begins: which dialog a wish means for this person, and for which student."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot import talk
from bot.meant import Choice, known, which
from bot.post import Post
from bot.subjects import ABOUT_PLACEMENTS, fits, placement_of, subject_of
from bot.world import World
from bot.worries import can_share, helpers
from content.agenda import serving
from dialogs.choosing import plain
from dialogs.dutch import variant
from dialogs.event import Said, Started
from dialogs.message import Button, Card, Say
from dialogs.model import Ask, Dialog
from dialogs.nouns import TRACK, Json, Person, Placement, Role
from dialogs.text import Line, line, words
from dialogs.whom import Known, names_someone, whom
from store import concerns, conversations, submissions
from store.approvals import Approval
from store.concerns import Concern, Step
from store.conversations import Conversation
from store.submissions import Submission

EARLY = "toch"
"""The end of a button that begins what should wait for somebody else's words."""

FIRST = ("kijkwijzer", "startgesprek", "huiswerk", "bijeenkomst", "bezoekdag")
"""The wishes that are offered first, where the person's role has them."""

OVERSEES = frozenset({Role.SO, Role.IO, Role.SCO})
"""Who first wants to know how students are, and whether anybody should share a worry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to grant a wish: this dialog, in this role, about this placement, or about its school."""

    dialog: Dialog
    role: Role
    placement: Placement
    subject: str

    @property
    def name(self) -> str:
        """Whom or what it is about, as people call it."""
        return self.placement.school if self.dialog.subject == "school" else self.placement.name

    @property
    def short(self) -> str:
        """The same, on a button."""
        return self.placement.school if self.dialog.subject == "school" else self.placement.first_name


def ways(world: World, wish: str, placement_id: int | None = None) -> tuple[Way, ...]:
    """Every way this person can have a wish (a dialog's name or the intent that starts it), about each subject once."""
    found: dict[tuple[str, str], Way] = {}
    for placement in world.placements:
        if placement_id not in (None, placement.id):
            continue
        dialogs = {n: d for n, d in world.library.dialogs(placement.programme).items() if fits(d, placement)}
        for role in world.roles(placement):
            named = dialogs.get(wish)
            fitting = (
                [named]
                if named is not None and role in named.as_
                else [d for d in dialogs.values() if (d.intent or d.dialog) == wish and role in d.as_]
            )
            for d in fitting[:1]:
                subject = subject_of(world, d, placement)
                found.setdefault((d.dialog, subject), Way(dialog=d, role=role, placement=placement, subject=subject))
    return tuple(found.values())


def grant(
    world: World,
    post: Post,
    wish: str,
    *,
    placement_id: int | None = None,
    obligation: str | None = None,
    prefill: Mapping[str, Json] | None = None,
    text: str = "",
    early: bool = False,
) -> None:
    """Start what was wished, else what is called just so; ask for whom when several fit or somebody else is named; say
    so when nothing does."""
    fitting = ways(world, wish, placement_id) or ways(world, plain(text).replace(" ", "-"), placement_id)
    if wish == "zorg":
        fitting = tuple(w for w in fitting if can_share(world, w.placement))
        _running(world, post)
    meant = named(text, fitting)
    stranger = meant is not None and not meant
    fitting = meant or fitting
    waiting = _asked_of(world, wish) if not fitting else None
    if waiting is not None:
        talk.go_on(world, post, waiting)
    elif not fitting and wish == "zorg":
        post.reply(Say(text=worry(world)))
    elif not fitting:
        post.reply(Say(text=_whose(world, wish), buttons=first(world)))
    elif len(fitting) > 1 or stranger:
        post.reply(_for_whom(world, fitting, wish, stranger=stranger))
    else:
        begin(world, post, fitting[0], obligation=obligation, prefill=prefill or {}, said=text, early=early)


def _asked_of(world: World, wish: str) -> Conversation | None:
    """What somebody else asked this person to do, and still waits for her."""
    for one in conversations.open_of(world.c, world.person.id):
        dialog = world.library.dialog(one.programme, one.dialog)
        if dialog is not None and wish in (dialog.dialog, dialog.intent):
            return one
    return None


def _whose(world: World, wish: str) -> Line:
    """Why a wish cannot be granted: in a mentor track it is somebody else's, or there is no such thing."""
    found: dict[str, list[str]] = {}
    for placement in world.placements:
        for dialog in world.library.dialogs(placement.programme).values() if placement.programme == TRACK else ():
            if wish in (dialog.dialog, dialog.intent) and fits(dialog, placement):
                names = [p.name for role in dialog.as_ for p in placement.people(role)]
                found.setdefault(variant(dialog.title), []).extend(names)
    title, whose = next(((title, names) for title, names in found.items() if names), ("", []))
    return line("start.not_yours", wat=title, namen=list(dict.fromkeys(whose))) if whose else line("start.nothing")


def _running(world: World, post: Post) -> None:
    """Who shares a worry while others run hears where those are."""
    running = concerns.open_for(world.c, world.person.id)
    if running:
        button = Button(id="zorgen", label=line("concern.show_all"))
        post.reply(Say(text=line("concern.running", n=len(running)), buttons=(button,)))


def named(text: str, fitting: Sequence[Way]) -> tuple[Way, ...] | None:
    """The ways about whom a text says; none when it names somebody else, None when it says nothing of whom."""
    found = whom(text, tuple(map(_known, fitting)))
    if found is None:
        return () if names_someone(text) else None
    return tuple(fitting[n] for n in found.found)


def _known(way: Way) -> Known:
    return Known(name=way.name) if way.dialog.subject == "school" else known(way.placement)


def worry(world: World) -> Line:
    """Whom to turn to, for who is worried: the people who can help, never the mentor concerned."""
    others = list(dict.fromkeys(p.name for placement in world.placements for p in helpers(world, placement)))
    return line("start.worry", namen=others) if others else line("start.worry_nobody")


def _for_whom(world: World, fitting: tuple[Way, ...], wish: str, *, stranger: bool = False) -> Card:
    """Which of these is meant; who is there in two programmes is told apart by those."""
    names = Counter(w.name for w in fitting)
    schools = all(w.dialog.subject == "school" for w in fitting)
    own = all(w.placement.is_own(world.person.id) for w in fitting)
    return which(
        [_choice(world, w, wish, apart=not schools and names[w.name] > 1) for w in fitting],
        title="start.for_which_school" if schools else "start.for_which_programme" if own else "start.for_whom",
        stranger=stranger,
    )


def _choice(world: World, way: Way, wish: str, *, apart: bool) -> Choice:
    programme = world.programme(way.placement).title
    title = words(way.dialog.title)
    where = title if way.dialog.subject == "school" or not way.placement.school else None
    return Choice(
        name=way.name,
        short=variant(programme) if apart else way.short,
        detail=words(programme) if apart else where or line("start.where", school=way.placement.school, wat=title),
        control=f"start:{wish}:{way.placement.id}",
    )


def begin(
    world: World,
    post: Post,
    way: Way,
    *,
    obligation: str | None = None,
    prefill: Mapping[str, Json],
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
    conversation = conversations.create(
        world.c,
        person_id=world.person.id,
        dialog=way.dialog.dialog,
        programme=way.placement.programme,
        subject=way.subject,
        role=way.role,
        obligation=obligation,
        prefill=prefill,
        at=world.at,
    )
    talk.take(world, post, conversation, Started(prefill=dict(prefill), said=said))


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


def writers(placement: Placement, dialog: Dialog) -> tuple[Person, ...]:
    """Who can hold this conversation about a placement."""
    return tuple({p.id: p for role in dialog.as_ for p in placement.people(role)}.values())


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
    conversation = conversations.create(
        world.c,
        person_id=world.person.id,
        dialog="goedkeuring-wijzigen",
        programme=submission.programme,
        subject=f"approval:{approval.id}:{approval.version}",
        role=None,
        obligation=None,
        at=world.at,
    )
    talk.take(world, post, conversation, Started())


def about_concern(world: World, post: Post, concern: Concern, step: Step) -> None:
    """Begin the dialog in which a step of a concern is noted, or go on with it."""
    placement = world.placement(concern.placement_id)
    worries = world.library.worries(placement.programme)
    rung = worries.steps.get(step.step) if worries is not None else None
    dialog, subject = rung.dialog if rung is not None else "zorg-stap", f"concern:{concern.id}:{step.id}"
    open_one = conversations.find_open(world.c, world.person.id, dialog, subject)
    if open_one is not None:
        talk.go_on(world, post, open_one)
        return
    conversation = conversations.create(
        world.c,
        person_id=world.person.id,
        dialog=dialog,
        programme=placement.programme,
        subject=subject,
        role=None,
        obligation=None,
        at=world.at,
    )
    talk.take(world, post, conversation, Started())


def extension(world: World, post: Post, placement: Placement, obligation: str, *, until: date | None = None) -> None:
    """Begin the short dialog that gives more time for one task, or go on with it; with a day, at its review."""
    number = list(world.programme(placement).obligations).index(obligation)
    subject = f"placement:{placement.id}:{number}"
    prefill: dict[str, Json] = {"uitstel.tot": until.isoformat()} if until is not None else {}
    open_one = conversations.find_open(world.c, world.person.id, "uitstel", subject)
    if open_one is not None and until is None:
        talk.go_on(world, post, open_one)
        return
    conversation = conversations.create(
        world.c,
        person_id=world.person.id,
        dialog="uitstel",
        programme=placement.programme,
        subject=subject,
        role=None,
        obligation=obligation,
        prefill=prefill,
        at=world.at,
    )
    talk.take(world, post, conversation, Started(prefill=prefill, again=until is not None))


def reopen(world: World, post: Post, submission: Submission, *, subject: str | None = None) -> None:
    """Open what was submitted again, filled with what it said; under a `subject` of its own where that is given."""
    conversation = conversations.create(
        world.c,
        person_id=world.person.id,
        dialog=submission.dialog,
        programme=submission.programme,
        subject=subject or submission.subject,
        role=None,
        obligation=submission.obligation,
        prefill=submission.answers,
        at=world.at,
    )
    talk.take(world, post, conversation, Started(prefill=submission.answers, again=True))


def with_file(world: World, post: Post, event: Said) -> None:
    """A file dropped while nothing is open: offer the dialog that takes one, with the file already in it."""
    fitting = ways(world, "kijkwijzer-papier")
    if not fitting:
        post.reply(Say(text=line("start.file_for_nothing"), buttons=first(world)))
        return
    if len(fitting) == 1:
        begin(world, post, fitting[0], prefill={})
        conversation = conversations.focus(world.c, world.person.id)
        if conversation is not None:
            talk.take(world, post, conversation, event)
        return
    post.reply(Say(text=line("start.file_again")))
    post.reply(_for_whom(world, fitting, "kijkwijzer-papier"))


def first(world: World) -> tuple[Button, ...]:
    """The agenda, and what this person's role most often asks or starts."""
    oversees = any(OVERSEES.intersection(world.roles(placement)) for placement in world.placements)
    wishes = (*FIRST, "zorg") if oversees else FIRST
    return (
        Button(id="agenda", label=line("button.agenda"), style="primary"),
        *((Button(id="overview", label=line("intent.overview")),) if oversees else ()),
        *(Button(id=f"start:{wish}", label=line(f"intent.start:{wish}")) for wish in wishes if ways(world, wish)),
    )


def name_of(world: World, conversation: Conversation) -> Line:
    """A conversation as a person would call it: `Kijkwijzer, Sanne`."""
    dialog = world.library.dialog(conversation.programme, conversation.dialog)
    title = words(dialog.title) if dialog is not None else words("{d}", d=conversation.dialog)
    placement = placement_of(world, conversation.subject)
    if placement is None or dialog is None or dialog.subject not in ABOUT_PLACEMENTS:
        return title
    about = placement.school if dialog.subject == "school" else placement.first_name
    return line("start.name", wat=title, over=about)
