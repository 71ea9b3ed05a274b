"""One of every kind of message, in words, for the golden files; invented people."""

from __future__ import annotations

from bot.ports import Shown, ShownButton, ShownFact, ShownField, ShownFile, ShownForm, ShownItem, ShownOption

VERBS = (
    ShownButton(id="verder", label="Verder", style="primary"),
    ShownButton(id="terug", label="Terug"),
    ShownButton(id="waarom", label="Waarom?"),
    ShownButton(id="bewaren", label="Later verder"),
    ShownButton(id="overslaan", label="Overslaan"),
    ShownButton(id="stop", label="Stop", style="danger"),
)
LEVELS = tuple(ShownOption(id=i, label=label) for i, label in (("1", "nog niet"), ("2", "soms"), ("3", "vaak")))
PHASES = tuple(
    ShownOption(id=i, label=label)
    for i, label in (("1", "Begin: met hulp"), ("2", "Groei: zelf, met overleg"), ("3", "Vergevorderd: helpt anderen"))
)


def form(*fields: ShownField, progress: tuple[int, int] = (1, 3), **rest: object) -> Shown:
    """A form with these fields."""
    made = ShownForm(id="k7", token="k7.2", step="les", progress=progress, fields=fields, verbs=VERBS, **rest)  # type: ignore[arg-type]
    return Shown(kind="form", text="De les\nWat zag je?", title="De les", body="Vertel over de les.", form=made)


def choice(kind: str, count: int, **rest: object) -> ShownField:
    """A field with this many options."""
    options = tuple(ShownOption(id=f"o{n}", label=f"Keuze {n}") for n in range(1, count + 1))
    return ShownField(id=kind, kind=kind, label="Waar ging het over?", options=options, **rest)  # type: ignore[arg-type]


