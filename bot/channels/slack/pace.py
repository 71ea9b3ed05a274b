"""Slack's pace: about one message a second in each conversation, with room for a short burst."""

from __future__ import annotations

from collections.abc import Callable

BURST = 6
"""Two quick presses with their answers pass at once; Slack allows short bursts and tells nowhere how long."""
PER_SECOND = 1.0
_REMEMBERED = 5000


class Pace:
    """Says how long a conversation has to wait. `monotonic` gives seconds that never go back."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._free_at: dict[str, float] = {}

    def wait(self, channel: str, *, counts: bool = True) -> float:
        """Seconds to wait before the next message; 0 when it may go now, and then it counts as sent.

        A change of an earlier message does not count, but waits as long as Slack asked for silence.
        """
        now = self._monotonic()
        free_at = max(self._free_at.pop(channel, now), now)
        behind = free_at - now - (BURST - 1 if counts else BURST) / PER_SECOND
        self._free_at[channel] = free_at + (1 / PER_SECOND if counts and behind <= 0 else 0)
        if len(self._free_at) > _REMEMBERED:
            self._free_at = {c: at for c, at in self._free_at.items() if at > now}
        return max(behind, 0.0)

    def hold(self, channel: str, seconds: float) -> None:
        """Slack asked for silence in this conversation."""
        self._free_at[channel] = self._monotonic() + seconds + (BURST - 1) / PER_SECOND
