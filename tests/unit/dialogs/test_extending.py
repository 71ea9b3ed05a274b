"""More time in a sentence: what gives it, until when, and what only looks like it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dialogs.extending import Extension, extension

AT = datetime(2026, 2, 10, 12)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("geef Noor tot 1 maart voor het portfolio", date(2026, 3, 1)),
        ("Noor krijgt uitstel tot 1 maart", date(2026, 3, 1)),
        ("Geef Noor t/m 1 maart.", date(2026, 3, 1)),
        ("Noor mag het portfolio tot en met 1 maart inleveren", date(2026, 3, 1)),
        ("uitstel voor Noor tot volgende week vrijdag", date(2026, 2, 20)),
        ("verzet de deadline van Noor naar 9 maart", date(2026, 3, 9)),
        ("ik geef Noor uitstel tot 1-3", date(2026, 3, 1)),
        ("geef Noor uitstel", None),
        ("Noor mag later inleveren", None),
        ("geef Noor een week extra tijd", None),
    ],
)
def test_a_sentence_that_gives_more_time(said: str, until: date | None) -> None:
    given = extension(said, at=AT)
    assert given is not None
    assert given.until == until


@pytest.mark.parametrize(
    "said",
    [
        "krijgt Noor uitstel?",
        "mag Noor het later inleveren",
        "Noor krijgt geen uitstel",
        "als Noor uitstel krijgt tot 1 maart, zeg ik het",
        "ik heb uitstel nodig",
        "geef mij tot 1 maart",
        "geef me uitstel",
        "Noor is tot 1 maart ziek",
        "Noor krijgt de kijkwijzer",
        "Noor krijgt les tot 12 uur",
        "geef feedback aan Noor",
        "geef Noor tot sint-juttemis",
        "",
    ],
)
def test_what_gives_no_time(said: str) -> None:
    assert extension(said, at=AT) is None


def test_what_is_left_of_the_sentence_may_name_the_task() -> None:
    assert extension("geef Noor tot 1 maart voor het portfolio", at=AT) == Extension(
        until=date(2026, 3, 1), words="noor tot 1 het portfolio"
    )
