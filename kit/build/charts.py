"""The rows of a message as the figures of a chart: `value` is the amount, `at` its place where rows are not even."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from kit.campaign.model import ChartKind, Fact, FactFormat, Message
from kit.charts.chart import Chart, chart
from kit.charts.faults import Amount, faults
from kit.errors import Problem, fail
from kit.l10n.wording import Wording

AMOUNT, PLACE = "value", "at"
LAYOUT = "chart"


def plot(wording: Wording, kind: ChartKind, ratio: float = 1.6) -> Chart:
    """The chart of a message's rows in its locale; what a template calls. `KitError` for rows without an amount."""
    amounts = []
    for row in wording.rows:
        if AMOUNT not in row.numbers:
            raise fail("a chart", None, f"its rows have no {AMOUNT}", f"name a fact as {AMOUNT} in each row")
        at = Decimal(str(row.numbers[PLACE])) if PLACE in row.numbers else None
        amounts.append(Amount(Decimal(str(row.numbers[AMOUNT])), row.formats.get(AMOUNT, "number"), at))
    return _remembered(kind, tuple(amounts), wording.locale, ratio)


@lru_cache(maxsize=256)
def _remembered(kind: ChartKind, amounts: tuple[Amount, ...], locale: str, ratio: float) -> Chart:
    """The same chart comes again in every placement of a shape."""
    return chart(kind, amounts, locale, ratio)


def chart_problems(message: Message, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """What the chart of a message cannot show without misleading."""
    if message.layout != LAYOUT:
        return
    kind: ChartKind = message.chart or "bars"
    amounts = []
    for row in message.rows:
        written = row.get(AMOUNT)
        fact = facts.get(written.fact) if written else None
        if written is None or fact is None:
            what = f"the chart of '{message.id}' has a row without {AMOUNT}"
            yield Problem(message.where, what, f"write {{{AMOUNT}: FACT}} in each row")
            return
        format: FactFormat = written.format or fact.format
        value = fact.value if isinstance(fact.value, Decimal) else Decimal(0)
        at = facts[row[PLACE].fact].value if PLACE in row and row[PLACE].fact in facts else None
        amounts.append(Amount(value, format, at if isinstance(at, Decimal) else None))
    for what, hint in faults(kind, amounts):
        yield Problem(message.where, f"{message.id}: {what}", hint)
