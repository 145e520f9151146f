"""Why a translation engine gives no draft."""

from __future__ import annotations


class EngineError(Exception):
    """What keeps an engine from translating; the message says what, and never holds a key."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class BusyError(EngineError):
    """A failure that may pass: trying again may help. wait: seconds after which the engine asks to be called again."""

    def __init__(self, what: str, hint: str = "", wait: float | None = None) -> None:
        super().__init__(what, hint)
        self.wait = wait


class UnreachedError(BusyError):
    """A server that cannot be reached."""


class RefusedError(EngineError):
    """An engine that does not translate this text, and may translate others."""


class UnusableError(EngineError):
    """An engine that cannot be used at all: no key, a key that is refused, a part that is not installed."""