SAMPLES: dict[str, Shown] = {
    "text": Shown(kind="text", text="Dag Noor, je kijkwijzer is verstuurd."),
    "text_with_buttons": Shown(
        kind="text",
        text="Wil je nu beginnen?",
        body="Wil je nu beginnen?",
        notice="Er is een vraag voor je.",
        buttons=(
            ShownButton(id="later:4", label="Later"),
            ShownButton(id="start:kijkwijzer:4", label="Begin", style="primary"),
        ),
    ),
    "text_with_markup": Shown(kind="text", text="<!channel> & <@U1> <b>kijk</b> op https://school.example/a?b=1&c=2."),
    "form_text": form(
        ShownField(
            id="gezien",
            kind="text",
            label="Wat zag je?",
            hint="Inspreken mag ook.",
            value="Rustige start & < duidelijk doel >",
            max_length=4000,
        ),
        ShownField(id="aantal", kind="number", label="Hoeveel leerlingen?", required=False, value=7.5),
    ),
    "form_problem": form(
        ShownField(
            id="datum", kind="date", label="Welke les?", value="31 februari", problem="Deze datum bestaat niet."
        ),
    ),
    "form_advice": form(
        ShownField(
            id="gezien",
            kind="text",
            label="Wat zag je?",
            value="Over dyslexie.",
            advice="Ik lees ‘dyslexie’. Moeten de lezers dit weten? Met Verder blijft het staan.",
        ),
    ),
    "form_date_and_moment": form(
        ShownField(id="datum", kind="date", label="Welke les?", value="2026-02-04"),
        ShownField(id="moment", kind="moment", label="Wanneer bespreken jullie het?", value="2026-02-05T15:30"),
    ),
    "form_yes_no": form(ShownField(id="verdiepen", kind="yes_no", label="Per onderdeel invullen?", value="nee")),
    "form_choice": form(choice("choice", 3, value="o2")),
    "form_choice_many": form(choice("choice", 11, value="o11")),
    "form_choices": form(choice("choices", 10, value=["o3", "o1"], required=False)),
    "form_choices_many": form(choice("choices", 12)),
    "form_choice_long_labels": form(
        ShownField(
            id="uitkomst",
            kind="choice",
            label="Welke leeruitkomst?",
            options=(ShownOption(id="a", label="Lang " * 30), ShownOption(id="b", label="Kort")),
        )
    ),
    "form_scale": form(ShownField(id="cijfer", kind="scale", label="Hoe zeker?", low=1, high=7, value=4)),
    "form_rubric": form(
        ShownField(
            id="indicatoren",
            kind="rubric",
            label="Wat zag je terug?",
            rows=(
                ShownOption(id="r1", label="Het lesdoel is helder"),
                ShownOption(id="r2", label="De uitleg is in stappen"),
            ),
            columns=LEVELS,
            value={"r1": "2"},
        )
    ),
    "form_rubric_in_words": form(
        ShownField(
            id="fase",
            kind="rubric",
            label="Wat past nu het best?",
            required=False,
            rows=(
                ShownOption(id="r1", label="Zelfstandigheid", cells=PHASES),
                ShownOption(id="r2", label="Metacognitie", cells=PHASES),
            ),
            columns=LEVELS,
            value={"r1": "2"},
        )
    ),
    "form_ranking": form(choice("ranking", 4, value=["o4", "o1"])),
    "form_person": form(
        ShownField(
            id="wie",
            kind="person",
            label="Voor wie?",
            options=(ShownOption(id="11", label="Noor de Wit"), ShownOption(id="12", label="Amir Jansen")),
            value="12",
        )
    ),
    "form_file": form(ShownField(id="papier", kind="file", label="Het ingevulde formulier")),
    "form_long_text": form(ShownField(id="gezien", kind="text", label="Wat zag je?", value="tekst " * 600)),
    "form_review": Shown(
        kind="form",
        text="Klaar om te versturen",
        title="Klaar om te versturen",
        facts=(
            ShownFact(label="Welke les?", value="woensdag 4 februari 2026"),
            ShownFact(label="Klas", value="2b"),
            ShownFact(label="Wat zag je?", value="De start was rustig. " * 20),
        ),
        form=ShownForm(
            id="k7",
            token="k7.9",
            step="klaar",
            progress=(3, 3),
            readers=("Noor de Wit", "Piet Bos"),
            verbs=(
                ShownButton(id="bevestigen", label="Verstuur", style="primary"),
                ShownButton(id="wijzigen", label="Wijzigen"),
            ),
        ),
    ),
    "form_answered": Shown(
        kind="card",
        text="De les\nKlas: 2b",
        title="De les",
        facts=(ShownFact(label="Klas", value="2b"), ShownFact(label="Leeg", value="")),
    ),
    "card_agenda": Shown(
        kind="card",
        text="Je agenda\n- Eerste kijkwijzer",
        title="Je agenda",
        body="Dit staat er open.",
        notice="Je agenda staat klaar.",
        facts=(ShownFact(label="Periode", value="1 september tot 12 november"),),
        items=(
            ShownItem(
                text="Eerste kijkwijzer",
                detail="vóór wo 12 nov",
                buttons=(ShownButton(id="start:kijkwijzer:4", label="Begin", style="primary"),),
            ),
            ShownItem(
                text="Startgesprek",
                buttons=(ShownButton(id="goed:1:1", label="Akkoord"), ShownButton(id="anders:1:1", label="Anders")),
            ),
            ShownItem(text="Kennismaking", detail="gedaan"),
        ),
        buttons=(ShownButton(id="kalender", label="Zet in mijn kalender"),),
    ),
    "card_many_items": Shown(
        kind="card",
        text="Overzicht",
        title="Overzicht",
        items=tuple(
            ShownItem(
                text=f"Regel {n}", buttons=(ShownButton(id=f"a:{n}", label="A"), ShownButton(id=f"b:{n}", label="B"))
            )
            for n in range(40)
        ),
    ),
    "document": Shown(
        kind="document",
        text="Hier is de kijkwijzer.",
        body="Hier is de kijkwijzer.",
        file=ShownFile(id=5, name="kijkwijzer.docx", mime="application/msword", size=3),
    ),
}
