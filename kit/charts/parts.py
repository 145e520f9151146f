"""Parts of one whole: donuts, waffles and rings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from kit.charts import shapes
from kit.charts.faults import Amount, is_percent
from kit.charts.model import DONUT_RADIUS, Chart, Mark
from kit.charts.scale import WHOLE

RING_RADIUS = 43.0


def rings(amounts: Sequence[Amount], strong: int) -> Chart:
    """Progress rings, one a figure, each of 100 %."""
    shares = _shares(amounts, WHOLE)
    return Chart(
        "ring", tuple(Mark(100 * share, index == strong, path=ring(share)) for index, share in enumerate(shares))
    )


def ring(share: float) -> str:
    """The arc of a progress ring in a viewBox of 100 by 100, by its share of a whole turn; never more than one."""
    return shapes.arc(0.0, max(0.0, min(1.0, share)), RING_RADIUS)


def donut(amounts: Sequence[Amount], strong: int) -> Chart:
    """Arcs one after the other, clockwise from the top."""
    marks = []
    turn = 0.0
    for index, share in enumerate(_shares(amounts, _whole(amounts))):
        path = shapes.arc(turn, turn + share, DONUT_RADIUS, apart=True)
        marks.append(Mark(100 * share, index == strong, path=path))
        turn += share
    left = shapes.arc(turn, 1.0, DONUT_RADIUS, apart=True) if turn < 0.9999 else ""
    return Chart("donut", tuple(marks), rest=left)


def waffle(amounts: Sequence[Amount], strong: int) -> Chart:
    """A hundred cells, of which each part has as many as its share, rounded."""
    shares = _shares(amounts, _whole(amounts))
    marks = []
    first = 0
    others = iter((shapes.DISC, shapes.DIAMOND, shapes.HOLLOW))
    for index, (share, count) in enumerate(zip(shares, _cell_counts(amounts, _whole(amounts)), strict=True)):
        sign = shapes.SQUARE if index == strong else next(others)
        path = shapes.cells(first, count, sign)
        marks.append(Mark(100 * share, index == strong, path=path, symbol=shapes.symbol(sign)))
        first += count
    return Chart("waffle", tuple(marks), rest=shapes.cells(first, shapes.CELLS - first, shapes.FRAME))


def _cell_counts(amounts: Sequence[Amount], whole: Decimal) -> list[int]:
    """Whole cells whose sum is that of the shares, rounded (the largest remainders first)."""
    exact = [amount.value * shapes.CELLS / whole for amount in amounts]
    counts = [int(value) for value in exact]
    missing = int(sum(exact, Decimal(0)).to_integral_value(ROUND_HALF_UP)) - sum(counts)
    for index in sorted(range(len(exact)), key=lambda index: counts[index] - exact[index])[:missing]:
        counts[index] += 1
    return counts


def _shares(amounts: Sequence[Amount], whole: Decimal) -> list[float]:
    return [float(amount.value / whole) for amount in amounts]


def _whole(amounts: Sequence[Amount]) -> Decimal:
    return WHOLE if is_percent(amounts) else sum((amount.value for amount in amounts), Decimal(0))
