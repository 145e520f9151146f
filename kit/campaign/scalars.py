"""What a plain scalar of YAML means, by the core schema of YAML 1.2 (so the language `no` is text).

With two differences: numbers keep their exact decimal, and an ISO date is a date.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TypeAlias

Scalar: TypeAlias = str | bool | Decimal | datetime.date | None

_NUMBER = re.compile(r"[-+]?(?:\.\d{1,30}|\d{1,30}(?:\.\d{0,30})?)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORDS: dict[str, Scalar] = {"": None, "~": None}
_WORDS |= dict.fromkeys(("null", "Null", "NULL"), None)
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)


def resolve(text: str) -> Scalar:
    """What a scalar without quotes means: nothing, true or false, a number, a date, or text."""
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:  # the 30th of February
            return text
    return text
