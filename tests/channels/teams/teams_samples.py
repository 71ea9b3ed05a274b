"""One message of each kind, as the core hands them to a channel."""

from __future__ import annotations

from bot.ports import Shown, ShownButton, ShownFact, ShownField, ShownFile, ShownForm, ShownItem, ShownOption

VERBS = (
    ShownButton(id="verder", label="Verder", style="primary"),
    ShownButton(id="terug", label="Terug"),
    ShownButton(id="overslaan", label="Overslaan"),
    ShownButton(id="waarom", label="Waarom?"),
    ShownButton(id="bewaren", label="Bewaren voor later"),
    ShownButton(id="stop", label="Stoppen", style="danger"),
)


def options(**named: str) -> tuple[ShownOption, ...]:
    return tuple(ShownOption(id=k, label=v) for k, v in named.items())


KLASSEN = options(**{"2b": "klas 2b", "3a": "klas 3a", "4c": "klas 4c"})
ACCENTEN = options(**{f"a{n}": f"Accent {n}" for n in range(1, 10)})
FIELDS = {
    "text": ShownField(id="gezien", kind="text", label="Wat zag je?", value="Rustige start.", hint="Ook dicteren kan."),
    "text_problem": ShownField(id="gezien", kind="text", label="Wat zag je?", problem="Dit veld is nog leeg."),
    "text_advice": ShownField(
        id="gezien",
        kind="text",
        label="Wat zag je?",
        value="Over dyslexie.",
        advice="Ik lees ‘dyslexie’. Moeten de lezers dit weten? Met Verder blijft het staan.",
    ),
    "number": ShownField(id="aantal", kind="number", label="Hoeveel leerlingen?", value=24, low=1, high=40),
    "number_wrong": ShownField(id="aantal", kind="number", label="Hoeveel?", value="veel", problem="Typ een getal."),
    "yes_no": ShownField(id="verdiepen", kind="yes_no", label="Per onderdeel invullen?", value="nee", required=False),
    "choice": ShownField(id="klas", kind="choice", label="Klas", options=KLASSEN, value="3a"),
    "choice_typed": ShownField(
        id="klas", kind="choice", label="Klas", options=KLASSEN, value="gymgroep, rood", other=True
    ),
    "choice_many": ShownField(id="accent", kind="choice", label="Accent", options=ACCENTEN),
    "choices": ShownField(id="accenten", kind="choices", label="Accenten", options=ACCENTEN, value=["a1", "a7"]),
    "scale": ShownField(id="cijfer", kind="scale", label="Hoe ging het?", low=1, high=7, value=5),
    "rubric": ShownField(
        id="indicatoren",
        kind="rubric",
        label="Wat zag je vandaag?",
        rows=options(doel="Het doel is duidelijk", tempo="Het tempo past"),
        columns=options(nog_niet="Nog niet", soms="Soms", vaak="Vaak"),
        value={"doel": "soms"},
    ),
    "rubric_in_words": ShownField(
        id="fase",
        kind="rubric",
        label="Wat past nu het best?",
        required=False,
        rows=(
            ShownOption(id="zelf", label="Zelfstandigheid", cells=options(soms="Soms: met hulp", vaak="Vaak: alleen")),
        ),
        columns=options(soms="Soms", vaak="Vaak"),
        value={"zelf": "vaak"},
    ),
    "ranking": ShownField(
        id="volgorde", kind="ranking", label="Wat eerst?", options=options(a="Orde", b="Uitleg"), value=["b"]
    ),
    "date": ShownField(id="datum", kind="date", label="Welke les?", value="2025-10-07"),
    "date_wrong": ShownField(id="datum", kind="date", label="Welke les?", value="31 februari", problem="Kies een dag."),
    "moment": ShownField(id="wanneer", kind="moment", label="Wanneer?", value="2025-10-07T14:30"),
    "moment_empty": ShownField(id="wanneer", kind="moment", label="Wanneer?"),
    "person": ShownField(id="wie", kind="person", label="Met wie?", options=options(p4="Noor de Wit", p7="Sam Vos")),
    "file": ShownField(id="bewijs", kind="file", label="Het formulier", value={"id": 3, "name": "kijkwijzer.pdf"}),
    "file_empty": ShownField(id="bewijs", kind="file", label="Het formulier", required=False),
}


def form(*fields: ShownField, **more: object) -> Shown:
    held = ShownForm(id="k1", token="k1.4", step="les", progress=(1, 2), fields=fields, verbs=VERBS)
    return Shown(kind="form", text="De les\nWat zag je?", title="De les", body="Vul in wat je zag.", form=held, **more)  # type: ignore[arg-type]


SAMPLES: dict[str, Shown] = {
    "text": Shown(kind="text", text="Goed dat je er bent.\nWat wil je doen?"),
    "text_buttons": Shown(
        kind="text",
        text="Wil je verder?",
        buttons=(
            ShownButton(id="start:kijkwijzer", label="Beginnen", style="primary"),
            ShownButton(id="later", label="Later"),
        ),
    ),
    **{f"form_{name}": form(field) for name, field in FIELDS.items()},
    "form_review": Shown(
        kind="form",
        text="Klopt dit?",
        title="Klopt dit?",
        form=ShownForm(
            id="k1",
            token="k1.6",
            step="klaar",
            progress=(2, 2),
            facts=(ShownFact(label="Klas", value="3a"), ShownFact(label="Wat zag je?", value="Rust.\nEn *aandacht*.")),
            readers=("Mees Bakker", "Noor de Wit"),
            verbs=(
                ShownButton(id="bevestigen", label="Verstuur", style="primary"),
                ShownButton(id="terug", label="Terug"),
            ),
        ),
    ),
    "card_agenda": Shown(
        kind="card",
        text="Deze periode: eerste kijkwijzer, startgesprek",
        title="Deze periode",
        notice="Er staat iets voor je klaar",
        facts=(ShownFact(label="Periode", value="1 september tot en met 12 november"),),
        items=(
            ShownItem(
                text="Eerste kijkwijzer",
                detail="uiterlijk woensdag 12 november",
                buttons=(ShownButton(id="start:kijkwijzer", label="Beginnen", style="primary"),),
            ),
            ShownItem(text="Startgesprek", detail="gedaan"),
        ),
        buttons=(ShownButton(id="agenda:alles", label="Hele jaar"),),
    ),
    "picture": Shown(
        kind="picture",
        text="Je radar van maart",
        alt="Vijf assen, de langste is pedagogisch handelen",
        file=ShownFile(id=9, name="radar.png", mime="image/png", size=40_000),
    ),
    "document": Shown(
        kind="document",
        text="Hier is de kijkwijzer als Word-bestand.",
        notice="Er is een document voor je",
        file=ShownFile(id=8, name="kijkwijzer 7 oktober.docx", mime="application/vnd", size=1_234_567),
        buttons=(ShownButton(id="bedankt:8", label="Bedank Noor"),),
    ),
}
