"""The dialogs that ship with the bot, held with the engine as a person would hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from msgspec.structs import replace
from walking import screens, spoken

from content.load import Library, load
from dialogs.dutch import AMSTERDAM
from dialogs.event import Pressed
from dialogs.message import Form
from dialogs.model import Ask, Dialog, Effect, Option, Review
from dialogs.nouns import Json
from dialogs.outcome import Context, Outcome
from dialogs.route import route
from dialogs.step import begin, step

NOW = datetime(2025, 11, 20, 15, 30, tzinfo=AMSTERDAM)
SEEN = "De les begon met een raadsel. Daardoor was iedereen stil. Laat ze de volgende keer eerst in tweetallen denken."
PROGRAMMES = ("hr-n4", "han-wpl2")
ASKS_NOTHING = ("leerwerkplek-rapport",)
EACH_DIALOG = sorted((programme, name) for programme in PROGRAMMES for name in load().dialogs(programme))


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def context_of(library: Library, programme: str, dialog: Dialog) -> Context:
    found = library.programmes[programme]
    name = dialog.framework or found.framework
    framework = library.framework(programme, name) if name else None
    return Context(
        now=NOW,
        values={
            "placement.student": "Sanne Bakker",
            "placement.klas": "2b",
            "partner.wpb": "Karim Öztürk",
            "last_stage_day": "2025-11-20",
            "today": "2025-11-20",
            "school.visits_due": 1,
            "stemming.open": "ja",
        },
        lists={
            "placement.klassen": (Option(id="2b", label="2b"), Option(id="3c", label="3c")),
            "leeruitkomsten": found.leeruitkomsten,
            "framework.dimensions": framework.options if framework else (),
        },
        readers={"student": ("Sanne Bakker",), "wpb": ("Karim Öztürk",), "so": ("Els de Wit",), "io": ("Joris Maas",)},
        version=library.version,
    )


@dataclass
class Talk:
    """A conversation in a test. `screens` are the step ids of the filled screens, the review included."""

    dialog: Dialog
    context: Context
    prefill: Mapping[str, Json] = field(default_factory=dict)
    screens: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now: Outcome = begin(self.dialog, key="k1", context=self.context, prefill=self.prefill)

    @property
    def form(self) -> Form:
        return next(m for m in reversed(self.now.messages) if isinstance(m, Form))

    def presses(self, control: str, values: Mapping[str, Json] | None = None) -> Talk:
        self.screens.append(self.form.step)
        event = Pressed(control=control, token=self.now.state.token, values=dict(values or {}))
        self.now = step(self.dialog, self.now.state, event, self.context)
        assert self.now.accepted, self.now.messages
        return self

    def fills(self, **values: Json) -> Talk:
        return self.presses("verder", values)

    def sends(self) -> Talk:
        return self.presses("bevestigen")

    @property
    def effects(self) -> list[str]:
        return [effect.name for effect in self.now.effects]

    def effect(self, name: str) -> list[Effect]:
        return [effect for effect in self.now.effects if effect.name == name]


def talk(library: Library, programme: str, name: str, prefill: Mapping[str, Json] | None = None) -> Talk:
    dialog = library.dialog(programme, name)
    assert dialog is not None
    return Talk(dialog, context_of(library, programme, dialog), prefill or {})


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_kijkwijzer_is_two_filled_screens_and_a_press(library: Library, programme: str) -> None:
    held = talk(library, programme, "kijkwijzer").fills(gezien=SEEN).fills().sends()
    assert held.screens == ["les", "kleur", "klaar"]
    assert held.effects == ["save", "document", "deliver", "complete", "tell"]
    assert held.now.state.answers["les.datum"] == "2025-11-20"
    assert held.now.state.answers["les.klas"] == "2b"


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_the_second_screen_of_a_kijkwijzer_may_be_skipped(library: Library, programme: str) -> None:
    held = talk(library, programme, "kijkwijzer").fills(gezien=SEEN).presses("overslaan").sends()
    assert held.screens == ["les", "kleur", "klaar"]
    assert "deliver" in held.effects


def test_deepening_gives_one_screen_for_each_chosen_part(library: Library) -> None:
    held = talk(library, "hr-n4", "kijkwijzer").fills(gezien=SEEN)
    held.fills(accenten=["opbouw", "uitleg"], verdiepen="ja")
    assert held.form.step == "indicatoren"
    assert [row.id for row in held.form.fields[0].rows] == ["opbouw-1", "opbouw-2", "opbouw-3", "opbouw-4"]
    assert [column.id for column in held.form.fields[0].columns] == ["nog-niet", "soms", "vaak"]
    held.fills(gezien={"opbouw-1": "vaak"}).presses("overslaan").sends()
    assert held.now.state.answers["indicatoren[opbouw].gezien"] == {"opbouw-1": "vaak"}


def test_the_review_of_a_kijkwijzer_names_who_will_read_it(library: Library) -> None:
    held = talk(library, "hr-n4", "kijkwijzer").fills(gezien=SEEN).fills()
    assert held.form.readers == ("Sanne Bakker", "Karim Öztürk")


def test_a_student_who_says_kijkwijzer_asks_for_an_observation(library: Library) -> None:
    for programme in PROGRAMMES:
        wishes = {
            (d.intent or d.dialog, role.value): d.dialog for d in library.dialogs(programme).values() for role in d.as_
        }
        assert wishes["kijkwijzer", "student"] == "observatie-vragen"
        assert wishes["kijkwijzer", "wpb"] == "kijkwijzer"


def test_an_observation_travels_from_question_to_a_prefilled_kijkwijzer(library: Library) -> None:
    asked = talk(library, "hr-n4", "observatie-vragen")
    asked.fills(moment="donderdag 27 november 10.15 uur", klas="3c", kijkpunt="hoe mijn les begint").sends()
    offer = asked.effect("start")[0].args
    assert (offer["dialog"], offer["for"]) == ("observatie-antwoord", "wpb")

    answered = talk(library, "hr-n4", "observatie-antwoord", given(offer, asked))
    assert {f.id: f.value for f in answered.form.fields}["kijkpunt"] == "hoe mijn les begint"
    answered.fills(komt="komt").sends()
    assert answered.effects == ["save", "schedule", "complete", "tell", "start"]
    offer = answered.effect("start")[0].args
    assert offer["dialog"] == "kijkwijzer"
    assert offer["after"] == {"answer": "vraag.moment"}

    kijkwijzer = talk(library, "hr-n4", "kijkwijzer", given(offer, answered))
    later = replace(kijkwijzer.context, now=datetime(2025, 11, 27, 15, 30, tzinfo=AMSTERDAM))
    held = Talk(kijkwijzer.dialog, later, given(offer, answered))
    assert {f.id: f.value for f in held.form.fields}["klas"] == "3c"
    held.fills(gezien=SEEN)
    assert held.now.state.answers == {"les.datum": "2025-11-27", "les.klas": "3c", "les.gezien": SEEN}


def test_another_moment_is_proposed_and_can_be_accepted_or_refused(library: Library) -> None:
    wish = {"vraag.moment": "2025-11-27T10:15:00+01:00", "vraag.klas": "2b", "vraag.kijkpunt": "orde"}
    answered = talk(library, "hr-n4", "observatie-antwoord", wish)
    answered.fills(komt="ander").fills(moment="woensdag 3 december 9.00 uur").sends()
    assert answered.effects == ["save", "start"]
    offer = answered.effect("start")[0].args
    assert (offer["dialog"], offer["for"]) == ("observatie-bevestigen", "student")

    accepted = talk(library, "hr-n4", "observatie-bevestigen", given(offer, answered)).fills(past="past").sends()
    assert accepted.effects == ["save", "schedule", "complete", "tell", "start"]
    refused = talk(library, "hr-n4", "observatie-bevestigen", given(offer, answered)).fills(past="niet").sends()
    assert refused.effects == ["save", "tell"]


def test_a_wpb_may_record_the_observation_herself(library: Library) -> None:
    held = talk(library, "hr-n4", "observatie-afspreken").fills(moment="donderdag 27 november 10.15 uur").sends()
    assert held.screens == ["les", "klaar"]
    assert held.effects == ["save", "schedule", "complete", "tell", "start"]


def given(offer: Mapping[str, Json], held: Talk) -> dict[str, Json]:
    """The answers that an offer carries on."""
    return {address: held.now.state.answers[value["answer"]] for address, value in offer["prefill"].items()}


def test_a_kijkwijzer_on_paper_is_one_screen_with_the_file(library: Library) -> None:
    paper = {"id": 7, "name": "kijkwijzer.pdf", "mime": "application/pdf", "size": 1234}
    held = talk(library, "hr-n4", "kijkwijzer-papier").fills(bestand=[paper]).sends()
    assert held.screens == ["papier", "klaar"]
    assert held.effects == ["save", "deliver", "complete"]
    assert held.now.state.answers["papier.bestand"] == [paper]


def test_the_paper_way_is_offered_on_the_first_screen(library: Library) -> None:
    for programme in PROGRAMMES:
        dialog = library.dialog(programme, "kijkwijzer")
        assert dialog is not None
        first = dialog.steps[0]
        assert isinstance(first, Ask)
        assert [shortcut.dialog for shortcut in first.also] == ["kijkwijzer-papier"]


def test_the_startgesprek_of_hr_n4_has_its_three_topics_on_one_screen(library: Library) -> None:
    held = talk(library, "hr-n4", "startgesprek")
    assert [f.id for f in held.form.fields if f.required] == ["leeruitkomsten", "startbekwaam", "planning"]
    held.fills(
        leeruitkomsten="Ik differentieer nog weinig.", startbekwaam="Orde gaat goed.", planning="In mei klaar."
    ).sends()
    assert held.effects == ["save", "document", "deliver", "request_approval"]
    assert held.dialog.ours


def test_the_wpb_records_a_startgesprek_on_one_screen(library: Library) -> None:
    held = (
        talk(library, "hr-n4", "startgesprek-verslag")
        .fills(datum="vandaag", afspraken="Elke week kort praten.")
        .sends()
    )
    assert held.screens == ["gesprek", "klaar"]
    assert held.effects == ["save", "deliver", "complete"]


PLAN = {"doel": "Beter nagaan wie het snapt.", "activiteiten": "Wisbordjes.", "tevreden": "Als ik het elke les doe."}


def han_startgesprek(library: Library, *chosen: str) -> Talk:
    held = talk(library, "han-wpl2", "startgesprek")
    held.fills(beeld="Wat ik moet laten zien.", keuze=list(chosen), waarom="Daar wil ik in groeien.", geweest="ja")
    for _ in chosen:
        held.fills(**PLAN)
    return held.sends()


def test_the_han_startgesprek_asks_two_questions_once_and_three_for_each_leeruitkomst(library: Library) -> None:
    held = han_startgesprek(library, "leerstof-verwerken", "ppi")
    assert held.screens == ["uitkomsten", "plan", "plan", "klaar"]
    assert held.now.state.answers["plan[ppi].doel"] == PLAN["doel"]
    assert "eJournal" in held.effect("tell")[0].args["text"]


@pytest.mark.parametrize(
    ("chosen", "collections"),
    [
        (("leerstof-verwerken",), [["didactisch"]]),
        (("ict",), [["didactisch"]]),
        (("afstemmen", "positief-leerklimaat"), [["pedagogisch"]]),
        (("ppi", "leerstof-verwerken"), [["pedagogisch"], ["didactisch"]]),
        (("vakdidactiek",), []),
    ],
)
def test_approval_is_asked_only_for_the_parts_that_were_chosen(
    library: Library, chosen: tuple[str, ...], collections: list[list[str]]
) -> None:
    asked = han_startgesprek(library, *chosen).effect("request_approval")
    assert [effect.args["collections"] for effect in asked] == collections
    assert all(effect.args["from"] == "wpb" for effect in asked)


def test_a_change_is_asked_with_one_field(library: Library) -> None:
    held = talk(library, "hr-n4", "goedkeuring-wijzigen").fills(wat="De planning mist nog.").sends()
    assert held.effects == ["save", "decide"]
    assert held.effect("decide")[0].args == {"approve": False}


@pytest.mark.parametrize(("programme", "name"), [one for one in EACH_DIALOG if one[1] not in ASKS_NOTHING])
def test_before_anything_is_sent_every_answer_can_be_reviewed(library: Library, programme: str, name: str) -> None:
    dialog = library.dialog(programme, name)
    assert dialog is not None
    stops = route(dialog, {}, context_of(library, programme, dialog)).stops
    review = stops[-2].step
    assert isinstance(review, Review)
    assert review.readers or "Niemand krijgt ze los te zien" in spoken(review.text)


@pytest.mark.parametrize("name", ASKS_NOTHING)
def test_a_report_asks_nothing(library: Library, name: str) -> None:
    dialog = library.dialog(None, name)
    assert dialog is not None
    assert screens(dialog) == ()


@pytest.mark.parametrize(("programme", "name"), EACH_DIALOG)
def test_a_screen_is_never_longer_than_a_page_unless_it_is_one_table(
    library: Library, programme: str, name: str
) -> None:
    dialog = library.dialog(programme, name)
    assert dialog is not None
    stops = route(dialog, {}, context_of(library, programme, dialog)).stops
    assert all(stop.pages == 1 or [part.kind for part in stop.parts] == ["rubric"] for stop in stops)
