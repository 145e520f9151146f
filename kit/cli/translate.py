"""`kit translate`: machine drafts of what nobody has translated yet, each saved as soon as it is there."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import click

from kit.build.glossaries import read_glossary
from kit.campaign.model import PSEUDO_LOCALES
from kit.campaign.read import read_campaign
from kit.cli.catalog_files import own_catalogs, sweep, write
from kit.cli.choice import selection
from kit.cli.options import chosen_campaigns, count, find_workspace, nearest, output_option, report, workspace_option
from kit.cli.progress import progress
from kit.errors import KitError, Problem, Where, shown
from kit.l10n import engines
from kit.l10n.blocks import with_entry
from kit.l10n.catalogs import PAGES, read_catalog
from kit.l10n.drafts import Caller, Job, characters, draft, wanting
from kit.l10n.engine_errors import BusyError, EngineError, RefusedError, UnreachedError, UnusableError
from kit.l10n.engines import Engine
from kit.l10n.glossary import Glossary
from kit.l10n.locales import english_name
from kit.l10n.pofile import Entry, Key
from kit.l10n.update import read
from kit.workspace import Folder

_IN_A_ROW = 3  # strings for which an engine may fail, one after the other
_SAVES = 5  # how often a draft is saved anew in a catalog that somebody else is writing

Counts = Mapping[str, str]  # msgctxt -> the placeholder whose number chooses its plural form


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog to be drafted into, and what its texts were written in."""

    path: str
    locale: str
    source: str
    counts: Counts = field(hash=False)


@dataclass(slots=True)
class Done:
    """What has come of a catalog."""

    file: str
    locale: str
    strings: int = 0  # that nobody has translated
    characters: int = 0  # that are sent for them
    drafted: int = 0
    refused: int = 0

    def told(self, *, dry: bool) -> str:
        """The same in a line, for the terminal."""
        if dry:
            return f"{self.file}: {count(self.strings, 'string', 'strings')}, {self.characters:,} characters"
        refused = f", {self.refused} without a draft" if self.refused else ""
        return f"{self.file}: {count(self.drafted, 'draft', 'drafts')}{refused}"


@click.command("translate", short_help="Draft what nobody has translated, by machine.")
@click.argument("names", nargs=-1, metavar="[CAMPAIGN]...")
@click.option("-e", "--engine", type=click.Choice(engines.NAMES), required=True, help="Who translates.")
@click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale.")
@click.option("--server", metavar="URL", default="", help="The LibreTranslate server. [default: libretranslate.com]")
@click.option("--dry-run", is_flag=True, help="Only count the strings and characters; send nothing.")
@click.option(
    "--per-minute", type=click.IntRange(min=1), default=120, show_default=True, help="Calls of the engine a minute."
)
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=30, show_default=True, help="Seconds that a call may take."
)
@output_option
@workspace_option
def command(
    names: Sequence[str],
    engine: str,
    locales: Sequence[str],
    server: str,
    dry_run: bool,
    per_minute: int,
    timeout: float,
    output: str,
    folder: Path | None,
) -> None:
    """Draft the strings that nobody has translated, with a translation engine.

    Every draft is marked fuzzy and says where it comes from; kit build leaves it out until somebody has looked at it
    and taken the mark out. Each draft is saved at once: stop whenever you like, and run the command again to go on.
    Keys are read from environment variables: DEEPL_API_KEY, LIBRE_API_KEY, MICROSOFT_API_KEY, OPEN_API_KEY (chatgpt),
    BAIDU_APPID and BAIDU_APPKEY. google and mymemory need none.
    """
    if server and engine != "libre":
        raise click.UsageError("--server is for --engine libre.")
    workspace = find_workspace(folder)
    chosen, problems = catalogs(workspace, names, locales)
    glossary, faults = read_glossary(workspace)
    problems += faults
    notes: list[str] = []
    done: list[Done] = []
    run = _Run(workspace, glossary, engine, problems, notes)

    def summary() -> None:
        for note in notes:
            click.echo(f"note: {note}")
        for each in done:
            if each.strings:
                click.echo(each.told(dry=dry_run))
        if dry_run:
            strings, sent = sum(each.strings for each in done), sum(each.characters for each in done)
            click.echo(f"{count(strings, 'string', 'strings')}, {sent:,} characters; nothing was sent")
        else:
            drafted = sum(each.drafted for each in done)
            click.echo(f"{count(drafted, 'draft', 'drafts')} by {engine}, to be reviewed; none is shipped before that")

    try:
        if dry_run:
            done += (run.counted(catalog) for catalog in chosen)
        elif todo := {catalog: found for catalog in chosen if (found := run.counted(catalog).strings)}:
            sweep(workspace)
            connected = engines.connect(engine, os.environ, timeout, server)
            caller = Caller(connected, time.monotonic, time.sleep, random.random, 60 / per_minute)
            with progress("Drafting", sum(todo.values()), shown=output == "text") as run.tried:
                for catalog in todo:
                    done.append(Done(catalog.path, catalog.locale))
                    run.draft(catalog, connected, caller, done[-1])
    except EngineError as error:
        problems.append(Problem(Where(engine), error.what, error.hint))
    except KeyboardInterrupt:
        problems.append(
            Problem(Where(engine), "stopped; every draft so far is saved", "run the command again to go on")
        )
    report(
        output,
        summary,
        {"engine": engine, "dry_run": dry_run, "files": list(map(asdict, done)), "notes": notes},
        problems,
    )


