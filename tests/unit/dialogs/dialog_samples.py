"""Dialogs to test with, written as short as an author would."""

from __future__ import annotations

from typing import Any

from dialogs.model import Dialog, Option
from dialogs.nouns import Json

Doc = dict[str, Any]


def options(*labels: str) -> list[Doc]:
    return [{"id": label.casefold().replace(" ", "-"), "label": label} for label in labels]


def listed(*labels: str) -> tuple[Option, ...]:
    return tuple(Option.model_validate(one) for one in options(*labels))


def dialog(*steps: Doc, end: bool = True, **header: Json) -> Dialog:
    """A dialog of some steps, ended by a review and a submit unless `end` is False."""
    whole = [*steps, {"review": "klaar"}, {"submit": [{"name": "save"}]}] if end else list(steps)
    return Dialog.model_validate({"dialog": "proef", "title": "Proef", "as": ["wpb"], **header, "steps": whole})


def ask(id_: str, *fields: Doc, **more: Json) -> Doc:
    return {"ask": id_, "fields": list(fields), **more}


def text(id_: str, **more: Json) -> Doc:
    return {"id": id_, "kind": "text", "label": id_.capitalize(), **more}


def field(id_: str, kind: str, **more: Json) -> Doc:
    return {"id": id_, "kind": kind, "label": id_.capitalize(), **more}


def choice(id_: str, *labels: str, **more: Json) -> Doc:
    return field(id_, "choice", options=options(*labels), **more)


def choices(id_: str, *labels: str, **more: Json) -> Doc:
    return field(id_, "choices", options=options(*labels), **more)


def rows(*labels: str) -> list[Doc]:
    """Rubric rows that word the levels below in their own way."""
    return [
        {**row, "parts": {"kort": [{"id": o["id"], "label": f"{row['label']} {o['label']}"} for o in LEVELS]}}
        for row in options(*labels)
    ]


LEVELS = options("nog niet", "soms", "vaak")
EXAMPLE = "Je stelde een open vraag, drie leerlingen dachten hardop. Laat volgende keer wat langer stil."

KIJKWIJZER = dialog(
    ask(
        "les",
        field("datum", "date", looks="back", default={"value": "last_stage_day"}, why="Zo telt de les goed mee."),
        field("klas", "choice", **{"from": "placement.klassen"}),
        text("gezien"),
        title="Kijkwijzer voor {placement.student}",
        also=[{"dialog": "kijkwijzer-papier", "label": "Al op papier gedaan"}],
    ),
    ask(
        "kleur",
        field("accenten", "choices", **{"from": "framework.dimensions"}),
        field("verdiepen", "yes_no", default="nee"),
        optional=True,
    ),
    {
        "for_each": "accent",
        "over": "kleur.accenten",
        "when": {"answer": "kleur.verdiepen", "is": "ja"},
        "steps": [ask("indicatoren", field("gezien", "rubric", rows="item.indicators", columns=LEVELS))],
    },
    {"review": "klaar", "readers": ["student", "wpb"]},
    {
        "submit": [
            {"name": "save"},
            {"name": "document", "args": "kijkwijzer"},
            {"name": "tell", "args": {"roles": ["student"]}, "when": {"answer": "kleur.verdiepen", "is": "ja"}},
        ],
        "say": "Verstuurd naar {placement.student}.",
    },
    end=False,
)

LISTS = {
    "placement.klassen": listed("2b", "3c", "4a"),
    "framework.dimensions": (
        Option(id="vragen", label="Vragen stellen", parts={"indicators": listed("Open vragen", "Wachttijd")}),
        Option(id="rust", label="Rust in de klas", parts={"indicators": listed("Begin", "Overgangen", "Eind")}),
    ),
}
VALUES = {"placement.student": "Sanne", "last_stage_day": "2026-02-03"}
READERS = {"student": ("Sanne de Boer",), "wpb": ("Karim Idrissi",)}
KNOWN: dict[str, Any] = {"lists": LISTS, "values": VALUES, "readers": READERS}

EVERY_KIND = dialog(
    {"say": "welkom", "text": "Dag."},
    ask(
        "alles",
        text("tekst", max_length=200),
        field("getal", "number", low=0, high=40),
        field("janee", "yes_no"),
        choice("keuze", "Rood", "Groen", "Anders", other=True),
        choices("keuzes", "Een", "Twee", "Drie", at_most=2),
        field("schaal", "scale"),
        field("volgorde", "ranking", options=options("Noord", "Midden", "Zuid")),
        field("dag", "date", looks="ahead"),
        field("moment", "moment", looks="back"),
        field("wie", "person"),
        field("bestand", "file", required=False),
        field("rubric", "rubric", rows=options(*(f"Regel {n}" for n in range(1, 24))), columns=LEVELS),
        why="Om te proberen.",
    ),
    {
        "branch": "weg",
        "cases": [
            {"when": {"answer": "alles.janee", "is": "ja"}, "steps": [ask("wel", text("waarom"))]},
            {
                "when": {"answer": "alles.getal", "at_least": 20},
                "steps": [{"say": "veel", "text": "Wel {alles.getal}."}],
            },
        ],
        "otherwise": [ask("niet", text("reden", required=False))],
    },
    {
        "for_each": "per",
        "over": "alles.keuzes",
        "title": "Over {item}",
        "steps": [
            ask("deel", text("wat"), choices("onder", "Links", "Rechts", required=False)),
            {
                "for_each": "kant",
                "over": "deel.onder",
                "steps": [ask("diep", text("hoe"), when={"answer": "deel.wat", "is_not": "klaar"})],
            },
        ],
    },
)
EVERY_LIST = {"people": listed("Anna", "Bilal")}
