"""Says once what is wrong with many cards alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.errors import Problem

_CARD = re.compile(r" of [a-z0-9_-]+ in [A-Za-z_]+, [a-z0-9]+\.[a-z0-9-]+\b")  # as `CardJob.label` names it
_AMOUNT = re.compile(r"(?<![\w.'“+-])\d+(?:\.\d+)?(?![\w'”])")  # figures that are not part of a quoted text or a code


def grouped(problems: Iterable[Problem]) -> list[Problem]:
    """The problems; those that differ in nothing but the card and an amount are told with the first of them."""
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        of_any_card, cards = _CARD.subn(" of …", problem.what)
        what = _AMOUNT.sub("#", of_any_card) if cards else problem.what
        alike.setdefault((problem.where, what, problem.hint), []).append(problem)
    return [_with(first, len(others)) for first, *others in alike.values()]


def _with(first: Problem, others: int) -> Problem:
    if not others:
        return first
    also = f"{first.what}, and on {others} other {'card' if others == 1 else 'cards'}"
    return Problem(first.where, also, first.hint)
