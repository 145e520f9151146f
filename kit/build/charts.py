"""The rows of a message as the figures of a chart: `value` is the amount, `at` its place where rows are not even."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from kit.campaign.model import ChartKind, Fact, FactFormat, Message
from kit.campaign.texts import placeholders
from kit.charts.chart import NAMES, Chart, chart
from kit.charts.faults import Amount, faults
from kit.errors import Problem, fail
from kit.l10n.wording import Wording

AMOUNT, PLACE, LABEL = "value", "at", "label"
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
    yield from _unnamed(message)


def _unnamed(message: Message) -> Iterator[Problem]:
    """Rows that nobody could tell apart: each needs a name, said once for all (`label`) or one by one (`first` …)."""
    slots = {slot.name: slot for slot in message.slots}
    missing = [name for name in NAMES[: len(message.rows)] if name not in slots]
    label = slots.get(LABEL)
    if not missing or not message.rows:
        return
    if label is None:
        what = f"{message.id}: {_nameless(missing, len(message.rows))}"
        yield Problem(message.where, what, f"write {LABEL} with a placeholder of the rows, or {', '.join(missing)}")
    elif len(message.rows) > 1 and not _of_rows(message).intersection(
        placeholders(f"{label.text}{label.plural or ''}")
    ):
        named = " or ".join(f"{{{name}}}" for name in sorted(_of_rows(message)))
        what = f"{message.id}: {LABEL} says the same of every row of the chart"
        yield Problem(label.where, what, f"write {named} in it, or a text for each row: {', '.join(missing)}")


def _nameless(missing: Sequence[str], rows: int) -> str:
    """Which rows have no name."""
    if len(missing) == rows:
        return "the rows of the chart have no names" if rows > 1 else "the row of the chart has no name"
    numbers = [str(NAMES.index(name) + 1) for name in missing]
    if len(numbers) == 1:
        return f"row {numbers[0]} of the chart has no name"
    return f"rows {', '.join(numbers[:-1])} and {numbers[-1]} of the chart have no names"


def _of_rows(message: Message) -> set[str]:
    """The placeholders of the rows."""
    return {name for row in message.rows for name in row}
