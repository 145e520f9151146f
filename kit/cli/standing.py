"""How `kit status` tells of a locale: in a row of a table, in a few words, for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click

from kit.build.grouping import grouped
from kit.cli.options import as_json, count
from kit.errors import Problem, Where
from kit.status.model import CampaignStatus, Kind, LocaleStatus, Made, Strings

_LEAST_WIDE = 36  # columns in which reasons can still be read
_HEADINGS = ("Locale", "Language", "Strings", "Translated", "Fuzzy", "Missing", "Cards", "Posts", "Checks", "Ready")
_SPARED = ("Language", "Strings", "Checks")  # the first to go where there is no room
_TO_THE_LEFT = ("Locale", "Language", "Ready")


def why(status: LocaleStatus) -> tuple[Problem, ...]:
    """What keeps a locale from being ready, the most important first; strings not translated are counted together."""
    waiting = _of(status, "missing", "fuzzy")
    counted = Problem(_first(waiting), _counted(status.found("missing"), status.found("fuzzy"))) if waiting else None
    return (*_of(status, "catalog"), *([counted] if counted else []), *_others(status))


def every_reason(status: LocaleStatus) -> tuple[Problem, ...]:
    """The same, with each string that is not translated."""
    return (*_of(status, "catalog", "missing", "fuzzy"), *_others(status))


def in_short(status: LocaleStatus) -> str:
    """The first thing that keeps a locale from being ready, with its place, and how many others there are; or ""."""
    reasons = why(status)
    if not reasons:
        return ""
    more = f"; {len(reasons) - 1} more" if len(reasons) > 1 else ""
    return f"{reasons[0].what} ({reasons[0].where}){more}"


def as_programs_read(status: LocaleStatus) -> dict[str, object]:
    """A locale for programs."""
    return {
        "locale": status.locale,
        "language": status.language,
        "ready": status.ready,
        "why": in_short(status),
        "percent": status.strings.percent,
        "strings": _strings(status.strings),
        "campaign_strings": _strings(status.campaign),
        "page_strings": _strings(status.pages),
        "cards": asdict(status.cards),
        "posts": asdict(status.posts),
        "reasons": [
            {"kind": reason.kind, "check": reason.check or None, **as_json(reason.problem)} for reason in status.reasons
        ],
    }


def _strings(strings: Strings) -> dict[str, int]:
    return {**asdict(strings), "missing": strings.missing}


def _of(status: LocaleStatus, *kinds: Kind) -> list[Problem]:
    return [reason.problem for reason in status.reasons if reason.kind in kinds]


def _others(status: LocaleStatus) -> list[Problem]:
    return grouped(_of(status, "fault", "card", "post", "check"))


def _counted(missing: int, fuzzy: int) -> str:
    parts = [count(missing, "string missing", "strings missing")] if missing else []
    parts += [f"{fuzzy} fuzzy" if missing else count(fuzzy, "string fuzzy", "strings fuzzy")] if fuzzy else []
    return ", ".join(parts)


def _first(problems: Sequence[Problem]) -> Where:
    """The first place that has a line, or the file."""
    return next((problem.where for problem in problems if problem.where.line is not None), problems[0].where)


def table(status: CampaignStatus, width: int | None, *, verbose: bool = False) -> Iterator[str]:
    """The lines of a campaign's table, a row for each locale.

    Where there is a width, reasons go no further, and columns are left out for which there is no room. verbose: every
    reason is told, with what may mend it.
    """
    columns = _fitting([_HEADINGS, *map(_cells, status.locales)], width)
    headings, *rows = columns
    widths = [max(map(len, column)) for column in zip(*columns, strict=True)]
    yield click.style(_line(headings, headings, widths).rstrip(), bold=True)
    beside = sum(widths) + 2 * len(widths)
    for each, row in zip(status.locales, rows, strict=True):
        verdict = click.style(row[-1], fg="green" if each.ready else "red")
        line = f"{_line(row[:-1], headings, widths)}  {verdict}"
        if verbose:
            yield line
            yield from (wrapped for reason in every_reason(each) for wrapped in _wrapped(str(reason), 4, width))
        elif each.ready:
            yield line
        elif width is None or width - beside >= _LEAST_WIDE:
            first, *others = _wrapped(in_short(each), beside, width)
            yield line + " " * (widths[-1] - len(row[-1]) + 2) + first.lstrip()
            yield from others
        else:
            yield line
            yield from _wrapped(in_short(each), 4, width)


def _fitting(rows: list[tuple[str, ...]], width: int | None) -> list[tuple[str, ...]]:
    """The rows without the columns that can be spared, as far as the width asks for it."""
    for spared in _SPARED:
        if width is None or sum(max(map(len, column)) + 2 for column in zip(*rows, strict=True)) - 2 <= width:
            break
        at = rows[0].index(spared)
        rows = [(*row[:at], *row[at + 1 :]) for row in rows]
    return rows


def _cells(status: LocaleStatus) -> tuple[str, ...]:
    strings = status.strings
    return (
        status.locale,
        status.language,
        f"{strings.translated}/{strings.total}",
        f"{strings.percent} %",
        str(strings.fuzzy),
        str(strings.missing),
        _made(status.cards),
        _made(status.posts),
        str(status.found("check")),
        "yes" if status.ready else "no",
    )


def _made(made: Made) -> str:
    return f"{made.good}/{made.total}" + (f" ({made.bad} bad)" if made.bad else "")


def _line(cells: Sequence[str], headings: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(
        cell.ljust(width) if heading in _TO_THE_LEFT else cell.rjust(width)
        for cell, heading, width in zip(cells, headings, widths, strict=False)
    )


def _wrapped(text: str, indent: int, width: int | None) -> list[str]:
    margin = " " * indent
    if width is None:
        return [margin + text]
    return textwrap.wrap(
        text, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False, break_long_words=False
    )
