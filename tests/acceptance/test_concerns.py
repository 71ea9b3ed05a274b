"""A worry: its readers are known before a word is typed, and nobody else ever sees a word of it."""

from __future__ import annotations

from datetime import date

import pytest
from people import FATIMA, LOTTE, MARIEKE, NOOR, SEM, WIM, School, moment
from test_approvals_in_parts import GIJS, replaced, trail
from test_escalation import days

from dialogs.event import Pressed
from dialogs.nouns import Role
from store import concerns, placements, submissions
from store.concerns import Concern

RUUD, ANNELIES = "ruud.verbeek@opleiding.example", "annelies.brouwer@opleiding.example"
YVONNE = "yvonne.tillema@veerkade.example"
SECRET = "Sem liep dinsdag twee keer de klas uit toen het onrustig werd."
EVERYONE = (FATIMA, LOTTE, MARIEKE, NOOR, SEM, WIM, GIJS, RUUD, ANNELIES, YVONNE)


def begun(school: School, who: str = FATIMA, about: str = "Sem") -> None:
    school[who].says("ik maak me zorgen")
    if school[who].got[-1].form is None:
        school[who].presses(about)


def shared(school: School, over: str = "leeruitkomst", text: str = SECRET) -> None:
    """Fatima shares a worry about Sem."""
    begun(school)
    school[FATIMA].fills(over=over, hoe="schrijf")
    if over == "leeruitkomst":
        school[FATIMA].fills(welke=["leerstof-verwerken"])
    if over == "stoppen":
        school[FATIMA].fills(welke=["stilstand"])
    school[FATIMA].fills(gezien=text).presses("Deel dit")


def only(school: School) -> Concern:
    with school.database.reading() as c:
        [found] = concerns.open_of(c, range(1, 99))
    return found


def reads(school: School) -> set[str]:
    with school.database.reading() as c:
        ids = {r.person_id for k in concerns.open_of(c, range(1, 99)) for r in concerns.readers(c, k.id)}
    return {email for email in (*EVERYONE, "tom.schaap@zilverbeek.example") if school[email].id in ids}


# --- before a word is typed -------------------------------------------------------------------------------------------


def test_the_first_screen_names_the_readers_and_the_right_of_the_student_and_asks_no_text(school: School) -> None:
    begun(school)
    form = school[FATIMA].form
    assert [f.kind for f in form.fields] == ["choice", "choice"]
    assert [o.label for o in school[FATIMA].field("over").options] == [
        "Eén leeruitkomst (Ruud Verbeek leest dit)",
        "Misschien moet het werkplekleren stoppen (Marieke Oosterhof en Ruud Verbeek lezen dit)",
        "Iets anders (Marieke Oosterhof leest dit)",
    ]
    assert "Sem Dijkstra mag vragen om te lezen wat er over hem of haar staat." in school[FATIMA].heard


def test_every_screen_with_a_text_says_above_it_who_reads(school: School) -> None:
    begun(school)
    fatima = school[FATIMA].fills(over="stoppen", hoe="schrijf")
    assert fatima.form.readers == ("Marieke Oosterhof", "Ruud Verbeek")
    fatima.fills(welke=[])
    assert fatima.form.step == "gedrag"
    assert fatima.form.readers == ("Marieke Oosterhof", "Ruud Verbeek")
    fatima.fills(gezien=SECRET)
    assert fatima.form.readers == ("Marieke Oosterhof", "Ruud Verbeek")


def test_asking_to_be_called_needs_no_text(school: School) -> None:
    begun(school)
    school[FATIMA].fills(over="leeruitkomst", hoe="bel")
    assert school[FATIMA].form.step == "klaar"
    school[FATIMA].presses("Deel dit")
    assert "Gevraagd aan Ruud Verbeek: of u gebeld kunt worden." in school[FATIMA].heard
    assert only(school).call
    school.moves_to("2026-01-21T17:31")
    assert "Fatima El Idrissi vraagt of u belt, over Sem Dijkstra." in school[RUUD].heard


