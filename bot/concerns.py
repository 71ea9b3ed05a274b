"""A worry that was shared, on its way: opened for its readers, followed step by step, closed with a reason.

No message about it carries what was written: who may read it opens it, and that is noted each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from bot import reading, worries
from bot.finish import Finish
from bot.moments import decent
from bot.world import World, days_of
from content.calendar import is_quiet
from content.worries import CLOSE, Rung, Worries
from dialogs.dutch import as_day
from dialogs.message import Button, Card, Fact, Say
from dialogs.model import Effect
from dialogs.nouns import Person, Placement, Role
from dialogs.text import Line, line, words
from store import audit, concerns, people, submissions
from store.concerns import Concern, Step

CALL = "bel"
"""The answer of who only wants to be called."""


def worries_of(world: World, placement: Placement) -> Worries:
    """The routes and steps of a placement; a concern without them is a bug of the content."""
    found = world.library.worries(placement.programme)
    assert found is not None, "a concern came by a route"
    return found


def soon(world: World, person: Person, placement: Placement) -> datetime:
    """Now on a working day outside the quiet hours, else her decent moment: someone waits for an answer."""
    quiet = is_quiet(world.at.time(), world.library.policy.quiet)
    if not quiet and days_of(world.library, placement).is_working(world.today):
        return world.at
    return decent(world, person, placement)


# --- opening ----------------------------------------------------------------------------------------------------------


def open_(finish: Finish, effect: Effect) -> None:
    """The author shared it: its readers hear that there is something to open, and nobody else."""
    placement, world, args = finish.placement, finish.world, effect.args
    assert placement is not None, "a worry is about a placement"
    name = str(finish.value(args["route"]))
    route = worries.routes(world, placement).get(name)
    known = worries.readers(world, placement, route) if route is not None else ()
    chosen = finish.value(args["person"]) if args.get("person") else None
    who = [(p, role) for p, role in known if chosen in (None, str(p.id))]
    if route is None or not who:
        finish.post.reply(Say(text=line("concern.nobody")))
        return
    rung = worries_of(world, placement).steps[route.begins]
    call = finish.value(args["how"]) == CALL
    concern = concerns.open_(
        world.c,
        placement_id=placement.id,
        author_id=world.person.id,
        route=name,
        call=call,
        submission_id=None if call else finish.submission.id,
        readers=[(p.id, None if route.choose else role) for p, role in who],
        step=route.begins,
        due=_due(world, placement, rung),
        at=world.at,
    )
    _note(world, concern, "opened")
    for person, _ in who:
        text = line("concern.call" if call else "concern.shared", naam=world.person.name, over=placement.name)
        open_it = Button(id=f"zorg:{concern.id}", label=line("concern.open"), style="primary")
        finish.post.send(person, Say(text=text, buttons=(open_it,)), not_before=soon(world, person, placement))
    told = line("concern.you_asked" if call else "concern.you_shared", namen=[p.name for p, _ in who])
    away = [p.name for p, _ in who if p.begun_at is None]
    if away:
        finish.post.reply(Say(text=line("concern.waits", namen=away)))
    finish.post.reply(Say(text=told, buttons=(Button(id=f"zorg:{concern.id}", label=line("concern.open")),)))


def _due(world: World, placement: Placement, rung: Rung, on: date | None = None) -> date:
    return on or days_of(world.library, placement).add_working(world.today, rung.within)


# --- showing ----------------------------------------------------------------------------------------------------------


def opened(world: World, number: int) -> Card | None:
    """A concern as this person may see it; that she read it is noted. None when it is not for her."""
    if not reading.opened(world.c, "concern", number, reader=world.person.id, at=world.at):
        return None
    concern = concerns.by_id(world.c, number)
    assert concern is not None, "what may be read is there"
    placement = world.placement(concern.placement_id)
    around = concerns.readers(world.c, number)
    steps = concerns.steps(world.c, number)
    return Card(
        title=line("concern.title", over=placement.name),
        notice=line("notice.message"),
        text=_stands(world, concern, placement, steps),
        facts=(
            Fact(label=line("concern.from"), value=words("{n}", n=people.by_id(world.c, concern.author_id).name)),
            Fact(label=line("concern.about"), value=words(_about(world, concern, placement))),
            Fact(
                label=line("concern.readers"),
                value=words("{n:lijst}", n=[people.by_id(world.c, r.person_id).name for r in around]),
            ),
            *_written(world, concern, steps),
        ),
        buttons=_buttons(world, concern, placement, steps),
    )


def _about(world: World, concern: Concern, placement: Placement) -> str:
    route = worries_of(world, placement).routes.get(concern.route)
    return str(route.label) if route is not None else concern.route


def _written(world: World, concern: Concern, steps: tuple[Step, ...]) -> tuple[Fact, ...]:
    """What the author wrote and what was noted at each step. Only here, and only after `reading.opened`."""
    numbers = [concern.submission_id, *(s.submission_id for s in steps)]
    every = [e for n in numbers if n is not None for e in submissions.by_id(world.c, n).entries]
    told = [e for e in every if e.shown and e.field not in ("over", "wie", "hoe", "verder", "mee")]
    return tuple(Fact(label=words("{l}", l=e.label), value=words("{w}", w=e.shown)) for e in told)


def _stands(world: World, concern: Concern, placement: Placement, steps: tuple[Step, ...]) -> Line:
    """How far it is: who has which step until when, or why it was closed."""
    if concern.closed_at is not None and concern.closed_by is not None:
        name = people.by_id(world.c, concern.closed_by).name
        return line("concern.closed", naam=name, dag=concern.closed_at.isoformat(), reden=concern.reason or "")
    if placement.end is not None and placement.end < world.today:
        return line("concern.placement_ended", dag=placement.end.isoformat())
    last = steps[-1]
    title = words(worries_of(world, placement).steps[last.step].title)
    day = last.due.isoformat() if last.due is not None else ""
    if last.owner_id is None:
        return line("concern.step_free", stap=title, dag=day)
    return line("concern.step_of", stap=title, dag=day, naam=people.by_id(world.c, last.owner_id).name)


def _buttons(world: World, concern: Concern, placement: Placement, steps: tuple[Step, ...]) -> tuple[Button, ...]:
    if concern.closed_at is not None:
        return ()
    step, me = steps[-1], world.person.id
    if concern.author_id == me:
        return (Button(id=f"zorg-intrekken:{concern.id}", label=line("concern.withdraw")),)
    if not owns(world, concern, placement, step):
        return ()
    found = [Button(id=f"zorg-stap:{step.id}", label=line("concern.note"), style="primary")]
    if step.owner_id is None:
        found.insert(0, Button(id=f"zorg-pak:{step.id}", label=line("concern.take"), style="primary"))
    learner = placement.learner
    reads = {r.person_id for r in concerns.readers(world.c, concern.id)} | {concern.author_id}
    if learner is not None and learner.id not in reads:
        label = line("concern.let_read", naam=learner.first_name)
        found.append(Button(id=f"zorg-lezen:{concern.id}", label=label))
    return tuple(found)


def owns(world: World, concern: Concern, placement: Placement, step: Step) -> bool:
    """Whether the step is this person's: she took it up, or nobody did and she reads it in one of the step's roles."""
    if step.owner_id is not None:
        return step.owner_id == world.person.id
    mine = next((r for r in concerns.readers(world.c, concern.id) if r.person_id == world.person.id), None)
    if mine is None or not world.roles(placement):
        return False
    if mine.role is None:
        return not placement.is_own(mine.person_id)
    return mine.role in worries_of(world, placement).steps[step.step].owner


# --- following --------------------------------------------------------------------------------------------------------


def follow(finish: Finish, effect: Effect) -> None:
    """A step is done: what was agreed is kept and perhaps shared, and the next step begins or the concern is closed."""
    world, args, placement = finish.world, effect.args, finish.placement
    number = int((finish.conversation.subject or "").split(":")[1])
    concern = concerns.by_id(world.c, number)
    assert concern is not None, "a conversation about a concern outlives no concern"
    assert placement is not None, "a worry is about a placement"
    steps = concerns.steps(world.c, number)
    current = steps[-1]
    done = concerns.close_step(world.c, current.id, by=world.person.id, at=world.at, submission_id=finish.submission.id)
    if concern.closed_at is not None or done is None:
        finish.post.reply(Say(text=_stands(world, concern, placement, steps)))
        return
    known = worries_of(world, placement)
    rung = known.steps[current.step]
    if finish.value(args["share"]) == "ja":
        _share(finish, concern, placement, rung, str(finish.value(args["agreed"]) or ""))
    wanted = str(finish.value(args["next"]))
    if wanted == CLOSE or wanted not in known.steps:
        close(world, concern, str(finish.value(args["reason"]) or ""))
        _tell_all(finish, concern, placement, line("concern.is_closed", naam=world.person.name))
        return
    following = known.steps[wanted]
    for role in following.readers:
        for person in placement.people(role):
            if _may_join(concern, placement, person):
                concerns.add_reader(world.c, concern.id, person.id, role, world.at)
    on = as_day(finish.value(args["on"]))
    due = _due(world, placement, following, on)
    concerns.next_step(world.c, concern.id, step=wanted, due=due, at=world.at)
    _note(world, concern, f"went on to {wanted}")
    title = words(following.title)
    _tell_all(finish, concern, placement, line("concern.goes_on", stap=title, dag=due.isoformat()))


def _may_join(concern: Concern, placement: Placement, person: Person) -> bool:
    """Never the mentors of a learner who told it herself, and not the author twice."""
    if person.id == concern.author_id:
        return False
    mentors = {p.id for p in placement.people(Role.WPB)}
    return not (placement.is_own(concern.author_id) and person.id in mentors)


def _share(finish: Finish, concern: Concern, placement: Placement, rung: Rung, agreed: str) -> None:
    """Tell what was agreed, and nothing of what was written, to those whom the step names."""
    for role in rung.share:
        for person in placement.people(role):
            if person.id != finish.world.person.id and agreed:
                title = line("concern.agreed", naam=finish.world.person.name)
                finish.send(person, Card(title=title, text=words("{t}", t=agreed), notice=line("notice.message")))
    _note(finish.world, concern, "shared what was agreed")


def close(world: World, concern: Concern, reason: str) -> None:
    """No more steps; `reason` is kept with it."""
    if concerns.close(world.c, concern.id, by=world.person.id, at=world.at, reason=reason) is not None:
        _note(world, concern, "closed")


def _tell_all(finish: Finish, concern: Concern, placement: Placement, text: Line) -> None:
    """Its readers and its author hear that it went on."""
    world = finish.world
    ids = {concern.author_id, *(r.person_id for r in concerns.readers(world.c, concern.id))} - {world.person.id}
    open_it = Button(id=f"zorg:{concern.id}", label=line("concern.open"), style="primary")
    for person_id in sorted(ids):
        person = people.by_id(world.c, person_id)
        finish.post.send(person, Say(text=text, buttons=(open_it,)), not_before=decent(world, person, placement))


def _note(world: World, concern: Concern, what: str) -> None:
    audit.note(world.c, who=world.person.id, what=f"concern {what}", about=f"concern:{concern.id}", at=world.at)


EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {"open_concern": open_, "follow_concern": follow}
"""What a finished dialog does to a concern."""
