"""`kit update`: every catalog brought up to date with its template, and no translation lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from kit.cli.catalog_files import own_catalogs, sweep, wanted_catalogs, write
from kit.cli.extract import Template, templates
from kit.cli.options import (
    chosen_campaigns,
    count,
    find_workspace,
    nearest,
    output_option,
    report,
    workspace_option,
)
from kit.errors import KitError, Problem
from kit.l10n.catalogs import path as catalog_path
from kit.l10n.locales import known
from kit.l10n.locales import nearest as nearest_locale
from kit.l10n.pofile import PoFile, parse
from kit.l10n.update import Merged, current, merge, read, with_offers
from kit.workspace import Folder

_TOLD = {
    "header": "header mended",
    "added": "{} added",
    "fuzzy": "{} fuzzy",
    "current": "{} current again",
    "revived": "{} revived",
    "moved": "{} moved",
    "kept": "{} kept",
    "noted": "{} with other comments",
    "obsolete": "{} obsolete",
    "removed": "{} removed",
    "unchanged": "{} unchanged",
}
_LOOKS = {"unchanged", "noted", "header"}  # nothing that pages would show


@dataclass(frozen=True, slots=True)
class Change:
    """A file, what it is to become, and what that does to its entries; no entries where it is a template."""

    path: str
    before: bytes | None
    after: bytes
    counts: Mapping[str, int]
    locale: str = ""

    @property
    def changed(self) -> bool:
        return self.before != self.after

    def told(self) -> str:
        """The change in a line, for the terminal."""
        if not self.counts:
            return f"{self.path}: {'new' if self.before is None else 'changed'}"
        found = {"header": "new catalog"} if self.before is None else {}
        what = [
            (found.get(kind) or said).format(self.counts[kind]) for kind, said in _TOLD.items() if kind in self.counts
        ]
        return f"{self.path}: {', '.join(what)}"

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        entries = {kind: number for kind, number in self.counts.items() if kind != "header"}
        told = {"file": self.path, "changed": self.changed, "new": self.before is None}
        return (
            {**told, "locale": self.locale, "header": "header" in self.counts, "entries": entries}
            if self.locale
            else told
        )


_LATE = (
    "--same-meaning kept no translation: it is for the update that first sees the correction "
    "(write the former text back, run kit update, then correct the text again)"
)


@click.command("update", short_help="Bring every catalog up to date.")
@click.argument("names", nargs=-1, metavar="[CAMPAIGN]...")
@click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale.")
@click.option(
    "--same-meaning",
    multiple=True,
    metavar="MESSAGE.SLOT",
    help="This text was corrected, and means the same: its translations stay current.",
)
@click.option("--check", is_flag=True, help="Only say what would change; exit status 1 where anything would.")
@output_option
@workspace_option
def command(
    names: Sequence[str],
    locales: Sequence[str],
    same_meaning: Sequence[str],
    check: bool,
    output: str,
    folder: Path | None,
) -> None:
    """Write the templates (.pot), and bring the catalogs (.po) of every language up to date with them.

    Translations of texts that have changed become fuzzy and are not shipped until somebody has looked at them;
    translations of texts that are gone become obsolete and come back with the text. Nothing else changes in a file.
    """
    workspace = find_workspace(folder)
    changes, problems = update(workspace, chosen_campaigns(workspace, names), locales, same_meaning, check=check)
    changed = [change for change in changes if change.changed]
    late = bool(same_meaning) and not any(change.counts.get("kept") for change in changes)

    def summary() -> None:
        if late:
            click.echo(f"note: {_LATE}")
        for change in changed:
            click.echo(change.told())
        catalogs = count(len(changed), "file", "files")
        rest = count(len(changes) - len(changed), "file", "files")
        click.echo(f"{catalogs} {'to be updated' if check else 'updated'}, {rest} up to date")

    told = {"check": check, "files": [change.as_json() for change in changes], "notes": [_LATE] if late else []}
    report(output, summary, told, problems)
    if check and changed:
        raise SystemExit(1)


def update(
    workspace: Folder,
    names: Sequence[str],
    locales: Sequence[str] = (),
    same_meaning: Sequence[str] = (),
    *,
    check: bool = False,
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Updates templates and catalogs, or only says what would change; returns all files of them that could be read.

    A catalog that cannot be read stays as it is. Raises `click.UsageError` for a locale or a text that there is not.
    """
    made, problems = templates(workspace, names)
    own = own_catalogs(workspace)
    wanted = wanted_catalogs(made, own)
    chosen = _chosen(locales, [locale for locale, _ in wanted]) if locales else {locale for locale, _ in wanted}
    sources = {template.name: read(template.data, template.path) for template in made}
    _require(same_meaning, [entry.context for source in sources.values() for entry in source.entries if entry.context])
    changes = [_template_change(workspace, template) for template in made]
    found = list(problems)
    for locale in sorted(chosen):
        ours = [name for where, name in wanted if where == locale]
        updated, faults = _of_locale(workspace, locale, {name: sources[name] for name in ours}, own, same_meaning)
        changes += updated
        found += faults
    if not check:
        sweep(workspace)
        written = [write(workspace, each.path, each.before, each.after) for each in changes if each.changed]
        found += (problem for problem in written if problem)
    return tuple(changes), tuple(found)