def test_a_worry_of_the_evening_waits_for_the_morning(school: School) -> None:
    school.at("2026-01-21T21:00")
    shared(school)
    school.moves_to("2026-01-21T23:00")
    assert school[RUUD].heard == ""
    school.moves_to("2026-01-22T15:30")
    assert "deelt een zorg met u" in school[RUUD].heard


# --- who reads --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("over", "who"), [("leeruitkomst", {RUUD}), ("stoppen", {RUUD, MARIEKE}), ("anders", {MARIEKE})]
)
def test_each_kind_goes_its_own_way(school: School, over: str, who: set[str]) -> None:
    shared(school, over)
    assert reads(school) == who


def test_the_readers_open_it_and_each_time_is_noted(school: School) -> None:
    shared(school)
    school.moves_to("2026-01-22T15:30")
    assert SECRET not in school[RUUD].heard
    school[RUUD].presses("Openen")
    assert SECRET in school[RUUD].heard
    assert "Leerstof verwerken" in school[RUUD].heard
    school[RUUD].says("dank").school.hears(RUUD, Pressed(control=f"zorg:{only(school).id}"))
    assert trail(school, f"concern:{only(school).id}").count((school[RUUD].id, "read")) == 2


def test_nobody_else_ever_sees_a_word_of_it(school: School) -> None:
    shared(school)
    number = only(school).id
    for who in EVERYONE:
        if who in (FATIMA, RUUD):
            continue
        school.hears(who, Pressed(control=f"zorg:{number}"))
        assert school[who].heard in ("Dit is niet voor u.", "Dit is niet voor jou.")
        school.hears(who, Pressed(control="zorgen"))
        assert "Er loopt geen zorg" in school[who].heard
        school.hears(who, Pressed(control=f"alles:{only(school).submission_id}"))
    days(school, "2026-01-22", "2026-02-13")
    words = [(o.to.email, o.shown) for o in school.chats.sent if SECRET[:12] in str(o.shown)]
    assert {email for email, _ in words} == {FATIMA}
    with school.database.reading() as c:
        assert not [s for s in submissions.of_placement(c, school.placement_of(SEM).id) if s.dialog == "zorg"]


def test_no_preview_carries_a_name_or_a_worry(school: School) -> None:
    shared(school)
    school.moves_to("2026-01-22T15:30")
    school[RUUD].presses("Openen").presses("Ik pak dit op")
    days(school, "2026-01-23", "2026-02-06")
    for sent in school.chats.sent:
        notice = sent.shown.notice or ""
        assert "zorg" not in notice.lower()
        assert not any(name in notice for name in ("Sem", "Fatima", "Ruud"))


def test_the_author_reads_her_own_and_can_take_it_back(school: School) -> None:
    shared(school)
    school[FATIMA].presses("Openen")
    assert SECRET in school[FATIMA].heard
    school[FATIMA].presses("Ik trek dit in").presses("Ja, trek in")
    with school.database.reading() as c:
        assert concerns.open_of(c, range(1, 99)) == ()
    school.moves_to("2026-01-22T15:30")
    assert "heeft een zorg ingetrokken" in school[RUUD].heard


def test_an_so_who_mentors_here_too_does_not_read_her_own_worry(school: School) -> None:
    replaced(school, SEM, Role.SO, FATIMA)
    begun(school)
    labels = [o.label for o in school[FATIMA].field("over").options]
    assert not [label for label in labels if "Fatima" in label]
    assert "Misschien moet het werkplekleren stoppen (Ruud Verbeek leest dit)" in labels


# --- a student --------------------------------------------------------------------------------------------------------


