"""What a finished dialog hands over: documents, files that were given, answers on a card, a report of a school."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from bot import papers
from bot.documents.docx import TemplateProblem
from bot.facts import facts
from bot.finish import Finish
from bot.school import report
from bot.school.tally import LEAST
from dialogs.message import Card, Document, Say
from dialogs.model import Effect
from dialogs.text import line, words
from store import files

log = logging.getLogger(__name__)


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
            finish.send(person, Card(title=line("effects.document", **about), facts=facts(finish.outcome.entries)))


EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {
    "document": _document,
    "deliver": _deliver,
    "report": _report,
}
"""By the effect's name; see `bot/effects.py`."""
