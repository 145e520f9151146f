"""Messages and texts of a campaign: the checks that compare them with facts, layouts and placements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kit.campaign.credits import NOTE, credit_slot, has_words
from kit.campaign.fields import FormattedValue, MessageBlock, NotedText, PictureBlock, PluralText
from kit.campaign.lines import Document, KeyPath
from kit.campaign.model import Fact, FactFormat, Message, Photo, Slot, Value
from kit.campaign.texts import faults, placeholders
from kit.errors import Problem, Where, nearest, shown

_NUMBER_FORMATS = ("number", "percent", "compact", "compact-short", "plain", "year")
_DATE_FORMATS = ("date", "date-short", "day", "month", "year")


@dataclass(frozen=True, slots=True)
class Known:
    """What messages may refer to."""

    facts: Mapping[str, Fact]
    broken: Mapping[str, int]  # facts that had to be left out, and their lines
    layouts: Collection[str] | None  # None: not checked
    placements: Collection[str] | None
    picture: Callable[[str], tuple[str, str]]  # a path as written -> the path below the workspace, and what is wrong


def format_fault(value: Decimal | object, format: FactFormat) -> tuple[str, str] | None:
    """What is wrong with writing a value in a format, and the hint; None when it can be."""
    is_number = isinstance(value, Decimal)
    fitting = _NUMBER_FORMATS if is_number else _DATE_FORMATS
    if format in fitting:
        return None
    kind = "a number" if is_number else "a date"
    return f"the format '{format}' does not go with {kind}", "use " + ", ".join(fitting)


def facts_used(message: Message, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The names of the facts that a message draws on: its values, its rows, and facts that its texts name."""
    named = [value.fact for values in (message.values, *message.rows) for value in values.values()]
    own = {*message.values, *(key for row in message.rows for key in row)}
    for slot in message.slots:
        named += [name for name in placeholders(f"{slot.text}{slot.plural or ''}") if name not in own]
    return tuple(dict.fromkeys(name for name in named if name in facts))


def read_message(
    block: MessageBlock, path: KeyPath, document: Document, known: Known
) -> tuple[Message | None, tuple[Problem, ...]]:
    """The message at a path of the document; None, and every problem, when something is wrong with it."""
    problems = [
        *_names(block, path, document, known),
        *_values(block.values, (*path, "values"), document, known),
        *_rows(block, (*path, "rows"), document, known),
    ]
    values = {name: _value(value) for name, value in block.values.items()}
    rows = tuple({name: _value(value) for name, value in row.items()} for row in block.rows)
    scope = _scope(values, rows, known)
    slots = []
    for name, text in block.text.items():
        slot = read_slot(name, text, (*path, "text", name), document)
        problems += check_slot(slot, (*path, "text", name), document, scope, known.broken)
        slots.append(slot)
    pictures = {}
    for name, picture in block.pictures.items():
        file, fault = known.picture(picture.file)
        written = (*path, "pictures", name, *(("focal",) if picture.focal else ()))
        pictures[name] = Photo(file, picture.credit, picture.licence, _focal(picture), document.where(written))
        if fault:
            where = document.where((*path, "pictures", name, "file"))
            problems.append(Problem(where, fault, "paths begin at the campaign's folder"))
        slot_name, credit_path = credit_slot(name), (*path, "pictures", name, "credit")
        if has_words(picture.credit) and slot_name not in block.text:
            slot = Slot(slot_name, picture.credit, None, None, NOTE, document.where(credit_path))
            problems += check_slot(slot, credit_path, document, scope, known.broken)
            slots.append(slot)
    if problems:
        return None, tuple(problems)
    where = document.where((*path, "id"))
    placements = tuple(dict.fromkeys(block.placements))
    message = Message(
        id=block.id,
        layout=block.layout,
        slots=tuple(slots),
        values=values,
        rows=rows,
        pictures=pictures,
        placements=placements,
        where=where,
        theme=block.theme,
        chart=block.chart,
    )
    return message, ()


def _focal(picture: PictureBlock) -> tuple[float, float]:
    """The middle, where nothing is said."""
    across, down = picture.focal or (50, 50)
    return float(across) / 100, float(down) / 100


def read_slot(name: str, text: str | NotedText | PluralText, path: KeyPath, document: Document) -> Slot:
    """The slot at a path of the document, in whichever shape it is written."""
    where = document.where(path)
    match text:
        case str():
            return Slot(name, text, None, None, "", where)
        case NotedText():
            return Slot(name, text.text, None, None, text.note, where)
        case PluralText():
            return Slot(name, text.one, text.other, text.count, text.note, where)