def confided(school: School, to: str = "Gijs van Laar (schoolcoördinator)") -> None:
    """Noor shares something with the person of her choice."""
    school[NOOR].says("ik zit ergens mee op mijn stage, een zorg delen")
    if school[NOOR].got[-1].form is None or school[NOOR].form.step != "begin":
        school.hears(NOOR, Pressed(control="start:zorg"))
    chosen = next(o.id for o in school[NOOR].field("wie").options if o.label == to)
    school[NOOR].fills(wie=chosen, hoe="schrijf").fills(gebeurd="Wim geeft mij geen feedback.").presses("Deel dit")


def test_a_student_chooses_one_person_and_nobody_else_reads_it(school: School) -> None:
    confided(school)
    assert "Gedeeld met Gijs van Laar, en met niemand anders." in school[NOOR].heard
    assert reads(school) == {GIJS}
    for who in (WIM, MARIEKE, ANNELIES):
        school.hears(who, Pressed(control=f"zorg:{only(school).id}"))
        assert "Dit is niet voor" in school[who].heard


def test_the_mentor_is_never_a_choice_whatever_else_she_is(school: School) -> None:
    for role in (Role.SO, Role.IO, Role.SCO):
        replaced(school, NOOR, role, WIM)
        school.hears(NOOR, Pressed(control="start:zorg"))
        if school[NOOR].got[-1].form is None:
            continue
        assert not [o.label for o in school[NOOR].field("wie").options if "Wim" in o.label]
        school[NOOR].presses("stop")
    assert "Bel of spreek iemand op school of van de opleiding die je vertrouwt." in school[NOOR].heard


def test_a_second_mentor_who_is_the_io_is_no_choice_either(school: School) -> None:
    school.seats(NOOR, (Role.WPB, ANNELIES, 2))
    school.hears(NOOR, Pressed(control="start:zorg"))
    assert [o.label for o in school[NOOR].field("wie").options] == [
        "Marieke Oosterhof (schoolopleider)",
        "Gijs van Laar (schoolcoördinator)",
    ]


def test_who_was_chosen_leaves_and_the_student_hears_it(school: School) -> None:
    confided(school)
    replaced(school, NOOR, Role.SCO, YVONNE)
    days(school, "2026-01-22", "2026-01-26")
    assert not reads(school)
    texts = [shown.text for shown in school[NOOR].shown]
    assert any("Gijs van Laar staat niet meer bij deze plaatsing. Kies iemand anders" in text for text in texts)
    school.hears(GIJS, Pressed(control=f"zorg:{only(school).id}"))
    assert "Dit is niet voor" in school[GIJS].heard


# --- the steps --------------------------------------------------------------------------------------------------------


def taken(school: School) -> None:
    """Ruud opened what Fatima shared about one leeruitkomst, and took it up."""
    shared(school)
    school.moves_to("2026-01-22T15:30")
    school[RUUD].presses("Openen").presses("Ik pak dit op")


def noted(school: School, who: str, verder: str, **more: str) -> None:
    """A step is noted: what was agreed, and what comes next."""
    school[who].presses("Stap vastleggen").fills(verder=verder, **{k: v for k, v in more.items() if k == "afspraken"})
    if school[who].form.step == "delen":
        school[who].fills(mee=more.get("mee", "nee"))
    if school[who].form.step == "wanneer":
        school[who].fills(datum=more.get("datum", "12 februari"))
    if school[who].form.step == "einde":
        school[who].fills(reden=more.get("reden", "Het gaat weer goed."))
    school[who].presses("Leg vast")


def test_a_step_is_owned_and_dated(school: School) -> None:
    shared(school)
    school.moves_to("2026-01-22T15:30")
    school[RUUD].presses("Openen")
    assert "Nu: Contact met de werkplekbegeleider. Nog door niemand opgepakt. Uiterlijk" in school[RUUD].heard
    school[RUUD].presses("Ik pak dit op")
    school.moves_to("2026-01-23T15:30")
    assert "Ruud Verbeek heeft opgepakt wat u vertelde" in school[FATIMA].heard
    school[FATIMA].presses("Openen")
    assert "Nu: Contact met de werkplekbegeleider, door Ruud Verbeek." in school[FATIMA].heard