def catalogs(
    workspace: Folder, names: Sequence[str], locales: Sequence[str]
) -> tuple[tuple[Catalog, ...], list[Problem]]:
    """The catalogs of campaigns, and of the words of pages where no campaign is named; by locale."""
    wanted = selection(locales, (), ()).locales
    sources: dict[str, tuple[str, Counts]] = {} if names else {PAGES: ("en", {})}
    problems: list[Problem] = []
    for name in chosen_campaigns(workspace, names):
        try:
            campaign, _ = read_campaign(workspace, name)
        except KitError as error:
            problems += error.problems
            continue
        slots = {f"{message.id}.{slot.name}": slot.count for message in campaign.messages for slot in message.slots}
        sources[name] = campaign.language, {context: each for context, each in slots.items() if each}
    found = {
        (locale, name): Catalog(path, locale, *sources[name])
        for (locale, name), path in own_catalogs(workspace).items()
        if name in sources and locale not in PSEUDO_LOCALES and locale != sources[name][0]
    }
    for locale in wanted:
        if not any(where == locale for where, _ in found):
            hint = nearest(locale, dict.fromkeys(where for where, _ in sorted(found)))
            raise click.UsageError(f"There is no catalog for the locale '{locale}'; kit update makes one. {hint}")
    return tuple(found[key] for key in sorted(found) if not wanted or key[0] in wanted), problems


@dataclass
class _Run:
    """One run of the command; gathers what is to be told."""

    workspace: Folder
    glossary: Glossary
    engine: str
    problems: list[Problem]
    notes: list[str]
    failures: int = 0  # of the engine, one after the other
    tried: Callable[[object], None] = lambda _: None  # is told of each string

    def counted(self, catalog: Catalog) -> Done:
        """What there is to be drafted in a catalog. One that cannot be read has nothing, and is told of."""
        done = Done(catalog.path, catalog.locale)
        try:
            for entry, job in self._wanting(catalog, self.workspace.read(catalog.path)):
                done.strings += 1
                done.characters += characters(entry, job, markup=engines.reads_markup(self.engine))
        except KitError as error:
            self.problems += error.problems
        return done

    def draft(self, catalog: Catalog, engine: Engine, caller: Caller, done: Done) -> None:
        """Drafts what a catalog lacks, and saves each draft.

        Raises `UnusableError`, also where the engine cannot be reached or fails several times in a row.
        """
        source, target = engine.code(catalog.source), engine.code(catalog.locale)
        if source is None or target is None or source == target:
            lacking = catalog.locale if source else catalog.source
            what = f"{self.engine} has no drafts for {english_name(lacking)} ({lacking})"
            self.notes += [what] if what not in self.notes else []
            return
        tried: set[Key] = set()
        while True:
            try:
                data = self.workspace.read(catalog.path)
                found = next((each for each in self._wanting(catalog, data) if each[0].key not in tried), None)
            except KitError as error:  # somebody has broken the file, or removed it
                self.problems += error.problems
                return
            if found is None:
                return
            entry, job = found
            tried.add(entry.key)
            done.strings += 1
            self.tried(entry)
            where, today = Where(catalog.path, entry.line), self.workspace.today()
            try:
                drafted, notes = draft(entry, job, self.engine, today, caller, (source, target))
            except RefusedError as error:
                self._refuse(where, entry, error, done)
                self.failures = 0
            except UnreachedError as error:
                raise _given_up(error.what, error) from None
            except BusyError as error:
                self._refuse(where, entry, error, done)
                self.failures += 1
                if self.failures == _IN_A_ROW:
                    raise _given_up(f"{error.what}; given up after {_IN_A_ROW} strings in a row", error) from None
            else:
                self.failures = 0
                if self._save(catalog, drafted):
                    done.drafted += 1
                    self.notes += (f"{where}: {_named(entry)}: {note}" for note in notes)

    def _refuse(self, where: Where, entry: Entry, error: EngineError, done: Done) -> None:
        done.refused += 1
        self.problems.append(Problem(where, f"{_named(entry)} has no draft: {error.what}", error.hint))

    def _wanting(self, catalog: Catalog, data: bytes) -> Iterator[tuple[Entry, Job]]:
        """The entries that nobody has translated, and what they are drafted with."""
        told, _ = read_catalog(data, catalog.path, catalog.locale)
        for entry in read(data, catalog.path).entries:
            if wanting(entry):
                counted = catalog.counts.get(entry.context or "")
                yield entry, Job(catalog.locale, catalog.source, self.glossary, told.forms, told.rule, counted)

    def _save(self, catalog: Catalog, drafted: Entry) -> bool:
        """Puts a draft into the catalog as it is now, unless somebody has translated the entry in the meantime."""
        problem = None
        for _ in range(_SAVES):
            try:
                data = self.workspace.read(catalog.path)
                po = read(data, catalog.path)
                if not any(entry.key == drafted.key and wanting(entry) for entry in po.entries):
                    return False
            except KitError:
                return False  # told where the catalog is read for the next entry
            problem = write(self.workspace, catalog.path, data, with_entry(po, drafted.key, drafted))
            if problem is None:
                return True
        self.problems += [problem] if problem else []
        return False


def _given_up(what: str, error: EngineError) -> UnusableError:
    return UnusableError(what, "; ".join(filter(None, (error.hint, "every draft so far is saved: go on later"))))


def _named(entry: Entry) -> str:
    return entry.context or f"“{shown(entry.msgid, 40)}”"
