"""A holiday that the calendar does not have is told apart from one that it has and from a date."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.date_days import Looks, Named
from dialogs.date_gaps import unknown_holiday

KNOWN = (
    Named(name="herfstvakantie", first=date(2026, 10, 17), last=date(2026, 10, 25)),
    Named(name="kerstvakantie", first=date(2026, 12, 19), last=date(2027, 1, 3)),
)


@pytest.mark.parametrize(
    ("text", "on", "looks", "missing"),
    [
        ("in de herfstvakantie", date(2026, 9, 1), "ahead", None),
        ("in de herfstvakantie", date(2026, 11, 30), "ahead", None),
        ("in de herfstvakantie", date(2027, 9, 1), "ahead", "herfstvakantie"),
        ("in de herfstvakantie", date(2027, 9, 1), None, "herfstvakantie"),
        ("in de herfstvakantie", date(2027, 9, 1), "back", None),
        ("in de herfstvakantie", date(2026, 9, 1), "back", "herfstvakantie"),
        ("maandag na de krokusvakantie", date(2026, 11, 30), "ahead", "voorjaarsvakantie"),
        ("na de kerst- of de meivakantie", date(2026, 11, 30), "ahead", "meivakantie"),
        ("12 mei, in de meivakantie", date(2026, 11, 30), "ahead", None),
        ("op 12-5 (meivakantie)", date(2026, 11, 30), "ahead", None),
        ("in de vakantie", date(2026, 11, 30), "ahead", None),
        ("volgende week", date(2026, 11, 30), "ahead", None),
    ],
)
def test_which_holiday_is_missing(text: str, on: date, looks: Looks, missing: str | None) -> None:
    assert unknown_holiday(text, on=on, looks=looks, calendars=(KNOWN,)) == missing


def test_what_one_of_several_calendars_has_is_known() -> None:
    may = Named(name="meivakantie", first=date(2027, 4, 24), last=date(2027, 5, 2))
    for text, missing in (("na de meivakantie", None), ("na de zomervakantie", "zomervakantie")):
        assert unknown_holiday(text, on=date(2026, 11, 30), looks=None, calendars=(KNOWN, (may,))) == missing
