"""Corrections, and what depends on them."""

from __future__ import annotations

from dialog_samples import EXAMPLE, KIJKWIJZER, KNOWN, ask, choice, choices, dialog, text
from talk import Talk, heard

from dialogs.event import Pressed


def full() -> Talk:
    """A kijkwijzer at its review, with both dimensions filled."""
    talk = Talk(KIJKWIJZER, "wpb", **KNOWN).fills(datum="gisteren", klas="2b", gezien=EXAMPLE).presses("verder")
    talk.fills(accenten=["vragen", "rust"], verdiepen="ja").presses("verder")
    talk.fills(gezien={"open-vragen": "soms", "wachttijd": "vaak"}).presses("verder")
    return talk.fills(gezien={"begin": "vaak", "overgangen": "vaak", "eind": "soms"}).presses("verder")


def test_a_correction_in_the_review_keeps_the_other_answers() -> None:
    talk = full()
    before = dict(talk.answers)
    talk.corrects("les.klas", "3c")
    assert talk.screen == "klaar"
    assert talk.answers == {**before, "les.klas": "3c"}
    assert talk.summary["Klas"] == "3c"


def test_wijzigen_asks_which_answer_when_none_was_chosen() -> None:
    talk = full().presses("wijzigen")
    assert talk.problems == {"veld": "engine.choose_what()"}
    assert talk.screen == "klaar"


def test_wijzigen_goes_to_the_answer_that_was_chosen() -> None:
    talk = full().fills(veld="indicatoren[rust].gezien").presses("wijzigen")
    assert talk.screen == "indicatoren"
    assert talk.field("gezien").value == {"begin": "vaak", "overgangen": "vaak", "eind": "soms"}


def test_a_change_that_brings_its_value_is_made_and_told_wherever_one_is() -> None:
    at_the_review, at_a_screen = full(), full().presses("wijzigen:les.gezien")
    for talk in (at_the_review, at_a_screen):
        talk.hears(Pressed(control="wijzigen:les.klas", values={"les.klas": "3c"}))
        assert (talk.screen, talk.answers["les.klas"]) == ("klaar", "3c")
        assert talk.words == ("engine.corrected(vraag=Klas, antwoord=3c)",)


def test_a_change_to_a_value_that_does_not_fit_shows_its_screen_with_the_problem() -> None:
    talk = full().hears(Pressed(control="wijzigen:les.datum", values={"les.datum": "31 februari"}))
    assert talk.screen == "les"
    assert talk.problems == {"datum": "engine.date(gezegd=31 februari)"}
    assert talk.field("datum").value == "31 februari"


def test_every_answer_of_the_review_can_be_changed() -> None:
    talk = full()
    offered = [option.id for option in talk.field("veld").options]
    assert offered == list(talk.answers)
    for address in offered:
        screen = talk.presses(f"wijzigen:{address}").screen
        assert screen == address.partition(".")[0].partition("[")[0]
        talk.presses("verder")


def test_going_back_from_a_correction_leads_to_the_review_again() -> None:
    talk = full().presses("wijzigen:les.klas")
    assert "terug" in talk.verbs
    assert talk.presses("terug").screen == "klaar"


def test_a_correction_left_half_way_is_asked_about_before_sending() -> None:
    talk = full().presses("wijzigen:les.klas").fills(klas="4a").presses("terug")
    talk.presses("bevestigen")
    assert talk.state.status == "open"
    assert talk.words == ("engine.still_open()",)
    assert talk.field("klas").value == "4a"
    talk.presses("verder").presses("bevestigen")
    assert talk.state.status == "finished"
    assert talk.outcome.entries[1].shown == "4a"


def test_an_unknown_answer_cannot_be_changed() -> None:
    talk = full().presses("wijzigen:les.bestaatniet")
    assert talk.words == ("engine.gone()",)
    assert talk.screen == "klaar"


def test_one_more_item_opens_only_its_own_screen() -> None:
    talk = full().presses("wijzigen:kleur.accenten").fills(accenten=["rust"]).presses("verder")
    assert talk.screen == "klaar"
    assert not any("Vragen" in label for label in talk.summary)
    talk.presses("wijzigen:kleur.accenten").fills(accenten=["rust", "vragen"]).presses("verder")
    assert talk.screen == "klaar", "what was filled before is still there"
    assert talk.answers["indicatoren[vragen].gezien"] == {"open-vragen": "soms", "wachttijd": "vaak"}


def test_an_item_chosen_later_is_asked_and_the_others_are_not() -> None:
    talk = full().presses("wijzigen:kleur.accenten").fills(accenten=["vragen"]).presses("verder").presses("bevestigen")
    assert [entry.address for entry in talk.outcome.entries][-1] == "indicatoren[vragen].gezien"


def test_answers_that_dropped_out_are_not_sent_and_not_lost() -> None:
    talk = full().corrects("kleur.verdiepen", "nee")
    assert "indicatoren[rust].gezien" in talk.answers
    talk.presses("bevestigen")
    assert [entry.step for entry in talk.outcome.entries] == ["les", "les", "les", "kleur", "kleur"]
    assert talk.effects == ("save", "document")


CHAIN = dialog(
    ask("a", choice("x", "Ja", "Nee")),
    ask("b", choice("y", "Ja", "Nee"), when={"answer": "a.x", "is": "ja"}),
    ask("c", text("z"), when={"answer": "b.y", "is": "ja"}),
)


def test_an_answer_that_dropped_out_opens_nothing_any_more() -> None:
    talk = Talk(CHAIN).fills(x="ja").presses("verder").fills(y="ja").presses("verder").fills(z="hier").presses("verder")
    talk.corrects("a.x", "nee")
    assert talk.screen == "klaar"
    assert talk.summary == {"X": "Nee"}


