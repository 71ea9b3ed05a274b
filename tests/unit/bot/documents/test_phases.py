"""The picture of growth: the same in every copy, and readable without colour."""

from __future__ import annotations

import io

import pytest
from matplotlib import image

from bot.documents.phases import MOST, Look, phases

SKILLS = (("zelf", "Zelfstandigheid"), ("rust", "Verantwoordelijkheden buiten het klaslokaal"))
COLUMNS = (("begin", "Beginfase"), ("groei", "Groeifase"), ("ver", "Vergevorderd"))


def looks(n: int) -> tuple[Look, ...]:
    return tuple(
        Look(number=k + 1, label=f"{k + 1} mrt 2026, Sem", own=k % 2 == 0, phases={"zelf": COLUMNS[k % 3][0]})
        for k in range(n)
    )


def drawn(n: int, skills: tuple[tuple[str, str], ...] = SKILLS) -> bytes:
    return phases("Groei", skills, COLUMNS, looks(n), note="Een fase is geen oordeel.")


def test_the_same_looks_give_the_same_picture_and_other_looks_another() -> None:
    assert drawn(3) == drawn(3) != drawn(2)


def test_there_is_no_colour_in_it_to_miss() -> None:
    seen = image.imread(io.BytesIO(drawn(MOST)))
    assert abs(seen[..., 0] - seen[..., 2]).max() < 0.05
    assert seen[..., :3].min() < 0.2


@pytest.mark.parametrize(("n", "skills"), [(1, SKILLS[:1]), (MOST, SKILLS * 7)])
def test_it_grows_with_the_skills_and_stays_as_wide(n: int, skills: tuple[tuple[str, str], ...]) -> None:
    seen = image.imread(io.BytesIO(drawn(n, skills)))
    assert seen.shape[1] == 1216
    assert seen.shape[0] > 90 * len(skills)
