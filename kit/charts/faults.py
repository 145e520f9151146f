"""What a chart cannot show without misleading, in plain words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from kit.campaign.model import ChartKind, FactFormat
from kit.charts.scale import WHOLE

MOST_ROWS: dict[ChartKind, int] = {
    "bars": 6,
    "columns": 8,
    "line": 8,
    "area": 8,
    "donut": 5,
    "waffle": 4,
    "ring": 3,
}
_PARTS = ("donut", "waffle")
_WHOLES = (*_PARTS, "ring")


class Amount(NamedTuple):
    """A figure of a chart, and how it is written; a position along the axis where rows do not follow evenly."""

    value: Decimal
    format: FactFormat
    at: Decimal | None = None


class WayFault(NamedTuple):
    """What is wrong with a way to a goal: in its count, in its goal, or in both together."""

    of: Literal["count", "goal", "both"]
    what: str
    hint: str


def is_percent(amounts: Sequence[Amount]) -> bool:
    return amounts[0].format == "percent"


def faults(kind: ChartKind, amounts: Sequence[Amount]) -> Iterator[tuple[str, str]]:
    """What is wrong with showing these figures in such a chart, and what to do instead; nothing where all is well."""
    named = {"bars": "a chart of bars", "columns": "a chart of columns", "line": "a line", "area": "an area"}
    name = named.get(kind, f"a {kind}")
    if not amounts:
        yield f"{name} has no rows", "write rows, each with a value"
        return
    if len(amounts) > MOST_ROWS[kind]:
        yield f"{name} with {len(amounts)} rows cannot be read", f"show {MOST_ROWS[kind]} at most"
    if any(amount.format in ("year", "date", "date-short", "day", "month") for amount in amounts):
        yield f"{name} shows amounts, and a date is none", "give each row an amount as its value"
        return
    if len({amount.format == "percent" for amount in amounts}) > 1:
        yield f"{name} cannot compare percentages with numbers", "give all rows the same unit"
        return
    if any(amount.value < 0 for amount in amounts):
        if kind in _WHOLES:
            what = f"{name} shows parts of a whole, and no part is smaller than nothing"
            yield what, "say in words that it fell, and how far"
        else:
            yield f"{name} begins at zero, and cannot show what is below", "say in words that it fell, and how far"
    elif all(amount.value == 0 for amount in amounts):
        yield f"{name} of nothing but zeros shows nothing", "say it in words, in another layout"
    yield from _whole(kind, name, amounts)
    yield from _order(kind, name, amounts)


def way_faults(count: Amount, goal: Amount) -> Iterator[WayFault]:
    """What is wrong with showing how far a count has come on its way to a goal."""
    if is_percent([count]) != is_percent([goal]):
        what = "a count and its goal cannot be a percentage and a number"
        yield WayFault("both", what, "give both the same unit")
        return
    if goal.value <= 0:
        yield WayFault("goal", f"there is no way to a goal of {goal.value:f}", "give the goal a number above zero")
    if count.value < 0:
        what = f"the count {count.value:f} cannot be shown: it is less than nothing"
        yield WayFault("count", what, "count from zero, or say it in words, in another layout")
    elif 0 < goal.value < count.value:
        what = f"the count {count.value:f} is past the goal {goal.value:f}, which the card would call the next one"
        yield WayFault("both", what, "set a higher goal, or say in another layout that it was reached")


def _whole(kind: ChartKind, name: str, amounts: Sequence[Amount]) -> Iterator[tuple[str, str]]:
    """Donut and waffle show the parts of one whole, a ring one part of it."""
    instead = "use bars or columns, which compare figures that are not parts of one whole"
    if kind in _PARTS:
        total = sum(amount.value for amount in amounts)
        if is_percent(amounts) and total > WHOLE:
            yield f"{name} shows the parts of a whole, and these add up to {total:f} %", instead
        elif not is_percent(amounts) and len(amounts) == 1:
            yield f"{name} shows the parts of a whole, and one number does not say what it is a part of", instead
    elif kind == "ring":
        if not is_percent(amounts):
            yield "a ring shows a part of a whole, in per cent", "use bars or columns for numbers"
        elif any(amount.value > WHOLE for amount in amounts):
            yield "a ring cannot show more than 100 %", instead


def _order(kind: ChartKind, name: str, amounts: Sequence[Amount]) -> Iterator[tuple[str, str]]:
    if kind not in ("line", "area"):
        return
    if len(amounts) < 2:
        yield f"{name} needs two rows at least", "use the layout figure for one number"
    places = [amount.at for amount in amounts if amount.at is not None]
    if any(later <= earlier for earlier, later in itertools.pairwise(places)):
        yield f"the rows of {name} do not follow each other", "put them in the order of their placeholder at"
