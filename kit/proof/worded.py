"""A campaign in one locale, planned so that every text of it can be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment

from kit.build.catalogs import read_texts
from kit.build.glossaries import read_glossary
from kit.build.job import CardJob
from kit.build.plan import Plan, PlannedKit, Selection, plan, platforms_of
from kit.build.series import with_companions
from kit.campaign.model import PSEUDO_LOCALES, Campaign, Message
from kit.errors import KitError, Problem
from kit.l10n import catalogs, pofile
from kit.l10n.blocks import in_use
from kit.l10n.catalog_checks import ALWAYS, check_catalog
from kit.l10n.catalogs import Catalog, Translation
from kit.l10n.glossary import Glossary
from kit.l10n.phrases import SOURCE
from kit.l10n.pofile import Key, PoFile
from kit.l10n.translate import word
from kit.l10n.wording import Wording
from kit.markup.templates import environment
from kit.overlays import Snapshot
from kit.post.copy import Post, compose
from kit.proof.shown import AsShown
from kit.status.model import Reason
from kit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Worded:
    """A campaign in one locale.

    shown: the catalog as its cards show it; None where the texts are the campaign file's own. po and pages: the
    catalogs as they are; None where there is none to be read. findings: what checks say of their entries, by file and
    key.
    """

    planned: Plan
    locale: str
    environment: Environment
    shown: Catalog | None
    po: PoFile | None
    pages: PoFile | None
    findings: dict[tuple[str, Key], tuple[Reason, ...]]
    glossary: Glossary
    problems: tuple[Problem, ...]  # that keep the catalog from being used as a whole

    @property
    def campaign(self) -> Campaign:
        return self.planned.campaign

    @property
    def kit(self) -> PlannedKit | None:
        """What is planned; None where the locale lacks a text that the catalog does not have."""
        return next(iter(self.planned.kits), None)

    @property
    def file(self) -> str:
        """The path of the catalog."""
        return catalogs.path(self.campaign.name, self.locale)

    @property
    def is_source(self) -> bool:
        """Whether nobody translates into the locale."""
        return self.locale == self.campaign.language or self.locale in PSEUDO_LOCALES


@dataclass(frozen=True, slots=True)
class Reworded:
    """A message with another text for one of its strings. wording: None where the text cannot be built."""

    wording: Wording | None
    jobs: tuple[CardJob, ...]
    posts: tuple[Post, ...]
    reasons: tuple[Reason, ...]


def looking_at(workspace: Workspace) -> Snapshot:
    """The workspace as proofs show it, each file as it is first read: what `worded` is given."""
    return Snapshot(AsShown(workspace))


def worded(
    workspace: Workspace,
    looking: Snapshot,
    name: str,
    locale: str,
    layouts: Sequence[str],
    messages: tuple[str, ...] = (),
    placements: tuple[str, ...] = (),
    brand: str = "",
) -> Worded:
    """The campaign in a locale, with these messages and placements, in this brand; with all where none is named.

    workspace: with the catalogs as they are. looking: what `looking_at` makes of it; it can serve many locales.
    Raises KitError where nothing can be looked at: the campaign or its brand cannot be read.
    """
    planned = plan(looking, name, Selection((locale,), placements, messages, brand), layouts)
    source = planned.campaign.language
    problems: tuple[Problem, ...] = ()
    try:
        shown, _ = read_texts(looking, planned.campaign, locale)
    except KitError as error:
        shown, problems = None, error.problems
    glossary, _ = read_glossary(workspace)
    is_source = locale == source or locale in PSEUDO_LOCALES
    file, file_of_pages = catalogs.path(name, locale), catalogs.path(catalogs.PAGES, locale)
    po = None if is_source else _parsed(workspace, file)
    pages = None if is_source else _parsed(workspace, file_of_pages)
    findings: dict[tuple[str, Key], tuple[Reason, ...]] = {}
    for each, path, language in ((po, file, source), (pages, file_of_pages, SOURCE)):
        if each is not None:
            found = _findings(each, locale, path, glossary, language)
            findings |= {(path, key): reasons for key, reasons in found.items()}
    return Worded(planned, locale, environment(looking.read), shown, po, pages, findings, glossary, problems)


def reworded(words: Worded, key: Key, strings: tuple[str, ...], placements: tuple[str, ...] = ()) -> Reworded:
    """The message of a string as it is with other forms of that string, which no file has; on those placements.

    key: of the string in its catalog, which is that of the words of pages where there is no context. Raises KeyError
    for a string that the catalog does not have.
    """
    reasons = _of_entry(words, key, strings)
    message = _message_of(words, key)
    if message is None or words.shown is None:
        return Reworded(None, (), (), reasons)
    entries = {**words.shown.entries, key: Translation(strings, words.shown.entries[key].line, False)}
    wording, problems = word(words.campaign, message, replace(words.shown, entries=entries), words.locale)
    told = tuple(Reason("fault", problem) for problem in problems if not reasons)
    if wording is None:
        return Reworded(None, (), (), (*reasons, *told))
    kit = words.kit
    posts = []
    for platform in platforms_of(words.campaign, Selection(), words.planned.table, message):
        if platform.post.maximum:
            post, wrong = compose(wording, words.campaign, platform, words.environment, title=kit.title if kit else "")
            told += tuple(Reason("post", problem) for problem in wrong)
            posts += [post] if post else []
    jobs = with_companions(
        replace(job, wording=wording, companions=()) if job.wording.message == message.id else job
        for job in _of_series(words, message)
    )
    taken = (job for job in jobs if job.wording.message == message.id)
    chosen = tuple(job for job in taken if not placements or job.placement.name in placements)
    return Reworded(wording, chosen, tuple(posts), (*reasons, *told))


def _parsed(workspace: Workspace, file: str) -> PoFile | None:
    try:
        return pofile.parse(workspace.read(file), file)
    except KitError:
        return None


def _findings(
    po: PoFile, locale: str, file: str, glossary: Glossary, source: str, keys: frozenset[Key] | None = None
) -> dict[Key, tuple[Reason, ...]]:
    """What the checks find, of fuzzy texts too."""
    reviewed = tuple(replace(block, entry=replace(block.entry, flags=())) for block in po.blocks)
    found: dict[Key, tuple[Reason, ...]] = {}
    for each in check_catalog(replace(po, blocks=reviewed), locale, file, glossary, source, keys=keys):
        reason = Reason("fault" if each.check in ALWAYS else "check", each.problem, each.check)
        found[each.key] = (*found.get(each.key, ()), reason)
    return found


def _of_entry(words: Worded, key: Key, strings: tuple[str, ...]) -> tuple[Reason, ...]:
    """What the checks find in an entry with other forms."""
    name, source = (words.campaign.name, words.campaign.language) if key[0] else (catalogs.PAGES, SOURCE)
    po = words.po if key[0] else words.pages
    if po is None:
        raise KeyError(key)
    entry = in_use(po, key).entry
    blocks = tuple(
        replace(block, entry=replace(entry, strings=strings)) if block.entry is entry else block for block in po.blocks
    )
    file = catalogs.path(name, words.locale)
    found = _findings(replace(po, blocks=blocks), words.locale, file, words.glossary, source, frozenset({key}))
    return found.get(key, ())


def _message_of(words: Worded, key: Key) -> Message | None:
    """The message that has the string; None for the campaign's own title and summary."""
    name = (key[0] or "").rpartition(".")[0]
    return next((message for message in words.planned.messages if message.id == name), None)


def _of_series(words: Worded, message: Message) -> tuple[CardJob, ...]:
    """The cards of a message, and of the others of its series."""
    series = message.series.name if message.series else None
    return tuple(
        job
        for job in words.planned.jobs
        if job.wording.message == message.id or (series and job.series and job.series.name == series)
    )