def test_of_two_readers_the_first_takes_it_up_and_the_other_is_told(school: School) -> None:
    shared(school, "stoppen")
    school.moves_to("2026-01-22T15:30")
    school[RUUD].presses("Openen")
    school[MARIEKE].presses("Openen")
    take = next(b.id for b in school[MARIEKE].buttons if b.label == "Ik pak dit op")
    other = school.another_process()
    school.hears_at_once(
        (school.core, school.inbound(MARIEKE, Pressed(control=take))),
        (other, school.inbound(RUUD, Pressed(control=take))),
    )
    heard = [school[MARIEKE].heard, school[RUUD].heard]
    assert sorted("heeft deze stap opgepakt" in text for text in heard) == [False, True]


def test_the_way_to_a_fitting_plan_of_the_han(school: School) -> None:
    taken(school)
    noted(school, RUUD, "contact")
    assert reads(school) == {RUUD, MARIEKE}
    school.moves_to("2026-01-23T15:30")
    school[MARIEKE].presses("Openen")
    assert "Nu: Overleg voordat er een besluit valt." in school[MARIEKE].heard
    assert SECRET in school[MARIEKE].heard
    noted(school, MARIEKE, "passend-plan")
    school.moves_to("2026-01-26T15:30")
    school[RUUD].presses("Openen")
    noted(school, RUUD, "evaluatie", afspraken="Sem loopt twee weken mee met Tom.", mee="ja")
    school.moves_to("2026-01-27T15:30")
    for who in (SEM, FATIMA):
        assert "Sem loopt twee weken mee met Tom." in school[who].heard
    assert SECRET not in school[SEM].heard


def test_a_step_whose_day_has_come_is_brought_up_once_without_a_word_of_it(school: School) -> None:
    taken(school)
    noted(school, RUUD, "afspraken", afspraken="Wij praten verder.", datum="28 januari")
    sent = [(e, t) for e, t in days(school, "2026-01-26", "2026-02-06") if "aan de beurt" in t]
    assert sent == [(RUUD, "Een stap bij een zorg is aan de beurt.")]


def test_closing_needs_a_reason_and_ends_it(school: School) -> None:
    taken(school)
    noted(school, RUUD, "afsluiten", reden="Fatima en Sem zijn eruit.")
    with school.database.reading() as c:
        assert concerns.open_of(c, range(1, 99)) == ()
        found = concerns.by_id(c, 1)
    assert found is not None
    assert found.reason == "Fatima en Sem zijn eruit."
    school.moves_to("2026-01-23T15:30")
    school[FATIMA].presses("Openen")
    assert "Reden: Fatima en Sem zijn eruit." in school[FATIMA].heard
    assert not [t for _, t in days(school, "2026-01-26", "2026-02-13") if "zorg" in t.lower() and "beurt" in t]


def test_an_improvement_plan_has_goals_and_a_day(school: School) -> None:
    begun(school, WIM, "Noor")
    school[WIM].fills(over="voortgang", hoe="schrijf").fills(gezien="Drie lessen zonder voorbereiding.")
    school[WIM].presses("Deel dit")
    school.moves_to("2026-01-22T15:30")
    school[MARIEKE].presses("Openen")
    noted(school, MARIEKE, "afspraken", afspraken="Eerst een gesprek.")
    school.hears(MARIEKE, Pressed(control=f"zorg:{only(school).id}"))
    noted(school, MARIEKE, "verbetertraject", afspraken="Er komt een traject.")
    school.hears(MARIEKE, Pressed(control=f"zorg:{only(school).id}"))
    school[MARIEKE].presses("Stap vastleggen")
    assert school[MARIEKE].form.step == "doelen"
    school[MARIEKE].fills(welke="Elke les voorbereid.", hulp="Elke maandag samen kijken.", tot="5 maart")
    school[MARIEKE].fills(mee="ja").presses("Leg vast")
    with school.database.reading() as c:
        last = concerns.steps(c, only(school).id)[-1]
    assert (last.step, last.due) == ("evaluatie", date(2026, 3, 5))
    school.moves_to("2026-01-23T15:30")
    assert "Elke les voorbereid." in school[NOOR].heard


