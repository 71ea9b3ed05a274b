"""The named points at which a test may end the process."""

from __future__ import annotations

import os
import signal

import pytest

from bot.points import NAMES, ignore, killing


def test_without_a_name_nothing_listens() -> None:
    assert killing("") is ignore
    for name in NAMES:
        ignore(name)


@pytest.mark.parametrize("spec", ["deliver.after_commit", "turn", "turn.before_commit:x", ":2", " "])
def test_a_name_that_is_no_point_is_refused(spec: str) -> None:
    with pytest.raises(ValueError, match="no such point"):
        killing(spec)


def _status(spec: str, *reached: str) -> int:
    """How a process ends that reaches these points."""
    child = os.fork()
    if child == 0:
        listen = killing(spec)
        for name in reached:
            listen(name)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def test_the_process_ends_as_by_a_power_cut_at_the_named_time() -> None:
    once = _status("turn.after_commit:2", "turn.after_commit", "turn.before_commit")
    twice = _status("turn.after_commit:2", "turn.after_commit", "turn.before_commit", "turn.after_commit")
    assert os.WIFEXITED(once)
    assert os.WTERMSIG(twice) == signal.SIGKILL
    assert os.WTERMSIG(_status("send.before", "send.before")) == signal.SIGKILL
