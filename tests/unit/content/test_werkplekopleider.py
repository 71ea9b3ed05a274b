"""The mentor track as the katern has it: its numbers come out of the loaded content."""

from __future__ import annotations

import re

import pytest

from content.load import Library
from dialogs.model import Ask, Branch, Dialog, ForEach, Step
from dialogs.nouns import Role

PROGRAMME = "werkplekopleider"
FORMS = {"zelfscan": [5, 3, 2, 5, 4], "feedback-so": [5, 3, 2, 5, 4], "feedback-student": [5, 4, 3, 5, 2]}


def asks(steps: tuple[Step, ...]) -> list[Ask]:
    found: list[Ask] = []
    for step in steps:
        if isinstance(step, Ask):
            found.append(step)
        elif isinstance(step, ForEach):
            found += asks(step.steps)
        elif isinstance(step, Branch):
            found += [ask for case in step.cases for ask in asks(case.steps)] + asks(step.otherwise)
    return found


def dialog(library: Library, name: str) -> Dialog:
    found = library.dialog(PROGRAMME, name)
    assert found is not None
    return found


@pytest.mark.parametrize("form", FORMS)
def test_nineteen_statements_in_five_areas_on_a_scale_of_seven(library: Library, form: str) -> None:
    framework = library.framework(PROGRAMME, form)
    assert framework is not None
    assert [len(d.indicators) for d in framework.dimensions] == FORMS[form]
    assert sum(FORMS[form]) == 19
    [rubric] = [f for ask in asks(dialog(library, form).steps) for f in ask.fields if f.kind == "rubric"]
    assert [c.id for c in rubric.columns][:7] == ["1", "2", "3", "4", "5", "6", "7"]
    assert dialog(library, form).framework == form


def test_the_three_forms_have_the_same_areas_so_that_they_fit_in_one_picture(library: Library) -> None:
    areas = [[d.id for d in library.frameworks(PROGRAMME)[form].dimensions] for form in FORMS]
    assert areas[0] == areas[1] == areas[2]
    own, other = (library.frameworks(PROGRAMME)[form] for form in ("zelfscan", "feedback-so"))
    assert [i.id for d in own.dimensions for i in d.indicators] == [
        i.id for d in other.dimensions for i in d.indicators
    ]


def test_a_student_gets_explanations_and_an_open_question_for_each_area(library: Library) -> None:
    framework = library.frameworks(PROGRAMME)["feedback-student"]
    explained = [i for d in framework.dimensions for i in d.indicators if i.hint is not None]
    assert len(explained) == 9
    tips = [f for ask in asks(dialog(library, "feedback-student").steps) for f in ask.fields if f.kind == "text"]
    assert len(tips) * len(framework.dimensions) == 5
    assert not [f for ask in asks(dialog(library, "feedback-so").steps) for f in ask.fields if f.kind == "text"]


def test_four_questions_after_each_of_six_meetings_and_six_werkvormen(library: Library) -> None:
    assert len([f for ask in asks(dialog(library, "reflectie").steps) for f in ask.fields]) == 4
    moments_ = [f for ask in asks(dialog(library, "bijeenkomsten-plannen").steps) for f in ask.fields]
    assert len([f for f in moments_ if f.kind == "moment"]) == 6
    assert len(library.programmes[PROGRAMME].events) == 6
    assert len(library.frameworks(PROGRAMME)["werkvormen"].dimensions) == 6
    obligations = library.programmes[PROGRAMME].obligations
    assert len([n for n in obligations if re.fullmatch(r"reflectie-\d", n)]) == 6
    assert len([n for n in obligations if re.fullmatch(r"huiswerk-\d", n)]) == 5


def test_a_werkvorm_of_others_stands_there_by_name_and_reference_only(library: Library) -> None:
    werkvormen = {d.id: d for d in library.frameworks(PROGRAMME)["werkvormen"].dimensions}
    assert len(werkvormen["waarderen"].indicators) == 1
    assert "Radboud Docenten Academie" in str(werkvormen["waarderen"].indicators[0].label)


def test_every_task_of_the_track_names_its_paragraph_and_what_has_no_term_of_its_own_is_ours(library: Library) -> None:
    for name, obligation in library.programmes[PROGRAMME].obligations.items():
        assert obligation.source.document == "004_74de091b1d52962a.txt", name
        assert obligation.source.section, name
        if obligation.soft and obligation.when.within is not None:
            assert obligation.ours, name


def test_nobody_but_the_participant_acts_on_scan_reflection_and_plan(library: Library) -> None:
    for name in ("zelfscan", "reflectie", "radar", "leervraag", "huiswerk", "huiswerk-melden", "feedback-vragen"):
        assert dialog(library, name).as_ == (Role.DEELNEMER,), name
