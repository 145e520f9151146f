"""The sample in one locale, with catalogs that a test may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from kit.cli.options import known_layouts
from kit.l10n import catalogs, pofile
from kit.l10n.blocks import with_entry
from kit.l10n.pofile import Entry
from kit.proof.worded import Worded, looking_at, worded
from kit.workspace import Memory

ROOT = Path(__file__).parents[2]
CAMPAIGN = "child-safety-first"
Change = Callable[[Entry], Entry]


@cache
def files() -> Mapping[str, bytes]:
    """The repository as a workspace, with the catalogs of three locales and the glossary."""
    tops = ("assets/brands", f"assets/campaigns/{CAMPAIGN}", "templates", "locales/de", "locales/ar", "locales/ja")
    found = [path for top in tops for path in (ROOT / top).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (*found, ROOT / "locales/glossary.csv")}


def workspace(changes: Mapping[str, Change] | None = None, locale: str = "de") -> Memory:
    """The sample with entries of its catalog changed, by their contexts; or by their texts, in the words of pages."""
    there = {**files()}
    for named, change in (changes or {}).items():
        for path in (catalogs.path(CAMPAIGN, locale), catalogs.path(catalogs.PAGES, locale)):
            po = pofile.parse(there[path], path)
            for entry in po.entries:
                if named in (entry.context, entry.msgid):
                    there[path] = with_entry(po, entry.key, change(entry))
    return Memory(there)


def words(
    changes: Mapping[str, Change] | None = None,
    locale: str = "de",
    *,
    messages: tuple[str, ...] = (),
    placements: tuple[str, ...] = (),
    within: Memory | None = None,
) -> Worded:
    """The sample in a locale."""
    there = within or workspace(changes, locale)
    return worded(there, looking_at(there), CAMPAIGN, locale, known_layouts(there), messages, placements)


def fuzzy(entry: Entry) -> Entry:
    return replace(entry, flags=("fuzzy", *entry.flags))


def emptied(entry: Entry) -> Entry:
    return replace(entry, strings=tuple("" for _ in entry.strings))


def said(*strings: str) -> Change:
    return lambda entry: replace(entry, strings=strings)