def _of_locale(
    workspace: Folder,
    locale: str,
    sources: Mapping[str, PoFile],
    own: Mapping[tuple[str, str], str],
    same_meaning: Collection[str],
) -> tuple[list[Change], list[Problem]]:
    """The catalogs of one locale. They are brought up to date before one is asked for what another lacks."""
    merged: dict[str, tuple[bytes | None, bytes | None, Merged]] = {}
    problems: list[Problem] = []
    for name, source in sources.items():
        path = catalog_path(name, locale)
        try:
            data = workspace.read(path) if workspace.exists(path) else None
            before = data if (locale, name) in own else None
            catalog = read(data, path)
        except KitError as error:
            problems += error.problems
            continue
        merged[name] = before, data, merge(source, catalog, locale, name, same_meaning)
    offers = {name: each.current() for name, (_, _, each) in merged.items()}
    others = {name: path for (where, name), path in own.items() if where == locale and name not in sources}
    offers |= dict(_current(workspace, others))
    changes = []
    for name, (before, data, each) in merged.items():
        whole = with_offers(each, [found for other, found in sorted(offers.items()) if other != name])
        if before is None and data is not None and whole.counts.keys() <= _LOOKS:
            continue  # what the package ships has all the words
        changes.append(Change(catalog_path(name, locale), before, whole.data(), whole.counts, locale))
    return changes, problems


def _current(
    workspace: Folder, catalogs: Mapping[str, str]
) -> Iterator[tuple[str, dict[tuple[str, str | None], tuple[str, ...]]]]:
    """The current translations of catalogs, by name; of those that can be read."""
    for name, path in catalogs.items():
        try:
            yield name, current(parse(workspace.read(path), path).entries)
        except KitError:
            continue  # told where it is updated


def _template_change(workspace: Folder, template: Template) -> Change:
    path = workspace.root / template.path
    return Change(template.path, path.read_bytes() if path.is_file() else None, template.data, {})


def _chosen(asked: Sequence[str], there: Sequence[str]) -> set[str]:
    """The locales that are asked for, as CLDR writes them; wrong usage where one is not among those that there are."""
    named = [locale.replace("-", "_") for locale in asked]
    for locale in named:
        if not known(locale):
            meant = nearest_locale(locale)
            hint = f"Did you mean '{meant}'?" if meant else "Locales read like de, pt_BR or zh_Hans."
            raise click.UsageError(f"There is no locale '{locale}'. {hint}")
        if locale not in there:
            raise click.UsageError(f"No campaign has the locale '{locale}'. {nearest(locale, dict.fromkeys(there))}")
    return set(named)


def _require(same_meaning: Sequence[str], contexts: Sequence[str]) -> None:
    for context in same_meaning:
        if context not in contexts:
            raise click.UsageError(f"There is no text '{context}'. {_nearest_text(context, contexts)}")


def _nearest_text(context: str, contexts: Sequence[str]) -> str:
    hint = nearest(context, contexts)
    return hint if hint.startswith("Did") else "Texts are named by message and slot, such as petition.headline."
