"""Counting what people chose: a vote with points, one choice each, and the moments that suit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dialogs.tally import Standing, fits, tally


def test_three_points_for_the_first_two_for_the_second_and_one_for_the_third():
    found = tally([1, 2, 3, 4], [(2, 1, 3), (2, 3), (1,)], "points", 3)
    assert found.standings == (
        Standing(option=2, points=6, votes=2),
        Standing(option=1, points=5, votes=2),
        Standing(option=3, points=3, votes=2),
        Standing(option=4, points=0, votes=0),
    )
    assert found.first == (2,)


def test_with_one_choice_each_the_most_votes_win():
    assert tally([1, 2], [(1,), (2,), (2,)], "one", 1).first == (2,)


def test_of_the_moments_that_suit_the_one_that_suits_most_people_wins_and_the_earlier_stands_first():
    found = tally([1, 2, 3], [(1, 2), (2, 3), (3,)], "several", 1)
    assert [s.option for s in found.standings] == [2, 3, 1]
    assert found.first == (2, 3)


def test_as_many_points_from_more_people_is_better():
    assert tally([1, 2], [(1, 2), (2, 1), (2,)], "points", 2).first == (2,)
    assert tally([1, 2], [(1,), (2,)], "points", 2).first == (1, 2)


def test_nobody_chose_and_nothing_won():
    assert tally([1, 2], [], "points", 3).first == ()


def test_a_ballot_names_known_options_once_and_not_too_many():
    assert fits((2, 1), (1, 2, 3), "points", 3)
    assert not fits((), (1, 2, 3), "points", 3)
    assert not fits((1, 1), (1, 2, 3), "points", 3)
    assert not fits((9,), (1, 2, 3), "points", 3)
    assert not fits((1, 2, 3), (1, 2, 3), "points", 2)
    assert not fits((1, 2), (1, 2, 3), "one", 1)
    assert fits((1, 2, 3), (1, 2, 3), "several", 1)


@given(st.lists(st.permutations([1, 2, 3, 4]), max_size=8), st.randoms())
def test_the_order_in_which_people_voted_does_not_matter(ballots, random):
    shuffled = list(ballots)
    random.shuffle(shuffled)
    assert tally([1, 2, 3, 4], ballots, "points", 4) == tally([1, 2, 3, 4], shuffled, "points", 4)
