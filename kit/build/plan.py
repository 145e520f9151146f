"""From campaign, brand and catalogs to the cards and posts that have to be made.

Everything that depends on words is settled here, in the order in which it will be published; what is wrong with one
message or one language is left out and said, and the rest goes on.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import Environment

from kit.build.card_jobs import card_jobs
from kit.build.catalogs import read_phrases, read_texts
from kit.build.charts import chart_problems
from kit.build.fonts import brand_library
from kit.build.job import CardJob
from kit.build.layouts import CARD_TEMPLATES
from kit.build.series import with_companions
from kit.build.templates import templates_of
from kit.campaign.brands import brand_names, read_brand
from kit.campaign.messages import facts_used
from kit.campaign.model import ALT_SLOT, PSEUDO_LOCALES, Brand, Campaign, Message
from kit.campaign.read import read_campaign
from kit.errors import KitError, Problem, Where
from kit.l10n.locales import language_tag, native_name
from kit.l10n.phrases import Phrases
from kit.l10n.translate import campaign_words, word
from kit.l10n.wording import Wording
from kit.markup.templates import uses
from kit.overlays import Snapshot
from kit.platforms.model import Platform
from kit.platforms.table import PlatformTable, read_platforms
from kit.post.alt import alt_text
from kit.post.copy import Post, compose
from kit.text.advice import advice
from kit.text.fonts import GENERIC, FontLibrary
from kit.text.scripts import resolve
from kit.workspace import Workspace

PICTURE = "templates/pages/picture.txt"  # what a picture is, for alt texts that nobody wrote
MUCH = 0.1  # of a text's characters


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a campaign is to be built; an empty tuple stands for everything."""

    locales: tuple[str, ...] = ()
    placements: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    brand: str = ""  # instead of the campaign's own

    def takes(self, kind: str, name: str) -> bool:
        """Whether the name is among those chosen of a kind: locales, placements or messages."""
        chosen: tuple[str, ...] = getattr(self, kind)
        return not chosen or name in chosen

    def locales_of(self, campaign: Campaign) -> tuple[str, ...]:
        """The locales of a campaign that are chosen. Pseudo-locales are there for the asking."""
        asked = (locale for locale in PSEUDO_LOCALES if locale in self.locales and locale not in campaign.locales)
        return (*(locale for locale in campaign.locales if self.takes("locales", locale)), *asked)


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """One message in one locale: its words, its posts, and what its picture shows."""

    wording: Wording
    posts: tuple[Post, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class PlannedKit:
    """A kit before its cards are drawn."""

    locale: str
    language: str  # BCP 47
    title: str
    summary: str
    phrases: Phrases | None  # None: the pages' words are not translated, so there are no pages
    messages: tuple[PlannedMessage, ...]
    beside: tuple[Wording, ...] = ()  # messages that are not chosen, of a series that others are chosen of
    draft: bool = False  # whether any of its words is one that nobody has reviewed


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign, ready to be drawn. Jobs stand in the order message, placement, locale."""

    campaign: Campaign
    brand: Brand
    table: PlatformTable
    kits: tuple[PlannedKit, ...]
    jobs: tuple[CardJob, ...]
    problems: tuple[Problem, ...]
    of_locales: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)  # those that are of one locale's words
    messages: tuple[Message, ...] = ()  # those chosen, without what no kit can have: an expired figure, a wrong chart


def plan(workspace: Workspace, name: str, selection: Selection, known_layouts: Sequence[str]) -> Plan:
    """The plan of one campaign, made of the workspace's files as they are now, or as a snapshot has them; its jobs see
    no others.

    Raises KitError where nothing at all can be built: the campaign or its brand cannot be read.
    """
    workspace = workspace if isinstance(workspace, Snapshot) else Snapshot(workspace)
    table, table_problems = read_platforms(workspace)
    campaign, problems = read_campaign(
        workspace, name, layouts=known_layouts, placements=table.placements, platforms=table.writable
    )
    if not selection.brand and campaign.brand not in brand_names(workspace):
        raise KitError(*problems)
    brand, brand_problems = read_brand(workspace, selection.brand or campaign.brand)
    campaign = replace(campaign, brand=brand.name)  # links tell who posts
    found: list[Problem] = [*table_problems, *problems, *brand_problems]
    library = brand_library(workspace, brand)
    missing = tuple(families_not_there(brand, library))  # opens the brand's fonts
    found += [*(problem for problem in library.problems if problem.where.file in brand.fonts), *missing]
    templates = templates_of(workspace)
    current = tuple(_current(campaign, workspace.today()))
    misleading = {message.id: tuple(_chart_problems(message, campaign, templates)) for message in current}
    found += [problem for name, told in misleading.items() if selection.takes("messages", name) for problem in told]
    current = tuple(message for message in current if not misleading[message.id])
    messages = tuple(message for message in current if selection.takes("messages", message.id))
    chosen = {message.series.name for message in messages if message.series}
    others = tuple(m for m in current if m.series and m.series.name in chosen and m not in messages)
    platforms = {message.id: platforms_of(campaign, selection, table, message) for message in messages}
    kits = []
    of_locales: dict[str, tuple[Problem, ...]] = {}
    for locale in selection.locales_of(campaign):
        try:
            kit, kit_problems = _plan_kit(workspace, campaign, messages, others, platforms, locale, library, templates)
        except KitError as error:
            kit, kit_problems = None, [*error.problems]
        of_locales[locale] = tuple(kit_problems)
        found += kit_problems
        if kit is not None:
            kits.append(kit)
    partners = []
    for partner in (name for name in campaign.partners if name != brand.name):
        try:
            theirs, partner_problems = read_brand(workspace, partner)
        except KitError as error:
            found += error.problems
            continue
        found += partner_problems
        partners.append(theirs)
    wordings = [wording for kit in kits for wording in (*(each.wording for each in kit.messages), *kit.beside)]
    alts = {(each.wording.message, kit.locale): each.alt for kit in kits for each in kit.messages}
    drawn = with_companions(
        card_jobs(workspace, campaign, brand, tuple(partners), table.placements, selection.takes, wordings, alts)
    )
    jobs = tuple(job for job in drawn if selection.takes("messages", job.wording.message))
    return Plan(campaign, brand, table, tuple(kits), jobs, tuple(found), of_locales, messages)


def families_not_there(brand: Brand, library: FontLibrary) -> Iterator[Problem]:
    """A problem for each family that the brand names and nobody has installed."""
    for family, where in brand.places.items():
        if family.casefold() not in GENERIC and not library.has_family(family):
            hint = "install it, or put its files into the brand's folder fonts/"
            yield Problem(where, f"there is no font family '{family}' on this computer", hint)


def _chart_problems(message: Message, campaign: Campaign, templates: Environment) -> Iterator[Problem]:
    draws = message.chart is None or uses(templates, f"{CARD_TEMPLATES}/{message.layout}.html", "chart")
    return chart_problems(message, campaign.facts, draws=draws)


def _current(campaign: Campaign, today: datetime.date) -> Iterator[Message]:
    """The messages that no expired figure stands in; the reader has told of the others."""
    expired = {name for name, fact in campaign.facts.items() if fact.expires and fact.expires < today}
    return (m for m in campaign.messages if expired.isdisjoint(facts_used(m, campaign.facts)))


def _plan_kit(
    workspace: Workspace,
    campaign: Campaign,
    messages: Sequence[Message],
    others: Sequence[Message],
    platforms: Mapping[str, tuple[Platform, ...]],
    locale: str,
    library: FontLibrary,
    templates: Environment,
) -> tuple[PlannedKit | None, list[Problem]]:
    catalog, catalog_problems = read_texts(workspace, campaign, locale)
    found: list[Problem] = list(catalog_problems)
    words, problems = campaign_words(campaign, catalog, locale)
    found += problems
    wordings = []
    for message in messages:
        wording, problems = word(campaign, message, catalog, locale)
        found += problems
        if wording is not None:
            wordings.append(wording)
    beside = [wording for message in others if (wording := word(campaign, message, catalog, locale)[0])]
    uncovered = _uncovered(wordings, library, catalog.file if catalog else campaign.file, locale)
    if uncovered:
        return None, [*found, *uncovered]
    phrases, problems = read_phrases(workspace, locale)
    found += problems
    planned = []
    for wording in wordings:
        worded, message_problems = _plan_message(
            wording, campaign, platforms[wording.message], templates, words.plain("title") if words else "", phrases
        )
        found += message_problems
        planned.append(worded)
    if words is None or not planned:
        return None, found
    title, summary = words.plain("title"), words.plain("summary")
    return PlannedKit(locale, language_tag(locale), title, summary, phrases, tuple(planned), tuple(beside)), found


def _plan_message(
    wording: Wording,
    campaign: Campaign,
    platforms: tuple[Platform, ...],
    templates: Environment,
    title: str,
    phrases: Phrases | None,
) -> tuple[PlannedMessage, list[Problem]]:
    found: list[Problem] = []
    posts = []
    for platform in (platform for platform in platforms if platform.post.maximum):
        try:
            post, problems = compose(wording, campaign, platform, templates, title=title)
        except KitError as error:  # the platform's template
            found += error.problems
            continue
        found += problems
        if post is not None:
            posts.append(post)
    message = next(message for message in campaign.messages if message.id == wording.message)
    kind = ""
    if not wording.texts.get(ALT_SLOT):
        try:
            kind = _kind(message, templates, phrases)
        except KitError as error:
            found += error.problems
    alt, problems = alt_text(wording, platforms, message.layout, message.chart, kind)
    found += problems
    return PlannedMessage(wording, tuple(posts), alt), found


def _kind(message: Message, templates: Environment, phrases: Phrases | None) -> str:
    """What the picture of a message is, in the language's own words; "" where there are none."""
    if phrases is None:
        return ""
    made = templates.get_template(PICTURE).render(_=phrases.gettext, layout=message.layout, chart=message.chart)
    kind = " ".join(made.split())
    return "" if kind in phrases.missing else kind


def platforms_of(
    campaign: Campaign, selection: Selection, table: PlatformTable, message: Message | None = None
) -> tuple[Platform, ...]:
    """The platforms of the chosen placements in the order of the campaign, and those that get posts alone.

    Where placements are chosen, those alone are meant; and of a message those that it goes to.
    """
    places = (message and message.placements) or campaign.placements
    own = {place.partition(".")[0] for place in places if selection.takes("placements", place)}
    names = dict.fromkeys(name for place in campaign.placements if (name := place.partition(".")[0]) in own)
    names |= dict.fromkeys(() if selection.placements else campaign.platforms)
    return tuple(table.platforms[name] for name in names)


def _uncovered(wordings: Sequence[Wording], library: FontLibrary, file: str, locale: str) -> list[Problem]:
    """One problem for each script that much of the text is in and no installed font covers.

    A word or a sign in a script without a font is for the checks of the cards: it may stand in a post only.
    """
    scripts = Counter(script for wording in wordings for text in wording.texts.values() for script in resolve(text))
    return [
        Problem(Where(file), f"no installed font covers {native_name(locale)} (script {script})", advice(script))
        for script in sorted(scripts)
        if script not in ("Zyyy", "Zinh", "Zzzz")
        and scripts[script] >= MUCH * scripts.total()
        and library.covered(script) is None
    ]
