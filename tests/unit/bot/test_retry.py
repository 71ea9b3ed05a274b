"""How long a message waits before it is sent again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from bot.retry import BASE, LONGEST, MOST_ATTEMPTS, wait

ATTEMPTS = some.integers(min_value=1, max_value=MOST_ATTEMPTS - 1)
JITTER = some.floats(min_value=0, max_value=1)


@given(ATTEMPTS, JITTER)
def test_the_wait_lies_between_half_and_the_whole_of_a_doubling_term(attempts: int, jitter: float) -> None:
    whole = min(LONGEST, BASE * 2 ** (attempts - 1))
    found = wait(attempts, asked=None, jitter=jitter)
    assert found is not None
    assert whole / 2 <= found <= whole


@given(ATTEMPTS, JITTER, some.floats(min_value=0, max_value=86_400))
def test_a_platform_that_asks_for_more_time_gets_it(attempts: int, jitter: float, asked: float) -> None:
    found = wait(attempts, asked=asked, jitter=jitter)
    assert found is not None
    assert found >= asked


@given(some.integers(min_value=MOST_ATTEMPTS, max_value=10_000), JITTER)
def test_it_gives_up_once_and_for_all(attempts: int, jitter: float) -> None:
    assert wait(attempts, asked=None, jitter=jitter) is None
    assert wait(attempts, asked=1.0, jitter=jitter) is None


def test_a_message_outlives_an_outage_of_an_hour_and_is_given_up_within_three() -> None:
    for jitter in (0.0, 1.0):
        whole = sum(wait(n, asked=None, jitter=jitter) or 0 for n in range(1, MOST_ATTEMPTS))
        assert 3_600 <= whole <= 3 * 3_600


def test_two_processes_that_failed_together_do_not_come_back_together() -> None:
    assert wait(5, asked=None, jitter=0.0) != wait(5, asked=None, jitter=0.9)
