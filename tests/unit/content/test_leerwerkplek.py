"""The leidraad 'goede leerwerkplek' as a programme: all its points, who looks at which, and nothing invented."""

from __future__ import annotations

import pytest
from talk import Talk
from walking import screens

from content.load import Library, load
from content.model import Framework
from dialogs.model import Dialog
from dialogs.nouns import Role

DOCUMENT = "003_aabbce0c2cedb47f.txt"
POINTS = (2, 2, 5, 8, 20, 7, 2, 8, 4, 5, 5, 8, 3)
OURS = {"school-bekijken", "student-bekijkt"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def checklist(library: Library) -> Framework:
    found = library.framework("leerwerkplek", "goede-leerwerkplek")
    assert found is not None
    return found


def dialog(library: Library, name: str) -> Dialog:
    found = library.dialog("hr-n4", name)
    assert found is not None
    return found


def talk(library: Library, checklist: Framework, name: str) -> Talk:
    held = dialog(library, name)
    lists = {"framework.dimensions": checklist.options_for(held.as_)}
    readers = {role: (role.upper(),) for role in ("so", "sco", "io")}
    return Talk(held, lists=lists, readers=readers, values={"placement.school": "Zilverbeek"})


# --- the checklist ---


def test_the_checklist_has_13_themes_and_79_points(checklist: Framework) -> None:
    assert tuple(len(d.indicators) for d in checklist.dimensions) == POINTS
    assert (len(POINTS), sum(POINTS)) == (13, 79)
    ids = [i.id for d in checklist.dimensions for i in d.indicators]
    assert len(set(ids)) == 79
    assert checklist.source is not None
    assert checklist.source.document == DOCUMENT


def test_a_schoolopleider_looks_at_all_of_it_and_a_student_at_what_she_can_see(checklist: Framework) -> None:
    def asked(role: Role) -> dict[str, int]:
        return {o.id: len(o.parts["indicators"]) for o in checklist.options_for([role])}

    assert sum(asked(Role.SO).values()) == 79
    assert sum(asked(Role.STUDENT).values()) == 65
    assert "visie" not in asked(Role.STUDENT)
    assert asked(Role.STUDENT)["kwaliteit-personeel"] == 2
    assert "onze lezing" in str(checklist.note)


def test_other_frameworks_ask_everyone_everything(library: Library) -> None:
    framework = library.framework("han-wpl2", "leerstof-verwerken")
    assert framework is not None
    assert framework.options_for([Role.STUDENT]) == framework.options


# --- the tasks ---


def test_the_programme_has_the_20_tasks_of_the_leidraad_and_two_of_ours(library: Library) -> None:
    tasks = library.programmes["leerwerkplek"].obligations
    assert {name for name, one in tasks.items() if one.ours} == OURS
    assert len(tasks) - len(OURS) == 20
    assert all(one.source.document == DOCUMENT and one.source.section for one in tasks.values())


def test_nothing_has_a_date_because_the_leidraad_has_none(library: Library) -> None:
    for one in library.programmes["leerwerkplek"].obligations.values():
        assert one.when.standing or one.when.at or (one.when.after and one.when.within is None)
    for calendar in (found.value for found in library.packs["leerwerkplek"].calendars.values()):
        assert not calendar.periods and not calendar.dates


def test_who_acts_where_the_leidraad_names_nobody_is_said_to_be_our_reading(library: Library) -> None:
    tasks = library.programmes["leerwerkplek"].obligations
    for name in (
        "minimaal-een-brlo",
        "begeleidingstijd",
        "vorderingen-volgen",
        "andere-school",
        "programmaleiding-controle",
    ):
        assert "hier" in str(tasks[name].note), name


# --- the conversations ---


def test_a_student_is_done_in_four_screens(library: Library, checklist: Framework) -> None:
    student = talk(library, checklist, "leerwerkplek-student")
    assert student.field("keuze").value == ["veiligheid", "praktisch"]
    student.presses("verder")
    titles = []
    while student.screen == "punten":
        titles.append(len(student.field("oordeel").rows))
        student.fills(oordeel={row.id: "ja" for row in student.field("oordeel").rows}).presses("verder")
    assert titles == [7, 8]
    assert student.screen == "klaar"
    assert student.form.readers == ()
    student.presses("bevestigen")
    assert student.effects == ("save", "complete")


def test_a_student_is_never_asked_for_her_own_words(library: Library) -> None:
    kinds = {field.kind for screen in screens(dialog(library, "leerwerkplek-student")) for field in screen.fields}
    assert kinds == {"choices", "rubric"}


def test_a_theme_of_twenty_points_is_two_pages_of_ten(library: Library, checklist: Framework) -> None:
    so = talk(library, checklist, "leerwerkplek").fills(keuze=["begeleiding"]).presses("verder")
    assert len(so.field("oordeel").rows) == 10
    so.presses("verder")
    assert (so.screen, len(so.field("oordeel").rows)) == ("punten", 10)


def test_a_point_can_be_unknown_or_left_open(library: Library, checklist: Framework) -> None:
    so = talk(library, checklist, "leerwerkplek").fills(keuze=["visie"]).presses("verder")
    so.fills(oordeel={"lw-1-1": "weet ik niet"}).presses("verder").presses("overslaan")
    assert so.screen == "klaar"
    assert so.answers["punten[visie].oordeel"] == {"lw-1-1": "weet-ik-niet"}


def test_an_answer_outside_the_columns_is_told_and_nothing_is_lost(library: Library, checklist: Framework) -> None:
    so = talk(library, checklist, "leerwerkplek").fills(keuze=["visie"]).presses("verder")
    so.fills(oordeel={"lw-1-1": "8", "lw-1-2": "ja"}).presses("verder")
    assert so.answers.get("punten[visie].oordeel") in (None, {"lw-1-2": "ja"})
    again = talk(library, checklist, "leerwerkplek").fills(keuze=["visie"]).presses("verder").says("overal 8")
    assert "ja" in again.problems["oordeel"]
    assert again.screen == "punten"
