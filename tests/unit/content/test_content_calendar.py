"""Days that people work, and moments at which they may be written to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.calendar import AMSTERDAM, Days, decent, is_quiet, next_moment
from content.load import ROOT
from content.model import HolidayTable, Quiet
from content.reading import read
from dialogs.nouns import Region

_sheet, _ = read(ROOT / "common" / "holidays.nl.yaml", "holidays.nl.yaml")
assert _sheet is not None
TABLE = HolidayTable.model_validate(_sheet.value)
DAYS = {region: Days(region, TABLE.spans(region)) for region in Region}
EVENING = Quiet(from_=time(19), to=time(8))

any_day = st.dates(date(2025, 8, 1), date(2027, 8, 31))
any_time = st.times().map(lambda t: t.replace(second=0, microsecond=0))
regions = st.sampled_from(Region)
quiets = st.builds(lambda a, b: Quiet(from_=a, to=b), any_time, any_time)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Nieuwjaarsdag"),
        (date(2026, 4, 6), "Tweede paasdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2026, 5, 5), "Bevrijdingsdag"),
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "Tweede pinksterdag"),
        (date(2025, 12, 25), "Eerste kerstdag"),
        (date(2026, 4, 3), None),
    ],
)
def test_public_holidays_are_days_off_and_good_friday_is_not(day, name):
    days = Days(Region.NOORD)
    assert days.holiday(day) == name
    assert days.is_working(day) is (name is None)


@pytest.mark.parametrize(
    ("region", "day", "free"),
    [
        (Region.ZUID, date(2025, 10, 13), True),
        (Region.MIDDEN, date(2025, 10, 13), False),
        (Region.MIDDEN, date(2025, 10, 21), True),
        (Region.ZUID, date(2025, 10, 21), False),
        (Region.NOORD, date(2026, 2, 17), False),
        (Region.NOORD, date(2026, 2, 24), True),
        (Region.MIDDEN, date(2026, 2, 24), False),
        (Region.NOORD, date(2026, 12, 28), True),
        (Region.ZUID, date(2027, 2, 16), True),
        (Region.NOORD, date(2027, 2, 16), False),
    ],
)
def test_school_holidays_follow_the_region(region, day, free):
    assert DAYS[region].is_working(day) is not free


def test_four_working_days_before_wednesday_4_february_2026_is_thursday_29_january():
    assert DAYS[Region.ZUID].add_working(date(2026, 2, 4), -4) == date(2026, 1, 29)
    assert DAYS[Region.ZUID].between(date(2026, 1, 29), date(2026, 2, 4)) == 4


def test_working_days_are_counted_around_a_holiday():
    assert DAYS[Region.NOORD].add_working(date(2025, 12, 19), 1) == date(2026, 1, 5)
    assert DAYS[Region.NOORD].add_working(date(2026, 1, 5), -1) == date(2025, 12, 19)
    assert DAYS[Region.NOORD].add_working(date(2026, 1, 3), 0) == date(2026, 1, 3)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (datetime(2026, 3, 27, 15, 31, tzinfo=AMSTERDAM), "2026-03-30T15:30:00+02:00"),
        (datetime(2026, 3, 27, 14, 29, tzinfo=UTC), "2026-03-27T15:30:00+01:00"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-30T15:30:00+02:00"),
        (datetime(2025, 10, 24, 15, 30, tzinfo=AMSTERDAM), "2025-10-24T15:30:00+02:00"),
        (datetime(2025, 10, 26, 0, 30, tzinfo=UTC), "2025-10-27T15:30:00+01:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-26T15:30:00+01:00"),
        (datetime(2025, 12, 19, 16, 0, tzinfo=AMSTERDAM), "2026-01-05T15:30:00+01:00"),
    ],
)
def test_the_next_moment_is_half_past_three_in_amsterdam_also_around_the_change_of_clocks(after, expected):
    assert next_moment(after, time(15, 30), DAYS[Region.ZUID], EVENING).isoformat() == expected


@pytest.mark.parametrize(
    ("clock", "expected"),
    [(time(21, 15), time(19)), (time(6), time(8)), (time(0), time(8)), (time(19), time(19)), (time(12), time(12))],
)
def test_a_chosen_time_in_the_quiet_hours_moves_to_their_edge(clock, expected):
    assert decent(clock, EVENING) == expected


@given(any_day, any_time, any_time, regions, quiets)
def test_the_next_moment_is_never_quiet_never_free_and_never_too_early(day, clock, moment, region, quiet):
    after = datetime.combine(day, clock, tzinfo=UTC)
    found = next_moment(after, moment, DAYS[region], quiet)
    assert found >= after
    assert not is_quiet(found.timetz().replace(tzinfo=None), quiet)
    assert found.weekday() < 5
    assert DAYS[region].holiday(found.date()) is None
    assert found.utcoffset() in (timedelta(hours=1), timedelta(hours=2))


@given(any_day, st.integers(1, 60), regions)
def test_counting_working_days_there_and_back_ends_where_it_began(day, number, region):
    days = DAYS[region]
    there = days.add_working(day, number)
    assert days.is_working(there)
    assert days.between(day, there) == number
    back = days.add_working(there, -number)
    assert back <= day
    assert days.between(back, day) == 0
