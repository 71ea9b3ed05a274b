"""Every dialog, ours and all that ship, held by a tireless person (see machine.py)."""

from __future__ import annotations

import pytest
from dialog_samples import EVERY_KIND, EVERY_LIST, KIJKWIJZER, KNOWN, LEVELS, ask, dialog, field, options, text
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Person

from content.load import load
from dialogs.check import check_dialog
from dialogs.model import Dialog

BIG = dialog(
    ask("kader", field("gezien", "rubric", rows=options(*(f"R {n}" for n in range(106))), columns=LEVELS)),
    ask("rest", *(text(f"v{n}", required=n % 2 == 0) for n in range(12))),
)


def shipped() -> dict[str, Dialog]:
    """Each dialog once: one that is the same in several programmes goes by the first that has it."""
    library, found = load(), dict[str, Dialog]()
    for programme in library.programmes:
        for name, one in sorted(library.dialogs(programme).items()):
            if one not in found.values():
                found[f"{programme}-{name}"] = one
    return found


SHIPPED = shipped()
OURS = {
    "kijkwijzer": (KIJKWIJZER, KNOWN),
    "every-kind": (EVERY_KIND, {"lists": EVERY_LIST}),
    "big": (BIG, {"lists": {}}),
}
CALM = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def test_there_are_dialogs_to_walk() -> None:
    assert {"hr-n4-kijkwijzer", "han-wpl2-startgesprek"} <= set(SHIPPED)


@pytest.mark.parametrize("name", OURS)
def test_a_tireless_person_never_gets_stuck_or_loses_an_answer(name: str) -> None:
    one, known = OURS[name]
    run_state_machine_as_test(lambda: Person(one, **known), settings=CALM)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_dialog_survives_a_tireless_person(name: str) -> None:
    run_state_machine_as_test(lambda: Person(SHIPPED[name]), settings=CALM)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_dialog_has_no_problems(name: str) -> None:
    assert check_dialog(SHIPPED[name]) == ()