def test_a_changed_answer_opens_the_screens_that_it_calls_for() -> None:
    talk = Talk(CHAIN).fills(x="nee").presses("verder")
    assert talk.screen == "klaar"
    assert talk.corrects("a.x", "ja").screen == "b"
    assert talk.fills(y="ja").presses("verder").screen == "c"
    assert talk.fills(z="hier").presses("verder").screen == "klaar"


BRANCH = dialog(
    ask("soort", choice("wat", "Les", "Gesprek", "Niets")),
    {
        "branch": "weg",
        "cases": [
            {"when": {"answer": "soort.wat", "is": "les"}, "steps": [ask("les", text("klas"))]},
            {"when": {"answer": "soort.wat", "is": "gesprek"}, "steps": [ask("gesprek", text("wie"))]},
        ],
        "otherwise": [],
    },
    ask("slot", text("nog", required=False)),
)


def test_a_branch_leads_one_way_and_after_a_correction_the_other() -> None:
    talk = Talk(BRANCH).fills(wat="les").presses("verder")
    assert talk.screen == "les"
    talk.fills(klas="2b").presses("verder").presses("overslaan")
    assert talk.corrects("soort.wat", "gesprek").screen == "gesprek"
    talk.fills(wie="ouders").presses("verder")
    assert talk.summary == {"Wat": "Gesprek", "Wie": "ouders"}


def test_a_branch_may_have_nothing_to_ask() -> None:
    assert Talk(BRANCH).fills(wat="niets").presses("verder").screen == "slot"


NESTED = dialog(
    ask("doelen", choices("keuze", "Een", "Twee")),
    {
        "for_each": "doel",
        "over": "doelen.keuze",
        "steps": [
            ask("stap", choices("hulp", "Boek", "Mens"), text("wat")),
            {
                "for_each": "middel",
                "over": "stap.hulp",
                "steps": [ask("hoe", text("zo"), when={"answer": "stap.wat", "is_not": "x"})],
            },
        ],
    },
)


def test_repetitions_in_repetitions_keep_their_answers_apart() -> None:
    talk = Talk(NESTED).fills(keuze=["een", "twee"]).presses("verder")
    talk.fills(hulp=["boek", "mens"], wat="a").presses("verder")
    talk.fills(zo="1").presses("verder").fills(zo="2").presses("verder")
    talk.fills(hulp=["boek"], wat="b").presses("verder").fills(zo="3").presses("verder")
    assert talk.screen == "klaar"
    assert {a: v for a, v in talk.answers.items() if a.startswith("hoe")} == {
        "hoe[een][boek].zo": "1",
        "hoe[een][mens].zo": "2",
        "hoe[twee][boek].zo": "3",
    }
    assert "engine.about(over=Een en Boek, vraag=Zo)" in talk.summary


def test_a_condition_in_a_repetition_is_about_its_own_item() -> None:
    talk = Talk(NESTED).fills(keuze=["een", "twee"]).presses("verder")
    talk.fills(hulp=["boek"], wat="x").presses("verder")
    talk.fills(hulp=["boek"], wat="y").presses("verder")
    assert talk.screen == "hoe"
    assert talk.form.progress == (4, 5)


def test_a_review_half_way_comes_again_after_a_change_before_it() -> None:
    halfway = dialog(ask("a", text("x")), {"review": "tussen"}, ask("b", text("y")))
    talk = Talk(halfway).fills(x="1").presses("verder").presses("bevestigen")
    assert talk.screen == "b"
    talk.fills(y="2").presses("verder")
    assert talk.screen == "klaar"
    talk.corrects("a.x", "3")
    assert talk.screen == "tussen"


def test_two_presses_of_wijzigen_go_to_one_place() -> None:
    talk = full()
    press = Pressed(control="wijzigen", token=talk.state.token, values={"veld": "les.klas"})
    talk.hears(press).hears(press)
    assert talk.screen == "les"


CHOSEN = dialog(
    ask("een", choices("meer", "A", "B", "C")),
    ask("twee", {"id": "beste", "kind": "choice", "label": "Beste", "from": "een.meer"}),
)


def test_a_question_can_offer_what_was_chosen_before() -> None:
    talk = Talk(CHOSEN).fills(meer=["a", "c"]).presses("verder")
    assert [option.id for option in talk.field("beste").options] == ["a", "c"]
    talk.fills(beste="c").presses("verder").corrects("een.meer", ["b", "c"])
    assert talk.screen == "klaar"
    talk.presses("wijzigen:twee.beste")
    assert [option.id for option in talk.field("beste").options] == ["b", "c"]


def test_an_answer_that_can_no_longer_be_chosen_is_asked_again() -> None:
    talk = Talk(CHOSEN).fills(meer=["a", "c"]).presses("verder").fills(beste="c").presses("verder")
    talk.corrects("een.meer", ["a", "b"])
    assert talk.screen == "twee"
    assert talk.field("beste").value is None
    assert talk.fills(beste="b").presses("verder").summary == {"Meer": "A en B", "Beste": "B"}


def test_a_question_that_two_screens_ask_is_told_apart_in_the_summary() -> None:
    twice = dialog(
        ask("rust", text("reactie", label="Wat zag u?"), title="Rust"),
        ask("tempo", text("reactie", label="Wat zag u?"), text("stap"), title="Tempo"),
    )
    talk = Talk(twice).fills(reactie="Stil.").presses("verder").fills(reactie="Vlot.", stap="Meer.").presses("verder")
    assert [heard(fact.label) for fact in talk.form.facts] == [
        "engine.about(over=Rust, vraag=Wat zag u?)",
        "engine.about(over=Tempo, vraag=Wat zag u?)",
        "Stap",
    ]
