"""What stands on a card, in the order in which one reads it: for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit.campaign.model import ALT_SLOT, POST_SLOTS
from kit.l10n.wording import Row, Wording, plain, without_tags

_ROWS = "*rows"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_UNSAID = ("button", "partners_label")  # nobody can press a picture, and no text names the partners
# Of each layout its texts in order. Those in one tuple are one sentence, with a sign between what names and is named.
_LAYOUTS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "action": (("kicker",), ("headline",), *((name,) for name in _ORDINALS[:3])),
    "chart": (("headline",), ("caption", ":", _ROWS)),
    "compare": (("kicker",), ("headline",), ("before_label", ":", "before"), ("after_label", ":", "after")),
    "figure": (("kicker", "figure", "label"), ("body",)),
    "myth": (("myth_label", ":", "myth"), ("fact_label", ":", "fact"), ("body",)),
    "photo": (("kicker",), ("headline",), ("body",)),
    "progress": (("headline",), ("body",), ("goal",)),
    "quote": (("name", ",", "role", ":", "quote"),),
    "statement": (("kicker",), ("headline",), ("body",)),
    "steps": (("kicker",), ("headline",), *((name,) for name in _ORDINALS[:4])),
    "thanks": (("kicker",), ("headline",), ("body",)),
    "timeline": (("kicker",), ("headline",), (_ROWS,)),
}
_FIGURE_FIRST = ("waffle", "ring")  # charts whose label goes on from the figure: "63% of the goal"


def read(wording: Wording, layout: str, chart: str | None) -> Iterator[tuple[str, ...]]:
    """The card's texts, each with its isolates; several of one tuple are one sentence, with ":", "," or ";" between.

    The rows of a chart are one sentence: ("name", ":", "value", ";", "name", ":", "value"). A layout that is not among
    Kit's is read in the order in which its texts are written, then its rows. Texts that the layout does not place come
    last, the source at the very end.
    """
    groups = _LAYOUTS.get(layout, ())
    texts = {slot: without_tags(text) for slot, text in wording.texts.items()}
    shown = {slot for slot in texts if texts[slot] and slot not in (*POST_SLOTS, ALT_SLOT, *_UNSAID)}
    rows = list(_moments(wording, texts) if layout == "timeline" else _chart_rows(wording, texts, chart))
    has_rows = any(_ROWS in group for group in groups)
    nameless = any(not row.texts for row in wording.rows)
    named = set(_ORDINALS) if has_rows or nameless else set[str]()
    placed = {slot for group in groups for slot in group} | named | {"badge", "source"}
    if "badge" in shown:
        yield (texts["badge"],)
    rest = [(slot,) for slot in texts if slot in shown and slot not in placed]
    for group in (*groups, *rest, *(() if has_rows else ((_ROWS,),)), ("source",)):
        said = _without_gaps(group, texts, shown)
        if _ROWS in group and rows:
            yield (*said, ":", *rows[0]) if said else rows[0]
            yield from rows[1:]
        elif said:
            yield said


def _without_gaps(group: tuple[str, ...], texts: Mapping[str, str], shown: set[str]) -> tuple[str, ...]:
    """The texts of a group that are there, with a mark between two of them only."""
    found: list[str] = []
    for name in group:
        if name in (":", ","):
            found += [name] if found and found[-1] not in (":", ",") else []
        elif name in shown:
            found.append(texts[name])
    return tuple(found[:-1] if found and found[-1] in (":", ",") else found)


def _moments(wording: Wording, texts: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The dates of a timeline, each with what happens then."""
    if wording.rows:
        yield from (_row(row, "", "", None, ahead=True) for row in wording.rows)
        return
    for name in _ORDINALS:
        if texts.get(name):
            date = plain(wording.values.get(name, ""))
            yield (date, ":", texts[name]) if date else (texts[name],)


def _chart_rows(wording: Wording, texts: Mapping[str, str], chart: str | None) -> Iterator[tuple[str, ...]]:
    """The rows of a chart, as one sentence."""
    sentence: list[str] = []
    for number, row in enumerate(wording.rows):
        name = texts.get(_ORDINALS[number], "") if number < len(_ORDINALS) else ""
        if said := _row(row, name, texts.get("label", ""), chart):
            sentence += [";", *said] if sentence else said
    if sentence:
        yield tuple(sentence)


def _row(row: Row, own: str, shared: str, chart: str | None, *, ahead: bool = False) -> tuple[str, ...]:
    """What a row says, and those of its values that its texts do not hold."""
    said = " ".join(text for text in map(without_tags, row.texts.values()) if text) or own or shared
    values = " ".join(value for value in map(plain, row.values.values()) if value not in said)
    pair = (values, said) if ahead or chart in _FIGURE_FIRST else (said, values)
    between = () if chart in _FIGURE_FIRST else (":",)
    return (pair[0], *between, pair[1]) if said and values else tuple(text for text in pair if text)
