"""HAN: the student's zelfreflectie comes first; the mentor's form has those words in it and waits for them."""

from __future__ import annotations

from people import FATIMA, MARIEKE, SEM, School, words_of

HIS = "Ik gaf elke leerling een rol; daardoor deed iedereen mee."
DOES = "Sem gaf een rol aan elke leerling, daardoor deden ook de stille mee. Volgende stap: laat ze zelf kiezen."


def reflects(school: School) -> None:
    """Sem writes his zelfreflectie and sends it."""
    sem = school[SEM].says("tussenevaluatie")
    sem.fills(leerklimaat=HIS, lerende="Ik paste de opdracht aan.", leerstof="Ik legde het stap voor stap uit.")
    sem.presses("bevestigen")


def test_a_mentor_who_comes_too_early_hears_what_comes_first_and_can_ask_for_it(school: School) -> None:
    fatima = school[FATIMA].says("tussenevaluatie")
    assert "‘Zelfreflectie tussenevaluatie’ van Sem Dijkstra komt eerst" in fatima.heard
    fatima.presses("Vraag erom")
    assert "Sem Dijkstra krijgt dit op" in fatima.heard
    school.moves_to("2026-01-22T15:30")
    sem = school[SEM]
    assert "Fatima El Idrissi wil verder en wacht op: Zelfreflectie tussenevaluatie" in sem.heard
    sem.presses("start")
    assert sem.form.step == "zelf"


def test_nobody_is_held_up_by_a_student_who_does_not_write(school: School) -> None:
    fatima = school[FATIMA].says("tussenevaluatie").presses("Toch alvast invullen")
    assert fatima.form.step == "leerklimaat"
    assert fatima.form.facts == ()


def test_once_it_is_there_the_wish_opens_the_form_with_the_students_words(school: School) -> None:
    reflects(school)
    fatima = school[FATIMA].says("tussenevaluatie")
    assert [(fact.label, fact.value) for fact in fatima.form.facts] == [("Zelfreflectie van de student", HIS)]
    assert "zelf" not in {field.id for field in fatima.form.fields}


def test_the_students_words_reach_the_form_and_the_document_unchanged(school: School) -> None:
    reflects(school)
    fatima = school[FATIMA].says("tussenevaluatie")
    for step in ("leerklimaat", "lerende", "leerstof"):
        assert fatima.form.step == step
        fatima.fills(reactie=DOES, stap="Laat ze zelf een rol kiezen.")
    while fatima.form.step != "klaar":
        fatima.presses("verder")
    assert HIS in fatima.summary.values()
    fatima.presses("bevestigen")
    [(_, paper)] = fatima.documents
    assert HIS in words_of(paper)
    assert DOES in words_of(paper)


def test_the_so_may_fill_it_in_for_the_mentor_and_also_hears_what_comes_first(school: School) -> None:
    marieke = school[MARIEKE].says("tussenevaluatie van Sem")
    assert "komt eerst" in marieke.heard


def test_a_guessed_button_asks_nobody_outside_ones_own_placements(school: School) -> None:
    zoe = school.placement_of("zoe.martens@student.example").id
    fatima = school[FATIMA]
    school.hears(FATIMA, fatima.press(f"vraag-om:tussenevaluatie-formulier:{zoe}").event)
    assert "Die knop werkt niet meer" in fatima.heard
