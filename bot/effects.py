"""What a finished dialog does to the world: each effect's name, and the calls on the store that carry it out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from bot import asking, balloting, concerns, papers, pictures, plan, recall, tracks
from bot.documents.docx import TemplateProblem
from bot.finish import Finish, moment_of
from bot.post import Post
from bot.school import report
from bot.school.tally import LEAST
from bot.subjects import parts_of, placements_of, sharing
from bot.world import World
from dialogs.dutch import as_day, fill
from dialogs.message import Button, Card, Document, Say
from dialogs.model import Dialog, Effect
from dialogs.nouns import Json, Person, Placement, Role
from dialogs.outcome import Entry, Outcome
from dialogs.text import Line, line, words
from store import appointments, approvals, audit, escalations, files, obligations, people, submissions
from store.approvals import Wanted
from store.conversations import Conversation
from store.submissions import Submission

log = logging.getLogger(__name__)

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
    _ask(finish)
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


def _document(finish: Finish, effect: Effect) -> None:
    try:
        figure = next((figure for _, _, figure in finish.pictures), None)
        template = str(effect.args)
        made = papers.make(finish.world, finish.submission, finish.placement, finish.dialog, template, figure)
    except TemplateProblem as problem:
        log.error("no document for submission %s: %s", finish.submission.id, problem)
        finish.post.reply(Say(text=line("effects.no_document")))
        return
    finish.papers.append((made.id, made.name))
    files.attach(finish.world.c, finish.submission.id, made.id)


def _report(finish: Finish, effect: Effect) -> None:
    """What everyone's answers about a school say together, for who asks; or how many answers are still needed."""
    assert finish.conversation.subject is not None, "a report is about something"
    try:
        made = report.make(finish.world, finish.conversation.subject, finish.dialog, str(effect.args))
    except TemplateProblem as problem:
        log.error("no report of %s: %s", finish.conversation.subject, problem)
        finish.post.reply(Say(text=line("report.no_document")))
        return
    school = finish.placement.school if finish.placement else ""
    if isinstance(made, report.Waiting):
        key = "report.none" if not made.answered else "report.few" if made.needed else "report.scattered"
        is_ = "is" if made.needed == 1 else "zijn"
        few = line(key, school=school, n=made.answered, nodig=made.needed, zijn=is_, vanaf=LEAST)
        finish.post.reply(Say(text=few))
        return
    files.attach(finish.world.c, finish.submission.id, made.file.id)
    files.grant(finish.world.c, made.file.id, finish.world.person.id, finish.world.at)
    said = line("report.ready", school=school, n=made.students, sterk=made.strong, mist=made.missing)
    finish.post.reply(Document(file=made.file.id, name=made.file.name, text=said))


def _handed_in(finish: Finish) -> list[tuple[int, str]]:
    """The files that were given as answers, which go on unchanged; only what this person may hand on."""
    found: list[tuple[int, str]] = []
    for entry in finish.outcome.entries:
        if entry.kind == "file":
            refs = entry.value if isinstance(entry.value, list | tuple) else [entry.value]
            found.extend((int(ref["id"]), str(ref["name"])) for ref in refs if ref)
    return [(i, name) for i, name in found if files.may_read(finish.world.c, i, finish.world.person.id)]


def _deliver(finish: Finish, effect: Effect) -> None:
    given = _handed_in(finish)
    for file_id, _ in given:
        files.attach(finish.world.c, finish.submission.id, file_id)
    papers_ = finish.papers + given
    for person in finish.people(list(effect.args)):
        about = {
            "wat": words(finish.dialog.title),
            "van": finish.world.person.name,
            "student": finish.placement.name if finish.placement else "",
        }
        mine = person.id == finish.world.person.id
        for file_id, name in papers_:
            files.grant(finish.world.c, file_id, person.id, finish.world.at)
            key = "effects.your_document" if mine else "effects.document"
            finish.send(person, Document(file=file_id, name=name, text=line(key, **about)))
        for picture, beside, _ in finish.pictures:
            files.grant(finish.world.c, picture.file, person.id, finish.world.at)
            finish.send(person, picture)
            finish.send(person, beside)
        if not papers_ and not finish.pictures and not mine:
            finish.send(person, summary(finish.outcome.entries, line("effects.document", **about)))


def summary(entries: tuple[Entry, ...], title: Line, buttons: tuple[Button, ...] = ()) -> Card:
    """Answers as a card, for whom no document was made."""
    return Card(title=title, facts=asking.facts(entries), buttons=buttons)


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
    for placement in sharing(finish.world, finish.placement, wanted):
        obligations.mark(
            finish.world.c,
            placement_id=placement.id,
            obligation=wanted,
            status="done",
            by=finish.world.person.id,
            at=finish.world.at,
            submission_id=finish.submission.id,
        )


def _request_approval(finish: Finish, effect: Effect) -> None:
    """Several requests about one plan go to the approver as one; see `_ask`."""
    args = effect.args
    for person in finish.people([str(args["from"])])[:1]:
        asked = finish.asked.setdefault(person.id, (person, []))[1]
        asked.extend(
            Wanted(
                collection=str(name),
                title=str(args["title"]),
                about=tuple(args.get("about") or ()),
                place=args.get("place"),
            )
            for name in args["collections"]
        )


def _ask(finish: Finish) -> None:
    for approver, wanted in finish.asked.values():
        assert finish.placement is not None, "only a placement has an approver"
        world = finish.world
        for person_id, asked in asking.request(world, finish.submission, approver, wanted).items():
            person = approver if person_id == approver.id else people.by_id(world.c, person_id)
            card = asking.card(world.c, world.library, asked, finish.placement)
            finish.send(person, card, key=asking.key_of(finish.submission.id, person_id, world.at))


def _decide(finish: Finish, effect: Effect) -> None:
    subject = finish.conversation.subject or ""
    _, number, version = parts_of(subject)
    approval = approvals.by_id(finish.world.c, number)
    assert approval is not None, "a conversation about an approval outlives no approval"
    if version is not None and version != approval.version:
        finish.post.reply(Say(text=asking.already(finish.world, approval)))
        return
    reason = " ".join(e.shown for e in finish.outcome.entries if e.kind == "text")
    asking.decide(
        finish.world,
        finish.post,
        approval.submission_id,
        approve=bool(effect.args["approve"]),
        reason=reason,
        only=approval.id,
    )


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
    "document": _document,
    "deliver": _deliver,
    "tell": _tell,
    "complete": _complete,
    "request_approval": _request_approval,
    "decide": _decide,
    "start": _start,
    "schedule": _schedule,
    "report": _report,
    "extend": _extend,
    **tracks.EFFECTS,
    **pictures.EFFECTS,
    **balloting.EFFECTS,
    **concerns.EFFECTS,
}
"""The effects that exist. A dialog that names another is refused when the content is checked."""
