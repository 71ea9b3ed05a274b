"""The preparation of a startgesprek: written, sent for approval, changed, sent again and approved."""

from __future__ import annotations

import pytest
from people import FATIMA, MARIEKE, NOOR, SEM, WIM, School, words_of

from dialogs.event import Pressed
from store import approvals, submissions
from store.approvals import Approval
from store.submissions import Submission

TOPICS = {
    "leeruitkomsten": "Ik laat al zien dat ik een les kan opbouwen.",
    "startbekwaam": "Toetsen maken is nog spannend.",
    "planning": "Drie observaties vóór mei.",
}
GOAL = {
    "doel": "Alle leerlingen doen mee.",
    "activiteiten": "Werkvormen proberen.",
    "tevreden": "Als negen van tien meedoet.",
}


def prepared(school: School) -> None:
    """Noor has sent her preparation; Wim has the request the next afternoon."""
    school[NOOR].says("ik wil het startgesprek voorbereiden").fills(**TOPICS).presses("Verstuur")
    school.moves_to("2026-01-22T15:30")


def changed(school: School, why: str = "Noem ook de driehoeksgesprekken.") -> None:
    """And Wim asks for a change, which Noor hears the next afternoon."""
    prepared(school)
    school[WIM].presses("Vraag een wijziging").fills(wat=why).presses("Verstuur")
    school.moves_to("2026-01-23T15:30")


def threads(school: School, student: str) -> tuple[tuple[Submission, ...], tuple[Approval, ...]]:
    """Every version of the student's preparation, and what was asked with it."""
    with school.database.reading() as c:
        first = submissions.of_placement(c, school.placement_of(student).id, "startgesprek")[0]
        return submissions.versions(c, first.thread), approvals.of_thread(c, first.thread)


# --- hr-n4 ---


def test_the_student_prepares_in_one_screen_and_knows_who_reads_it(school: School) -> None:
    noor = school[NOOR].says("ik wil het startgesprek voorbereiden")
    assert "Wim de Groot leest mee" in noor.heard
    noor.fills(**TOPICS)
    assert noor.form.readers == ("Wim de Groot",)
    noor.presses("Verstuur")
    assert "Je voorbereiding gaat naar Wim de Groot." in noor.heard
    [(name, data)] = noor.documents
    assert name.endswith(".docx")
    assert all(answer in words_of(data) for answer in TOPICS.values())


def test_the_wpb_gets_the_text_and_the_request_at_a_decent_moment(school: School) -> None:
    school[NOOR].says("startgesprek").fills(**TOPICS).presses("Verstuur")
    assert "Wim de Groot krijgt dit op donderdag 22 januari 2026 om 15.30 uur." in school[NOOR].heard
    school.moves_to("2026-01-22T15:30")
    wim = school[WIM]
    [card] = wim.cards
    assert card.title == "Noor Willems vraagt uw akkoord"
    assert all(answer in [fact.value for fact in card.facts] for answer in TOPICS.values())
    assert [button.label for button in card.buttons] == ["Akkoord", "Vraag een wijziging", "Laat een collega beslissen"]
    assert "Noor" not in (card.notice or "")
    assert len(wim.documents) == 1


def test_asked_changed_sent_again_and_approved(school: School) -> None:
    changed(school)
    noor, wim = school[NOOR], school[WIM]
    assert "Wim de Groot vraagt een wijziging" in noor.heard
    assert "Noem ook de driehoeksgesprekken." in noor.heard

    noor.presses("Aanpassen")
    assert noor.form.step == "klaar"
    noor.corrects("voorbereiding.planning", "Drie observaties en drie driehoeksgesprekken vóór mei.")
    assert noor.summary["De leeruitkomsten van N4"] == TOPICS["leeruitkomsten"]
    noor.presses("Verstuur")

    school.moves_to("2026-01-26T15:30")
    [card] = wim.cards
    assert card.title == "Noor Willems heeft het aangepast en vraagt opnieuw uw akkoord"
    assert "drie driehoeksgesprekken" in card.text
    wim.presses("Akkoord")
    assert wim.heard.startswith("Dank u. Noor Willems hoort uw akkoord op ")
    school.moves_to("2026-01-27T15:30")
    assert "Wim de Groot is akkoord" in noor.heard

    versions, [approval] = threads(school, NOOR)
    assert [version.version for version in versions] == [1, 2]
    assert versions[0].answers["voorbereiding.planning"] == TOPICS["planning"]
    assert (approval.status, approval.version) == ("approved", 2)


def test_nothing_to_adjust_once_it_was_sent_again(school: School) -> None:
    changed(school)
    noor = school[NOOR].presses("Aanpassen")
    assert noor.form.step == "klaar"
    noor.presses("Verstuur")
    noor.presses("Aanpassen")
    assert noor.heard == "Hier is geen wijziging (meer) gevraagd. Er hoeft niets te gebeuren."


