"""To whom a worry goes, in every programme: the way of the documents, and never past the mentor's own student."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from content.load import Library, load
from content.worries import Worries
from dialogs.nouns import Role

PROGRAMMES = ("hr-n4", "han-wpl2", "osr-n4", "leerwerkplek", "werkplekopleider")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def of(library: Library, programme: str) -> Worries:
    found = library.worries(programme)
    assert found is not None
    return found


def test_the_han_sends_one_leeruitkomst_to_the_io_and_stopping_to_so_and_io(library: Library) -> None:
    routes = of(library, "han-wpl2").routes
    assert routes["leeruitkomst"].to == (Role.IO,)
    assert routes["stoppen"].to == (Role.SO, Role.IO)
    assert len(routes["stoppen"].reasons) == 5
    assert of(library, "han-wpl2").steps["contact"].next == ("passend-plan",)


def test_insufficient_progress_of_2023_goes_from_the_so_to_io_and_sco_and_at_last_to_the_region(
    library: Library,
) -> None:
    worries = of(library, "osr-n4")
    assert worries.routes["onvoldoende"].as_ == (Role.SO,)
    assert worries.routes["onvoldoende"].to == (Role.IO, Role.SCO)
    assert Role.WPB in worries.steps["vervolg"].readers
    assert "verbetertraject" in worries.steps["vervolg"].next
    assert worries.steps["verbetertraject"].next == ("evaluatie",)
    assert "regiocoordinator" in worries.steps["evaluatie"].next
    assert "Werkplekwijzer schrijft de regiocoördinator niet" in str(worries.steps["regiocoordinator"].hint)


def test_where_the_documents_say_nothing_it_is_labelled_ours(library: Library) -> None:
    worries = of(library, "hr-n4")
    assert all(r.ours and r.source is None for r in worries.routes.values())
    assert all(s.ours and s.source is None for s in worries.steps.values())


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_student_always_chooses_and_never_a_mentor(library: Library, programme: str) -> None:
    routes = of(library, programme).for_role(Role.STUDENT)
    assert [name for name, route in routes.items() if not route.choose] == []
    assert all(Role.WPB not in route.to for route in routes.values())


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_step_has_a_source_or_is_ours_and_a_form_that_exists(library: Library, programme: str) -> None:
    worries = of(library, programme)
    for one in (*worries.routes.values(), *worries.steps.values()):
        assert one.ours != (one.source is not None)
    for step in worries.steps.values():
        assert library.dialog(programme, step.dialog) is not None


def written(**changes: object) -> dict[str, object]:
    route = {"label": "x", "as": ["wpb"], "to": ["so"], "begins": "een"}
    return {"routes": {"a": route}, "steps": {"een": {"title": "t", "owner": ["so"], "within": 3}}} | changes


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (
            {"routes": {"a": {"label": "x", "as": ["wpb"], "to": ["so"], "begins": "twee"}}},
            "deze stappen bestaan niet: twee",
        ),
        (
            {"routes": {"a": {"label": "x", "as": ["student"], "to": ["wpb"], "begins": "een"}}},
            "gaat nooit naar de werkplekbegeleider",
        ),
        (
            {
                "steps": {
                    "een": {"title": "t", "owner": ["so"], "within": 3},
                    "los": {"title": "t", "owner": ["so"], "within": 3},
                }
            },
            "leidt niets: los",
        ),
        (
            {
                "steps": {
                    "een": {"title": "t", "owner": ["so"], "within": 3, "next": ["afsluiten"]},
                    "afsluiten": {"title": "t", "owner": ["so"], "within": 3},
                }
            },
            "kan altijd",
        ),
    ],
)
def test_a_file_that_cannot_work_says_why(changes: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Worries.model_validate(written(**changes))
