"""What can go wrong between us and the Bot Framework, said apart by what follows from it."""

from __future__ import annotations


class NotAllowed(Exception):
    """The request does not prove that it comes from the Bot Framework, for this bot."""


class NotReadable(Exception):
    """The body is no activity."""


class Unreachable(Exception):
    """Nothing was sent: no connection, no token, or no signing keys."""


class Interrupted(Exception):
    """The request left and no answer came back."""


class Answered(Exception):
    """The service answered with a status that is not success. `after` is its Retry-After in seconds."""

    def __init__(self, status: int, after: float | None) -> None:
        super().__init__(f"the Bot Framework answered {status}")
        self.status, self.after = status, after
