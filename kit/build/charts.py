"""The rows of a message as the figures of a chart: `value` is the amount, `at` its place where rows are not even."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from kit.campaign.model import ChartKind, Fact, Message, Value
from kit.campaign.texts import placeholders
from kit.charts.chart import RATIO, chart
from kit.charts.faults import Amount, faults, way_faults
from kit.charts.model import NAMES, Chart
from kit.errors import Problem, fail
from kit.l10n.wording import Wording

AMOUNT, PLACE, LABEL, SOURCE = "value", "at", "label", "source"
COUNT, GOAL = "count", "goal"
LAYOUT, PROGRESS = "chart", "progress"


def plot(wording: Wording, kind: ChartKind, ratio: float = RATIO) -> Chart:
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


def chart_problems(message: Message, facts: Mapping[str, Fact], *, draws: bool = True) -> Iterator[Problem]:
    """What the chart of a message cannot show without misleading. `draws`: whether its layout has a use for `chart`."""
    if message.chart is not None and not draws:
        what = f"{message.id}: the layout {message.layout} draws no chart"
        yield Problem(message.where, what, f"take chart: {message.chart} out, or write layout: {LAYOUT}")
    elif message.layout == LAYOUT:
        yield from _rows(message, facts)
    elif message.layout == PROGRESS:
        yield from _way(message, facts)


def _way(message: Message, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """What the way to a goal cannot show."""
    if message.chart not in (None, "ring"):
        what = f"{message.id}: the layout {PROGRESS} draws a bar or a ring, and no {message.chart}"
        yield Problem(message.where, what, "write chart: ring, or take chart out")
    found: dict[str, tuple[Fact, Amount]] = {}
    for name in (COUNT, GOAL):
        value = _named(name, message, facts)
        if value is None:
            what = f"{message.id}: the layout {PROGRESS} needs a {name}"
            yield Problem(message.where, what, f"write {name}: FACT under values")
            continue
        fact = facts[value.fact]
        if isinstance(fact.value, Decimal):
            found[name] = fact, Amount(fact.value, value.format or fact.format)
        else:
            yield Problem(fact.where, f"{message.id}: the {name} is a date", f"name a fact with a number as {name}")
    if len(found) == 2:
        for fault in way_faults(found[COUNT][1], found[GOAL][1]):
            where = message.where if fault.of == "both" else found[fault.of][0].where
            yield Problem(where, f"{message.id}: {fault.what}", fault.hint)


def _named(name: str, message: Message, facts: Mapping[str, Fact]) -> Value | None:
    """What a placeholder stands for; a fact's own name needs no entry where a text has it."""
    if name in message.values:
        return message.values[name]
    said = any(name in placeholders(f"{slot.text}{slot.plural or ''}") for slot in message.slots)
    return Value(name) if said and name in facts else None


def _rows(message: Message, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """What the chart of a message's rows cannot show."""
    kind: ChartKind = message.chart or "bars"
    amounts = []
    for row in message.rows:
        written = row.get(AMOUNT)
        fact = facts.get(written.fact) if written else None
        if written is None or fact is None:
            what = f"the chart of '{message.id}' has a row without {AMOUNT}"
            yield Problem(message.where, what, f"write {{{AMOUNT}: FACT}} in each row")
            return
        value = fact.value if isinstance(fact.value, Decimal) else Decimal(0)
        place = facts.get(row[PLACE].fact) if PLACE in row and kind in ("line", "area") else None
        if place is not None and not isinstance(place.value, Decimal):
            what = f"{message.id}: {PLACE} is the date '{place.name}', and rows stand along the axis by numbers"
            yield Problem(place.where, what, f"name numbers as {PLACE}, or leave it out: the rows stand evenly then")
            place = None
        at = place.value if place is not None and isinstance(place.value, Decimal) else None
        amounts.append(Amount(value, written.format or fact.format, at))
    for what, hint in faults(kind, amounts):
        yield Problem(message.where, f"{message.id}: {what}", hint)
    if message.slot(SOURCE) is None:
        what = f"{message.id}: the chart does not say where its figures come from"
        yield Problem(message.where, what, f'write {SOURCE} among the texts, such as "{SOURCE.capitalize()}: NCMEC"')
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
