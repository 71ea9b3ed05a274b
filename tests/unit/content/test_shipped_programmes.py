"""The programmes that ship with the bot: complete, dated as published, and every fact with its source."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from content.agenda import Facts, duties
from content.calendar import Days
from content.load import Library, load
from dialogs.nouns import Person, Placement, Region, Role, Seat
from dialogs.text import Variants

HR_OBLIGATIONS = [
    "groeidossier-opbouwen",
    "leerproces-plannen",
    "wpb-betrekken",
    "lesbezoeken-plannen",
    "driehoek-verslag-verspreiden",
    "wpb-sparren",
    "wpb-formatieve-feedback",
    "wpb-voorbereiding-steunen",
    "so-organiseren",
    "so-formele-lesbezoeken",
    "so-eindgesprek-voeren",
    "so-io-eindbeoordeling",
    "io-contactpersoon",
    "io-momenten",
    "io-driehoeken-bijwonen",
    "io-assessmentles-afnemen",
    "assessoren-eindbeoordeling",
    "p1-startgesprek",
    "p1-observatie-plannen",
    "p1-kijkwijzer-1",
    "p1-driehoek-1-plannen",
    "p1-driehoek-1-voeren",
    "p1-inleveren",
    "p2-observatie-plannen",
    "p2-kijkwijzer-2",
    "p2-lesbezoek-en-driehoek-plannen",
    "p2-driehoek-2-voeren",
    "p2-assessmentles-plannen",
    "p2-assessmentles-begeleiden",
    "p2-inleveren",
    "p3-observatie-plannen",
    "p3-kijkwijzer-3",
    "p3-voortgang-bespreken",
    "p3-inleveren",
    "p4-eindconclusie-inleveren",
    "p4-wpb-advies",
    "p4-eindgesprek",
]
HAND_IN = ("p1-inleveren", "p2-inleveren", "p3-inleveren", "p4-eindconclusie-inleveren")
DOCUMENT = {"hr-n4": "000_e8a07860fdf93482.txt", "han-wpl2": "002_1b1854eb628a5607.txt"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def placement_of(programme: str) -> Placement:
    roles = (Role.STUDENT, Role.WPB, Role.SO, Role.IO, Role.ASSESSOR)
    seats = tuple(
        Seat(role=role, person=Person(id=n, name=f"Iemand {n}", email=f"iemand{n}@voorbeeld.nl"))
        for n, role in enumerate(roles, start=1)
    )
    return Placement(
        id=1,
        programme=programme,
        year="2025-2026",
        school="Voorbeeldcollege",
        region=Region.ZUID,
        start=date(2025, 9, 3),
        seats=seats,
    )


def test_hr_n4_has_all_37_obligations_of_the_guide(library: Library) -> None:
    assert len(HR_OBLIGATIONS) == 37
    assert set(library.programmes["hr-n4"].obligations) == set(HR_OBLIGATIONS)


@pytest.mark.parametrize("programme", sorted(DOCUMENT))
def test_every_obligation_says_where_it_is_written(library: Library, programme: str) -> None:
    for name, obligation in library.programmes[programme].obligations.items():
        assert obligation.source.document == DOCUMENT[programme], name
        assert obligation.source.section, name


def test_only_the_four_hand_in_dates_of_the_student_are_hard(library: Library) -> None:
    programme = library.programmes["hr-n4"]
    hard = [name for name, obligation in programme.obligations.items() if not obligation.soft]
    assert sorted(hard) == sorted(HAND_IN)
    assert all(programme.obligations[name].actors.roles == (Role.STUDENT,) for name in hard)


def test_the_han_programme_calls_nobody_late(library: Library) -> None:
    assert all(obligation.soft for obligation in library.programmes["han-wpl2"].obligations.values())


def test_the_deadlines_of_2025_2026_are_the_published_ones(library: Library) -> None:
    calendar = library.calendar("hr-n4", "2025-2026")
    assert calendar is not None
    assert not calendar.provisional
    found = [(p.deadline.on.isoformat(), p.deadline.weekday) for p in calendar.periods.values() if p.deadline]
    assert found == [
        ("2025-11-12", "woensdag"),
        ("2026-02-04", "woensdag"),
        ("2026-04-22", "woensdag"),
        ("2026-05-29", "vrijdag"),
    ]


def test_the_deadlines_of_2026_2027_are_provisional_and_on_working_days(library: Library) -> None:
    calendar = library.calendar("hr-n4", "2026-2027")
    assert calendar is not None
    assert calendar.provisional
    assert "nog niet bevestigd" in str(calendar.note)
    deadlines = [p.deadline for p in calendar.periods.values() if p.deadline]
    assert [d.weekday for d in deadlines] == ["woensdag", "woensdag", "woensdag", "vrijdag"]
    for deadline in deadlines:
        assert "voorlopig" in str(deadline.title)
        for region in Region:
            days: Days = library.days(region, calendar)
            assert days.is_working(deadline.on), (deadline.on, region)


@pytest.mark.parametrize("year", ["2025-2026", "2026-2027"])
def test_a_period_starts_the_day_after_the_deadline_before_it(library: Library, year: str) -> None:
    calendar = library.calendar("hr-n4", year)
    assert calendar is not None
    periods = list(calendar.periods.values())
    for before, after in itertools.pairwise(periods):
        assert before.deadline is not None
        assert before.to == before.deadline.on
        assert (after.from_ - before.to).days == 1


def test_a_wpb_sees_the_second_kijkwijzer_in_january_without_being_late(library: Library) -> None:
    found = duties(
        library.programmes["hr-n4"],
        library.calendar("hr-n4", "2025-2026"),
        placement_of("hr-n4"),
        Facts(begun={n: date(2025, 9, 3) for n in range(1, 6)}),
        today=date(2026, 1, 29),
    )
    by_name = {duty.obligation: duty for duty in found}
    second = by_name["p2-kijkwijzer-2"]
    assert (second.status, second.due, second.dialog) == ("open", date(2026, 2, 4), "kijkwijzer")
    assert by_name["p2-inleveren"].due == date(2026, 2, 4)
    assert by_name["p1-inleveren"].status == "late"
    assert by_name["p1-kijkwijzer-1"].status != "late"
    assert by_name["p4-eindgesprek"].due is None


@pytest.mark.parametrize("programme", sorted(DOCUMENT))
def test_whoever_owes_something_with_a_dialog_can_begin_it(library: Library, programme: str) -> None:
    for name, obligation in library.programmes[programme].obligations.items():
        for role in obligation.actors.roles if obligation.dialog else ():
            begun = [
                dialog.dialog
                for dialog in library.dialogs(programme).values()
                if role in dialog.as_ and obligation.dialog in (dialog.dialog, dialog.intent)
            ]
            assert len(begun) == 1, (name, role)


@pytest.mark.parametrize("programme", sorted(DOCUMENT))
def test_students_are_addressed_with_je_and_teachers_with_u(library: Library, programme: str) -> None:
    address = library.programmes[programme].address
    assert address[Role.STUDENT] == "je"
    assert {address[role] for role in (Role.WPB, Role.SO, Role.IO, Role.ASSESSOR)} == {"u"}


def test_the_stage_days_are_those_of_the_guides(library: Library) -> None:
    assert library.programmes["hr-n4"].stage_days == (2, 3)
    assert library.programmes["han-wpl2"].stage_days == (0, 1)


@pytest.mark.parametrize(
    ("obligation", "words"),
    [
        ("p4-eindgesprek", "Controleer dat bij de instituutsopleider"),
        ("io-driehoeken-bijwonen", "Er is geen vierde"),
        ("p1-observatie-plannen", "de student plant"),
        ("p1-startgesprek", "is een ander gesprek"),
        ("p4-wpb-advies", "geen cijfer en geen besluit"),
        ("p1-inleveren", "staat in je programma"),
    ],
)
def test_where_the_guide_contradicts_itself_the_asker_is_told(library: Library, obligation: str, words: str) -> None:
    assert words in str(library.programmes["hr-n4"].obligations[obligation].note)


def test_the_kijkkader_of_leerstof_verwerken_has_four_dimensions_and_24_indicators(library: Library) -> None:
    framework = library.framework("han-wpl2", "leerstof-verwerken")
    assert framework is not None
    assert [len(d.indicators) for d in framework.dimensions] == [6, 6, 6, 6]
    assert [d.id for d in framework.dimensions if d.indicative] == ["differentiatie"]
    assert framework.source is not None
    assert not framework.ours


def test_the_house_kijkwijzer_is_labelled_ours_and_is_not_the_one_of_the_han(library: Library) -> None:
    house, han = library.framework("hr-n4", "kijkwijzer"), library.framework("han-wpl2", "leerstof-verwerken")
    assert house is not None
    assert han is not None
    assert house.ours
    assert len(house.dimensions) == 6
    assert all(3 <= len(d.indicators) <= 4 for d in house.dimensions)
    mine = {str(i.label) for d in house.dimensions for i in d.indicators}
    assert not mine & {str(i.label) for d in han.dimensions for i in d.indicators}


def test_labels_fit_on_a_button_or_chip(library: Library) -> None:
    """Slack shows at most 75 characters of an option."""
    labels = [o.label for programme in library.programmes.values() for o in programme.leeruitkomsten]
    for programme in library.programmes:
        for framework in library.frameworks(programme).values():
            labels += [d.label for d in framework.dimensions] + [
                i.label for d in framework.dimensions for i in d.indicators
            ]
    assert labels
    assert not any(isinstance(label, Variants) for label in labels)
    assert [label for label in labels if len(str(label)) > 75] == []
