"""A rehearsal in words, in Dutch: a table of the load per role, and what stands out."""

from __future__ import annotations

from collections.abc import Mapping

from bot.rehearsal.findings import TOLD, Collision, Findings, Silence
from bot.rehearsal.passed import Reason
from dialogs.dutch import date_short, date_words, enumerate_words
from dialogs.nouns import Role

ROLES = {
    Role.STUDENT: ("student", "studenten"),
    Role.WPB: ("WPB", "WPB's"),
    Role.SO: ("SO", "SO's"),
    Role.IO: ("IO", "IO's"),
    Role.SCO: ("SCO", "SCO's"),
    Role.ASSESSOR: ("assessor", "assessoren"),
    Role.FACILITATOR: ("facilitator", "facilitators"),
    Role.DEELNEMER: ("deelnemer", "deelnemers"),
}
"""Each role in one and in more."""

NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def report(title: str, number: int, found: Findings) -> str:
    """The whole text as Markdown."""
    parts = [f"## {title}, {number} trajecten", table(found), *_sentences(found)]
    return "\n\n".join(parts) + "\n"


def table(found: Findings) -> str:
    """How much each role gets in a year."""
    head = (
        "rol",
        "mensen",
        "uit zichzelf, per persoon",
        "op verzoek",
        "van collega's, per persoon",
        "uit zichzelf, meeste op een dag",
        "uit zichzelf, meeste in een week",
        "alles, gewone week",
        "alles, drukste week",
    )
    rows = [
        (
            ROLES[load.role][1],
            str(load.people),
            _per(load.own, load.people),
            str(load.asked),
            _per(load.colleagues, load.people),
            str(load.most_a_day),
            str(load.most_own_a_week),
            f"{load.usual_a_week:g}".replace(".", ","),
            str(load.most_a_week),
        )
        for load in found.loads
    ]
    lines = [head, tuple("---" if n == 0 else "---:" for n in range(len(head))), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _per(total: int, people: int) -> str:
    return f"{total / people:.1f}".replace(".", ",") if people else "0"


def _sentences(found: Findings) -> list[str]:
    said = [
        _rules(found),
        *_gathered(found),
        *_collisions(found),
        *map(_silence, found.silences),
        *_passed(found),
        *_quiet(found),
    ]
    return ["\n".join(f"- {one}" for one in said)]


def _rules(found: Findings) -> str:
    if found.broken:
        return f"De huisregels zijn {len(found.broken)} keer niet gehaald: {'; '.join(found.broken[:TOLD])}."
    return (
        "De huisregels zijn gehaald: niets in de stille uren of op een vrije dag; uit zichzelf hooguit één bericht per "
        "dag, en aan een WPB hooguit één per week."
    )


def _gathered(found: Findings) -> list[str]:
    messages, lists = found.gathered
    if not lists:
        return []
    return [
        "Wat collega's voor hetzelfde moment sturen en niets vraagt, komt als één lijst: "
        f"{thousands(messages)} berichten kwamen in {thousands(lists)} lijsten."
    ]


def _passed(found: Findings) -> list[str]:
    """The dates that passed without a reminder, most first."""
    if not found.passed:
        return ["Geen datum ging ongedaan voorbij zonder dat er vooraf aan herinnerd was."]
    most = sorted(found.passed, key=lambda one: (-one.number, one.due, one.title, one.reason))
    told = [
        f"De datum van ‘{one.title}’ ({date_short(one.due)}) ging {_times(one.number)} ongedaan voorbij zonder "
        f"herinnering vooraf: {WHY[one.reason]}."
        for one in most[:TOLD]
    ]
    more = sum(one.number for one in most[TOLD:])
    return [*told, f"Zo gingen er nog {more} datums voorbij."] if more else told


def _times(number: int) -> str:
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} keer"


WHY: Mapping[Reason, str] = {
    "silent": "wie het doet, antwoordde niet meer en wordt met rust gelaten",
    "ill": "wie het doet, was ziek gemeld",
    "week": "de WPB had die week haar ene bericht al, of de datum werd pas later bekend",
    "other": "de datum werd pas later bekend, of lag te dichtbij",
}
"""Why nobody was reminded."""


def thousands(number: int) -> str:
    """A number with a point between the thousands."""
    return f"{number:,}".replace(",", ".")


def _collisions(found: Findings) -> list[str]:
    if not found.collisions:
        return ["Nergens komen veel berichten in één week samen."]
    more = len(found.collisions) - TOLD
    told = [_collision(one) for one in found.collisions[:TOLD]]
    return [*told, f"Zo zijn er nog {more} drukke weken."] if more > 0 else told


def _collision(one: Collision) -> str:
    what = ROLES[one.player.role][0]
    alone = (Role.STUDENT, Role.DEELNEMER, Role.FACILITATOR)
    several = "" if one.player.role in alone else f" met {_students(one.player.students)}"
    week = f"week {one.week.isocalendar().week} (vanaf {date_short(one.week)})"
    return f"In {week} krijgt een {what}{several} {one.number} berichten ({one.player.name})."


def _students(number: int) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {'student' if number == 1 else 'studenten'}"


def _silence(one: Silence) -> str:
    weeks = (one.last - one.first).days // 7 + 1
    who = ROLES[one.role][1]
    span = f"van {date_words(one.first)} tot en met de week van {date_words(one.last)}"
    return f"{who[0].upper()}{who[1:]} horen {weeks} weken niets, {span}."


def _quiet(found: Findings) -> list[str]:
    said = []
    if found.unheard:
        who = enumerate_words([f"{n} {ROLES[role][0 if n == 1 else 1]}" for role, n in found.unheard])
        said.append(
            f"Na de uitnodiging schrijft de bot uit zichzelf niet aan {who}: zij hebben geen taak met een eigen datum, "
            "of die was al gedaan voordat er een herinnering nodig was."
        )
    if found.silenced:
        people = "1 mens antwoordt" if found.silenced == 1 else f"{found.silenced} mensen antwoorden"
        said.append(f"{people} niet: die krijgen de vraag hoe het anders kan, en daarna niets meer.")
    return said