def check_slot(
    slot: Slot,
    path: KeyPath,
    document: Document,
    scope: Mapping[str, tuple[Fact, ...]],
    broken: Mapping[str, int],
) -> Iterator[Problem]:
    """What is wrong in a slot's texts. `scope` has the facts behind each placeholder: one, or one for each row."""
    for text in (slot.text, slot.plural or ""):
        for fault in faults(text):
            yield Problem(document.where_text(path, fault.piece), f"{slot.name}: {fault.what}", fault.hint)
        for name in placeholders(text):
            if name not in scope:
                where = document.where_text(path, f"{{{name}}}")
                yield _unknown("placeholder", name, where, known=scope, broken=broken)
    if slot.count is None:
        return
    where = document.where((*path, "count"))
    if slot.count not in scope:
        yield _unknown("count", slot.count, where, known=scope, broken=broken)
    elif not all(isinstance(fact.value, Decimal) for fact in scope[slot.count]):
        yield Problem(where, f"the count '{slot.count}' is a date", "count must name a number")
    elif slot.count not in placeholders(slot.text + (slot.plural or "")):
        what = f"the count '{slot.count}' stands in neither 'one' nor 'other'"
        yield Problem(where, what, f"write {{{slot.count}}} where the number stands")


def campaign_scope(known: Known) -> dict[str, tuple[Fact, ...]]:
    """The placeholders of texts outside of messages: the facts."""
    return {name: (fact,) for name, fact in known.facts.items()}


def _scope(
    values: Mapping[str, Value], rows: tuple[Mapping[str, Value], ...], known: Known
) -> dict[str, tuple[Fact, ...]]:
    """The facts behind each placeholder of a message. What a reference lacks is told where the reference stands."""
    scope = campaign_scope(known)
    scope |= {name: _facts([value], known) for name, value in values.items()}
    for name in dict.fromkeys(key for row in rows for key in row):
        scope[name] = _facts([row[name] for row in rows if name in row], known)
    return scope


def _facts(values: list[Value], known: Known) -> tuple[Fact, ...]:
    return tuple(known.facts[value.fact] for value in values if value.fact in known.facts)


def _value(written: str | FormattedValue) -> Value:
    return Value(written) if isinstance(written, str) else Value(written.fact, written.format)


def _names(block: MessageBlock, path: KeyPath, document: Document, known: Known) -> Iterator[Problem]:
    """Layout and placements."""
    if known.layouts is not None and block.layout not in known.layouts:
        what = f"unknown layout '{shown(block.layout)}'"
        yield Problem(document.where((*path, "layout")), what, nearest(block.layout, known.layouts))
    for index, name in enumerate(block.placements):
        if known.placements is not None and name not in known.placements:
            where = document.where((*path, "placements", index))
            hint = nearest(name, known.placements) or "kit platforms shows all there are"
            yield Problem(where, f"unknown placement '{shown(name)}'", hint)


def _values(
    values: Mapping[str, str | FormattedValue], path: KeyPath, document: Document, known: Known
) -> Iterator[Problem]:
    """Whether each placeholder's fact is there and can be written as asked."""
    for name, written in values.items():
        value, where = _value(written), document.where((*path, name))
        if value.fact not in known.facts:
            yield _unknown("fact", value.fact, where, known=known.facts, broken=known.broken)
        elif value.format is not None:
            fault = format_fault(known.facts[value.fact].value, value.format)
            if fault:
                yield Problem(document.where((*path, name, "format")), *fault)


def _rows(block: MessageBlock, path: KeyPath, document: Document, known: Known) -> Iterator[Problem]:
    for index, row in enumerate(block.rows):
        yield from _values(row, (*path, index), document, known)
        if row.keys() != block.rows[0].keys():
            expected = ", ".join(block.rows[0]) or "nothing"
            what = f"row {index + 1} does not have the same placeholders as the first row"
            yield Problem(document.where((*path, index)), what, f"the first row has {expected}")
        for value in map(_value, row.values()):
            fact = known.facts.get(value.fact)
            if fact and isinstance(fact.value, Decimal) and fact.value < 0:
                what = f"the fact '{fact.name}' is negative, and no bar of a chart can be"
                yield Problem(
                    fact.where, what, "write how far it fell as a positive number, and say in words that it fell"
                )
    if block.rows and not block.rows[0]:
        yield Problem(document.where((*path, 0)), "this row is empty", "write placeholders and facts")


def _unknown(kind: str, name: str, where: Where, *, known: Collection[str], broken: Mapping[str, int]) -> Problem:
    if name in broken:
        return Problem(where, f"the fact '{name}' cannot be used", f"see line {broken[name]}")
    return Problem(where, f"unknown {kind} '{shown(name)}'", nearest(name, known))