def test_a_second_press_on_approve_decides_nothing_more(school: School) -> None:
    prepared(school)
    wim = school[WIM].presses("Akkoord").presses("Akkoord")
    assert wim.heard == "Wim de Groot heeft dit al goedgekeurd, op donderdag 22 januari 2026."
    school.moves_to("2026-01-23T15:30")
    assert school[NOOR].heard.count("is akkoord") == 1


def test_a_change_cannot_be_asked_after_the_approval(school: School) -> None:
    prepared(school)
    wim = school[WIM].presses("Akkoord").presses("Vraag een wijziging")
    assert wim.heard == "Wim de Groot heeft dit al goedgekeurd, op donderdag 22 januari 2026."
    _, [approval] = threads(school, NOOR)
    assert approval.status == "approved"


@pytest.mark.parametrize("button", ["Akkoord", "Vraag een wijziging"])
def test_a_press_on_the_card_of_an_older_version_points_at_the_newer(school: School, button: str) -> None:
    changed(school)
    school.at("2026-01-23T16:00")
    wim, noor = school[WIM], school[NOOR]
    old = next(b.id for shown in wim.shown for b in shown.buttons if b.label == button)
    noor.presses("Aanpassen")
    assert noor.form.step == "klaar"
    noor.presses("Verstuur")

    school.hears(WIM, Pressed(control=old))
    assert wim.heard == "Er is inmiddels een nieuwere versie. Zeg ‘goedkeuringen’, dan laat ik die zien."
    _, [approval] = threads(school, NOOR)
    assert approval.status == "open"
    wim.says("goedkeuringen")
    assert wim.cards[0].title == "Noor Willems heeft het aangepast en vraagt opnieuw uw akkoord"
    wim.presses("Akkoord")
    _, [approval] = threads(school, NOOR)
    assert approval.status == "approved"


@pytest.mark.parametrize("who", [FATIMA, NOOR, MARIEKE])
@pytest.mark.parametrize("button", ["Akkoord", "Vraag een wijziging"])
def test_a_press_of_someone_else_is_refused(school: School, who: str, button: str) -> None:
    prepared(school)
    control = next(b.id for b in school[WIM].buttons if b.label == button)
    school.hears(who, Pressed(control=control))
    assert "niet aan" in school[who].heard
    assert "Noor" not in school[who].heard
    _, [approval] = threads(school, NOOR)
    assert approval.status == "open"


def test_someone_else_cannot_open_what_was_sent(school: School) -> None:
    changed(school)
    control = next(b.id for b in school[NOOR].buttons if b.label == "Aanpassen")
    school.hears(FATIMA, Pressed(control=control))
    assert school[FATIMA].heard == "Dit verzoek is niet aan u gericht."


def test_both_can_ask_what_waits(school: School) -> None:
    prepared(school)
    assert "Noor Willems vraagt uw akkoord" in school[WIM].says("goedkeuringen").heard
    assert "Wacht op Wim de Groot." in school[NOOR].says("goedkeuringen").heard
    school[WIM].presses("Akkoord")
    assert school[WIM].says("goedkeuringen").heard == "Er wacht niets op goedkeuring."


def test_sending_the_preparation_again_uninvited_is_a_new_version_of_the_same(school: School) -> None:
    prepared(school)
    school[NOOR].says("startgesprek").fills(**TOPICS | {"planning": "Anders."}).presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    assert "Anders." in school[WIM].heard
    [waiting] = school[WIM].says("goedkeuringen").cards
    assert "Anders." in waiting.text


# --- han-wpl2 ---


def planned(school: School, *outcomes: str) -> None:
    """Sem writes a plan for these leeruitkomsten and sends it."""
    sem = school[SEM].says("ik wil het startgesprek voorbereiden")
    sem.fills(beeld="Dat iedereen mee kan doen.", keuze=list(outcomes), waarom="Daar loop ik vast.", geweest="ja")
    for _ in outcomes:
        assert sem.form.step == "plan"
        sem.fills(**GOAL | {"doel": f"Doel voor {sem.got[-1].title}."})
    sem.presses("Verstuur")


def test_the_three_questions_come_once_for_each_chosen_leeruitkomst(school: School) -> None:
    planned(school, "positief-leerklimaat", "ict")
    [(_, data)] = school[SEM].documents
    text = words_of(data)
    for part in (
        "Creëren van positief leerklimaat",
        "Leren en lesgeven met ict",
        "Doel voor Creëren van positief leerklimaat.",
        "Doel voor Leren en lesgeven met ict.",
    ):
        assert part in text