def test_the_student_reads_what_stands_about_her_when_the_owner_lets_her(school: School) -> None:
    taken(school)
    school.hears(RUUD, Pressed(control=f"zorg:{only(school).id}"))
    school[RUUD].presses("Laat Sem meelezen")
    assert "leest dan alles wat hier staat" in school[RUUD].heard
    school[RUUD].presses("Ja, laat meelezen")
    school.moves_to("2026-01-23T15:30")
    school[SEM].presses("Openen")
    assert SECRET in school[SEM].heard
    assert (school[SEM].id, "read") in trail(school, f"concern:{only(school).id}")
    assert not [b for b in school[SEM].buttons if b.label in ("Ik pak dit op", "Stap vastleggen")]


def test_somebody_else_can_press_nothing_of_it(school: School) -> None:
    taken(school)
    number = only(school).id
    with school.database.reading() as c:
        step = concerns.steps(c, number)[-1].id
    for who in (WIM, MARIEKE, SEM, LOTTE):
        for control in (
            f"zorg-pak:{step}",
            f"zorg-stap:{step}",
            f"zorg-lezen:{number}",
            f"zorg-lezen:{number}:ja",
            f"zorg-intrekken:{number}:ja",
        ):
            school.hears(who, Pressed(control=control))
            assert "Dit is niet voor" in school[who].heard
    for control in ("zorg:999", "zorg-pak:999", "zorg-stap:x", "zorg-lezen:999", "zorg-intrekken:999"):
        school.hears(RUUD, Pressed(control=control))
        assert school[RUUD].heard.startswith(("Die knop werkt niet meer.", "Dit is niet voor"))
    assert only(school).closed_at is None


def test_the_successor_of_an_io_reads_on_and_the_author_hears_it(school: School) -> None:
    taken(school)
    replaced(school, SEM, Role.IO, ANNELIES)
    days(school, "2026-01-23", "2026-01-26")
    assert ANNELIES in reads(school)
    assert any("Annelies Brouwer leest voortaan mee" in s.text for s in school[FATIMA].shown)
    school.hears(RUUD, Pressed(control=f"zorg:{only(school).id}"))
    assert "Dit is niet voor" in school[RUUD].heard
    school.hears(ANNELIES, Pressed(control=f"zorg:{only(school).id}"))
    assert SECRET in school[ANNELIES].heard
    assert "Ik pak dit op" in [b.label for b in school[ANNELIES].buttons]


def test_a_placement_that_ended_is_closed_with_a_reason(school: School) -> None:
    taken(school)
    with school.database.transaction("test") as c:
        placements.end(c, school.placement_of(SEM).id, date(2026, 1, 23))
    school.at("2026-01-26T10:00").hears(RUUD, Pressed(control=f"zorg:{only(school).id}"))
    assert "De plaatsing is geëindigd op vrijdag 23 januari 2026. Sluit dit af, met een reden." in school[RUUD].heard
    noted(school, RUUD, "afsluiten", reden="De stage is in overleg gestopt.")
    with school.database.reading() as c:
        assert concerns.open_of(c, range(1, 99)) == ()


def test_who_shares_while_another_runs_hears_where_that_is(school: School) -> None:
    shared(school)
    begun(school)
    assert "Er lopen al zorgen: 1." in school[FATIMA].heard or any(
        "Er lopen al zorgen: 1." in s.text for s in school[FATIMA].shown
    )


def test_nobody_to_share_with_names_whom_to_call(asleep: School) -> None:
    school = asleep.at("2026-01-21T17:30")
    school[FATIMA].says("begin")
    school[FATIMA].says("ik maak me zorgen")
    assert "Bel of spreek" in school[FATIMA].heard
    assert moment("2026-01-21T17:30") == school.now
