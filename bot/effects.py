"""What a finished dialog does to the world: each effect's name, and the calls on the store that carry it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import balloting, concerns, handover, pictures, plan, recall, requesting, tracks
from bot.finish import Finish, moment_of
from bot.marks import mark
from bot.post import Post
from bot.subjects import placements_of, sharing
from bot.world import World
from dialogs.dutch import as_day, fill
from dialogs.message import Say
from dialogs.model import Dialog, Effect
from dialogs.nouns import Json, Person, Placement, Role
from dialogs.outcome import Outcome
from dialogs.text import line, words
from store import appointments, audit, escalations, obligations, people, submissions
from store.conversations import Conversation
from store.submissions import Submission

MOST_DIGITS = 19
"""More digits than this are no number of anybody."""


def apply(world: World, post: Post, conversation: Conversation, dialog: Dialog, outcome: Outcome) -> None:
    """Carry out the effects in order, then tell who gets what when."""
    about = placements_of(world, conversation.subject)
    finish = Finish(
        world=world,
        post=post,
        conversation=conversation,
        dialog=dialog,
        outcome=outcome,
        placements=about,
        submission=_save(world, conversation, dialog, about, outcome),
    )
    for effect in outcome.effects:
        for one in finish.each(effect):
            EFFECTS[effect.name](one, effect)
    requesting.ask(finish)
    audit.note(
        world.c,
        who=world.person.id,
        what=f"submitted {dialog.dialog}",
        about=conversation.subject or "",
        at=world.at,
        detail={"submission": finish.submission.id},
    )
    plan.plan(world.c, world.library, about, world.today)
    finish.tell_when()


def _save(
    world: World, conversation: Conversation, dialog: Dialog, about: tuple[Placement, ...], outcome: Outcome
) -> Submission:
    """The snapshot. What was sent about a school belongs to no student's placement."""
    waiting = submissions.waiting_thread(
        world.c, person_id=world.person.id, dialog=conversation.dialog, subject=conversation.subject
    ) or recall.thread(world, dialog, conversation.subject)
    return submissions.add(
        world.c,
        conversation_id=conversation.id,
        person_id=world.person.id,
        placement_id=about[0].id if about and dialog.subject != "school" else None,
        programme=conversation.programme,
        dialog=conversation.dialog,
        subject=conversation.subject,
        obligation=conversation.obligation,
        entries=outcome.entries,
        answers=dict(outcome.state.answers),
        content_version=outcome.state.version,
        at=world.at,
        thread=waiting,
        confidential=dialog.confidential,
    )


def _saved(_finish: Finish, _effect: Effect) -> None:
    """The snapshot was taken before the first effect."""


def _tell(finish: Finish, effect: Effect) -> None:
    text = finish.filled(effect.args["text"])
    for person in finish.people(list(effect.args["roles"])):
        finish.send(person, Say(text=text))


def _complete(finish: Finish, effect: Effect) -> None:
    """Settle an obligation; not when nobody could be asked what was to be asked."""
    if finish.refused and not finish.offered:
        return
    wanted = finish.conversation.obligation if effect.args in (None, "obligation") else str(effect.args)
    if wanted is None or finish.placement is None:
        return
    mark(finish.world, finish.placement, wanted, submission_id=finish.submission.id)


def _start(finish: Finish, effect: Effect) -> None:
    args = effect.args
    name = str(args["dialog"])
    prefill = {address: finish.value(given) for address, given in (args.get("prefill") or {}).items()}
    after = args.get("after")
    moment = moment_of(finish.value(after)) if after is not None else None
    role = None if isinstance(args["for"], Mapping) else Role(str(args["for"]))
    people_ = finish.people([role]) if role is not None else _asked_by_name(finish, finish.value(args["for"]))
    for person in people_:
        finish.offer(person, name, role, finish.filled(args["text"]), prefill=prefill, after=moment)


def _asked_by_name(finish: Finish, given: Json) -> tuple[Person, ...]:
    """The person that an answer names, by number or by e-mail address; who is not on the roster cannot be asked."""
    wanted = str(given or "").strip()
    if not wanted:
        return ()
    found = people.by_email(finish.world.c, wanted) if "@" in wanted else None
    if wanted.isascii() and wanted.isdigit() and len(wanted) < MOST_DIGITS:
        found = next(iter(people.by_ids(finish.world.c, [int(wanted)])), None)
    if found is None or found.id == finish.world.person.id:
        finish.refused += 1
        finish.post.reply(Say(text=line("effects.stranger" if found is None else "effects.yourself", wie=wanted)))
        return ()
    return (found,)


def _schedule(finish: Finish, effect: Effect) -> None:
    at = moment_of(finish.value(effect.args["at"]))
    if at is None or finish.placement is None:
        return
    appointments.add(
        finish.world.c,
        placement_id=finish.placement.id,
        kind=str(effect.args["kind"]),
        title=fill(str(effect.args["title"]), finish.params()),
        at=at,
        people=[p.id for p in finish.people(list(effect.args["people"]))],
        by=finish.world.person.id,
    )


def _extend(finish: Finish, effect: Effect) -> None:
    """Another date for the task that this conversation is about; whatever was done about its lateness is settled."""
    placement, name = finish.placement, finish.conversation.obligation
    until = as_day(finish.value(effect.args))
    if placement is None or name is None or until is None:
        return
    world = finish.world
    duty = next(d for d in world.duties(placement) if d.obligation == name)
    for shared in sharing(world, placement, name):
        obligations.move(world.c, placement_id=shared.id, obligation=name, due=until, by=world.person.id, at=world.at)
        escalations.settle(
            world.c, placement_id=shared.id, obligation=name, by=world.person.id, at=world.at, outcome="extended"
        )
        plan.replan(world, shared)
    text = line("escalation.extended", naam=world.person.name, wat=words(duty.title), dag=until.isoformat())
    for person in duty.actors:
        if person.id != world.person.id:
            finish.send(person, Say(text=text))


EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {
    "save": _saved,
    "tell": _tell,
    "complete": _complete,
    "start": _start,
    "schedule": _schedule,
    "extend": _extend,
    **handover.EFFECTS,
    **requesting.EFFECTS,
    **tracks.EFFECTS,
    **pictures.EFFECTS,
    **balloting.EFFECTS,
    **concerns.EFFECTS,
}
"""The effects that exist. A dialog that names another is refused when the content is checked."""