def test_the_text_for_ejournal_holds_every_answer_under_its_question(school: School) -> None:
    planned(school, "afstemmen", "leerstof-verwerken")
    paste = next(shown.text for shown in school[SEM].got if shown.text.startswith("Klaar om in eJournal te plakken"))
    assert "Wat zijn de leeruitkomsten?\nDat iedereen mee kan doen." in paste
    assert "Afstemmen op de lerende: Welk doel stel je?\nDoel voor Afstemmen op de lerende." in paste
    assert "Leerstof verwerken: Welk doel stel je?\nDoel voor Leerstof verwerken." in paste


@pytest.mark.parametrize(
    ("outcomes", "titles"),
    [
        (["afstemmen"], "Afstemmen binnen positief leerklimaat (met PPI)"),
        (["ict"], "Leerstof verwerken (met ict)"),
        (
            ["ppi", "leerstof-verwerken"],
            "Afstemmen binnen positief leerklimaat (met PPI) en Leerstof verwerken (met ict)",
        ),
    ],
)
def test_each_collection_is_asked_for_in_one_card(school: School, outcomes: list[str], titles: str) -> None:
    planned(school, *outcomes)
    school.moves_to("2026-01-22T15:30")
    [card] = [shown for shown in school[FATIMA].cards if "akkoord" in (shown.title or "")]
    assert card.title == "Sem Dijkstra vraagt uw akkoord"
    assert card.body == f"Het gaat om: {titles}."


def test_one_press_approves_both_collections(school: School) -> None:
    planned(school, "ppi", "ict")
    school.moves_to("2026-01-22T15:30")
    school[FATIMA].presses("Akkoord met alles")
    _, asked = threads(school, SEM)
    assert [(a.collection, a.status) for a in asked] == [("pedagogisch", "approved"), ("didactisch", "approved")]


def test_a_plan_that_is_changed_comes_back_with_only_what_is_different(school: School) -> None:
    planned(school, "ppi", "ict")
    school.moves_to("2026-01-22T15:30")
    school[FATIMA].presses("Vraag een wijziging").fills(wat="Maak het doel voor ict kleiner.").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    sem = school[SEM]
    assert "Maak het doel voor ict kleiner." in sem.heard
    sem.presses("Aanpassen")
    assert sem.form.step == "klaar"
    sem.corrects("plan[ict].doel", "Eén les met een quiz.")
    sem.presses("Verstuur")
    school.moves_to("2026-01-26T15:30")
    fatima = school[FATIMA]
    [card] = [shown for shown in fatima.cards if "akkoord" in (shown.title or "")]
    assert [(fact.label, fact.value) for fact in card.facts] == [
        (
            "Leren en lesgeven met ict: Welk doel stel je?",
            "Was: Doel voor Leren en lesgeven met ict.\nNu: Eén les met een quiz.",
        )
    ]
    [(_, data)] = fatima.documents
    assert "Wat er anders is dan in de vorige versie" in words_of(data)
    assert "Nu: Eén les met een quiz." in words_of(data)
    fatima.presses("Toon alles")
    assert "Doel voor Persoonlijke en professionele identiteit (PPI)." in fatima.heard
    fatima.presses("Akkoord met alles")
    versions, asked = threads(school, SEM)
    assert [v.version for v in versions] == [1, 2]
    assert [(a.collection, a.status, a.version) for a in asked] == [
        ("pedagogisch", "approved", 2),
        ("didactisch", "approved", 2),
    ]


def test_one_press_approves_what_was_asked_before_and_what_is_new(school: School) -> None:
    planned(school, "ppi")
    school.moves_to("2026-01-22T15:30")
    planned(school, "ppi", "ict")
    school.moves_to("2026-01-23T15:30")
    school[FATIMA].presses("Akkoord met alles")
    _, asked = threads(school, SEM)
    assert [(a.collection, a.status, a.version) for a in asked] == [
        ("pedagogisch", "approved", 2),
        ("didactisch", "approved", 1),
    ]


def test_a_plan_that_is_sent_after_the_approval_is_a_new_request(school: School) -> None:
    planned(school, "ppi")
    school.moves_to("2026-01-22T15:30")
    school[FATIMA].presses("Akkoord")
    planned(school, "ppi", "ict")
    school.moves_to("2026-01-23T15:30")
    [card] = [shown for shown in school[FATIMA].cards if "akkoord" in (shown.title or "")]
    assert card.title == "Sem Dijkstra vraagt uw akkoord"
    assert "Leerstof verwerken (met ict)" in (card.body or "")


def test_a_goal_for_vakdidactiek_alone_asks_the_wpb_nothing(school: School) -> None:
    planned(school, "vakdidactiek")
    school.moves_to("2026-01-22T15:30")
    assert not any("akkoord" in text for _, text in school.news)
    assert len(school[SEM].shown) > 0


def test_a_wpb_who_says_startgesprek_writes_down_what_was_agreed(school: School) -> None:
    wim = school[WIM].says("startgesprek")
    wim.fills(datum="vandaag", afspraken="Noor plant zelf.").presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    assert "Noor plant zelf." in school[NOOR].heard
