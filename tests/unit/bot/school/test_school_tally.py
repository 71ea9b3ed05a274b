"""What may be told of answers: never of fewer than five students, and never so that two reports give one away."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.school.tally import LEAST, Sent, Told, latest, together, told

COLUMNS = ("ja", "deels", "nee", "weet-ik-niet")
POINTS = ("a", "b")


def sent(number: int, person: int, **points: str) -> Sent:
    return Sent(number=number, person=person, points=points)


def five(column: str = "ja") -> list[Sent]:
    return [sent(n, n, a=column) for n in range(1, 6)]


def test_four_students_tell_nothing_and_the_fifth_tells_all_five() -> None:
    assert told(five()[:4], [4]) == {}
    assert told(five(), [5])["a"].counts == {"ja": 5}


def test_nothing_is_told_before_a_report_is_made() -> None:
    assert told(five(), []) == {}


def test_a_sixth_answer_waits_until_there_are_five_new_ones() -> None:
    answers = five()
    for n in range(6, 10):
        answers.append(sent(n, n, a="nee"))
        assert told(answers, range(5, n + 1))["a"].counts == {"ja": 5}
    answers.append(sent(10, 10, a="nee"))
    assert told(answers, range(5, 11))["a"].counts == {"ja": 5, "nee": 5}


def test_the_first_report_tells_everyone_who_answered() -> None:
    answers = [*five(), sent(6, 6, a="nee"), sent(7, 7, a="nee")]
    assert told(answers, [7])["a"].counts == {"ja": 5, "nee": 2}


def test_who_changes_her_mind_alone_changes_nothing_that_is_told() -> None:
    answers = [*five(), sent(6, 1, a="nee")]
    assert told(answers, [5, 6])["a"].counts == {"ja": 5}


def test_a_point_that_only_some_looked_at_is_left_out() -> None:
    answers = [sent(n, n, a="ja", **({"b": "nee"} if n < 4 else {})) for n in range(1, 7)]
    assert set(told(answers, [6])) == {"a"}


def test_who_does_not_know_has_no_opinion() -> None:
    answers = [*five()[:4], sent(5, 5, a="weet-ik-niet")]
    assert told(answers, [5]) == {}
    one = Told(counts={"ja": 3, "deels": 2, "weet-ik-niet": 4})
    assert (one.opinions, one.score) == (5, 0.8)
    assert Told(counts={"weet-ik-niet": 4}).score is None


def test_the_last_answer_of_a_person_counts_and_the_others_of_hers_stay() -> None:
    assert latest([sent(2, 1, a="nee"), sent(1, 1, a="ja", b="ja")]) == {"a": {1: "nee"}, "b": {1: "ja"}}


def test_points_add_up_to_their_theme() -> None:
    assert together([Told(counts={"ja": 2}), Told(counts={"ja": 1, "nee": 3})]).counts == {"ja": 3, "nee": 3}


@given(
    st.lists(
        st.tuples(
            st.integers(1, 9),
            st.dictionaries(st.sampled_from(POINTS), st.sampled_from(COLUMNS), min_size=1),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_two_reports_laid_side_by_side_never_differ_by_fewer_than_five_students(
    events: list[tuple[int, dict[str, str], bool]],
) -> None:
    """Whatever students send and whenever reports are made, what is told of a point changes by five people or not."""
    answers: list[Sent] = []
    cuts: list[int] = []
    shown: dict[str, dict[int, str]] = {}
    for number, (person, points, report) in enumerate(events, start=1):
        answers.append(Sent(number=number, person=person, points=points))
        if not report:
            continue
        cuts.append(number)
        now = latest(answers)
        for point, found in told(answers, cuts).items():
            assert found.opinions >= LEAST
            before = shown.get(point, {})
            if found.counts == Counter(before.values()):
                continue
            assert sum(now[point].get(p) != before.get(p) for p in now[point]) >= LEAST
            assert found.counts == Counter(now[point].values())
            shown[point] = now[point]
