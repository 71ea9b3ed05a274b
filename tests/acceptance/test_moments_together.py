"""A moment for a conversation: one proposes several, the others say when they can, and a press lays it down."""

from __future__ import annotations

from people import BILAL, FATIMA, NOOR, WIM, School

from store import appointments

IO = "annelies.brouwer@opleiding.example"
FIRST, SECOND = "woensdag 4 februari 14.00 uur", "donderdag 5 februari 9.00 uur"


def proposed(school: School) -> None:
    """Noor proposes two moments; the others have the question."""
    noor = school[NOOR].presses_id("start:driehoeksgesprek-voorstellen")
    noor.fills(eerste=FIRST, tweede=SECOND)
    noor.presses("bevestigen")
    school.moves_to("2026-01-22T15:30")


def chooses(school: School, who: str, *wanted: str) -> None:
    """Somebody says when she can, by words in the options."""
    person = school[who].presses("verder")
    options = {option.label: option.id for option in person.field("momenten").options}
    person.fills(momenten=[i for label, i in options.items() if any(one in label for one in wanted)])
    person.presses("bevestigen")


def test_each_is_asked_with_the_moments_and_may_say_that_none_will_do(school: School) -> None:
    proposed(school)
    for who in (WIM, IO):
        assert "vraagt wanneer u kunt" in school[who].heard
    wim = school[WIM].presses("verder")
    assert [option.label for option in wim.field("momenten").options] == [
        "woensdag 4 februari 2026 om 14.00 uur",
        "donderdag 5 februari 2026 om 9.00 uur",
        "Geen van deze momenten",
    ]


def test_what_suits_everybody_is_filled_in_and_one_press_puts_it_in_every_agenda(school: School) -> None:
    proposed(school)
    chooses(school, WIM, "4 februari", "5 februari")
    chooses(school, IO, "5 februari")
    school.moves_to("2026-01-23T15:30")
    noor = school[NOOR]
    assert "donderdag 5 februari 2026 om 9.00 uur" in noor.heard
    noor.presses("Leg het gesprek vast")
    assert noor.field("moment").value == "2026-02-05T09:00:00+01:00"
    noor.fills(welk="tweede", plaats="Lokaal 12")
    noor.presses("overslaan").presses("bevestigen")
    with school.database.reading() as c:
        [found] = appointments.of_placement(c, school.placement_of(NOOR).id)
    assert set(found.people) == {school[who].id for who in (NOOR, WIM, IO)}


def test_nobody_hears_who_chose_what(school: School) -> None:
    proposed(school)
    chooses(school, WIM, "4 februari")
    chooses(school, IO, "Geen")
    school.moves_to("2026-01-23T15:30")
    assert "Wim" not in school[NOOR].heard
    assert "Annelies" not in school[NOOR].heard


def test_one_moment_is_no_choice_and_is_told(school: School) -> None:
    noor = school[NOOR].presses_id("start:driehoeksgesprek-voorstellen")
    noor.fills(eerste=FIRST, tweede=FIRST)
    noor.presses("bevestigen")
    assert "minstens twee verschillende momenten" in noor.heard


def test_who_is_not_asked_cannot_choose(school: School) -> None:
    proposed(school)
    for who in (FATIMA, BILAL):
        assert "wanneer u kunt" not in "\n".join(shown.text for shown in school[who].shown)
