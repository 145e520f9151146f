"""How far locales have come, found out: every string looked up, every card laid out, every post counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from jinja2 import Environment

from kit.build.card import Card, inspect
from kit.build.catalogs import read_phrases, read_texts
from kit.build.glossaries import read_glossary
from kit.build.job import CardJob
from kit.build.plan import Plan, PlannedKit, Selection, plan, platforms_of
from kit.build.pool import map_batches
from kit.build.run import batches
from kit.build.translations import translation_findings, untold
from kit.campaign.model import POST_SLOTS, Message
from kit.errors import KitError, Problem
from kit.l10n import locales, pofile
from kit.l10n.glossary import Glossary
from kit.l10n.pofile import Entry
from kit.markup.templates import environment
from kit.overlays import Snapshot
from kit.paint.canvas import LayerCache
from kit.publish.contents import contents
from kit.publish.kits import expected_picture
from kit.status.model import CampaignStatus, LocaleStatus, Made, Reason, ordered
from kit.status.recorder import Ask, Recorder
from kit.status.words import Counted, campaign_strings, page_strings
from kit.workspace import Workspace

Progress: TypeAlias = Callable[[int], AbstractContextManager[Callable[[object], None]]]
"""Begins to show the way to a number of cards; what the context gives is called with each of them."""


@dataclass(frozen=True, slots=True)
class Question:
    """What of a campaign is to be looked at, and with what.

    pages: the template (.pot) of the words of pages in a workspace. workers: how many processes.
    """

    campaign: str
    selection: Selection
    layouts: tuple[str, ...]
    pages: Callable[[Workspace], bytes]
    workers: int = 1


def inspected(workspace: Recorder, question: Question, progress: Progress) -> CampaignStatus:
    """How far the locales have come that the selection takes. The recorder is told what other processes have asked.

    Raises KitError where the campaign or its brand cannot be read.
    """
    planned = plan(workspace, question.campaign, question.selection, question.layouts)
    cards: dict[str, list[Card]] = {}
    with (
        closing(map_batches(_inspected, batches(planned.jobs), question.workers)) as checked,
        progress(len(planned.jobs)) as done,
    ):
        for card, answers in checked:
            cards.setdefault(card.locale, []).append(card)
            for ask, answer in answers:
                workspace.note(ask, answer)
            done(card)
    terms, of_glossary = read_glossary(workspace)
    words = _page_words(workspace, question)
    looked_at = _Looked(workspace, planned, question, environment(workspace.read), words, terms)
    chosen = question.selection.locales_of(planned.campaign)
    of_locales = {problem for told in planned.of_locales.values() for problem in told}
    shared = (*(each for each in planned.problems if each not in of_locales), *of_glossary)
    return CampaignStatus(
        planned.campaign.name,
        tuple(looked_at.status(locale, cards.get(locale, ())) for locale in chosen),
        tuple(dict.fromkeys(shared)),
    )


def _inspected(jobs: Sequence[CardJob]) -> list[tuple[Card, tuple[tuple[Ask, str], ...]]]:
    """The cards of a batch, and with the last of them what this process has asked of the workspace."""
    cards = [inspect(job, _layers(job.workspace)) for job in jobs]
    snapshot = jobs[-1].workspace
    recorder = snapshot.workspace if isinstance(snapshot, Snapshot) else snapshot
    asked = tuple(recorder.answers.items()) if isinstance(recorder, Recorder) else ()
    return [*((card, ()) for card in cards[:-1]), (cards[-1], asked)]


@lru_cache(maxsize=1)
def _layers(workspace: Workspace) -> LayerCache:
    """The layers that this process has painted; none of another workspace, whose files this one would not ask for."""
    return LayerCache()


def _page_words(workspace: Workspace, question: Question) -> tuple[Entry, ...]:
    """The words of pages; none where the template of a page cannot be read, of which its kits tell."""
    try:
        return pofile.parse(question.pages(workspace), "locales/kit.pot").entries
    except KitError:
        return ()


@dataclass(frozen=True, slots=True)
class _Looked:
    """A planned campaign, looked at one locale at a time."""

    workspace: Workspace
    planned: Plan
    question: Question
    environment: Environment
    page_words: tuple[Entry, ...]
    glossary: Glossary

    def status(self, locale: str, cards: Sequence[Card]) -> LocaleStatus:
        """How far a locale has come, with its inspected cards."""
        kit = next((kit for kit in self.planned.kits if kit.locale == locale), None)
        texts, texts_unread = self._texts(locale)
        pages, pages_unread = self._pages(locale)
        unread = {*texts_unread, *pages_unread}
        told = (*self.planned.of_locales.get(locale, ()), *(self._beside(kit) if kit else ()))
        bad = sum(bool(card.problems) for card in cards)
        total = sum(len(self._placements(message)) for message in self.planned.messages)
        reasons = (
            *texts.reasons,
            *pages.reasons,
            *(
                self._reason(problem, unread=problem in unread)
                for problem in told
                if not texts.tells(problem) and not pages.tells(problem)
            ),
            *(Reason("card", problem) for card in cards for problem in card.problems),
            *self._findings(locale, (*told, *(reason.problem for reason in (*texts.reasons, *pages.reasons)))),
        )
        return LocaleStatus(
            locale,
            locales.english_name(locale),
            texts.strings,
            pages.strings,
            Made(total, len(cards) - bad, bad),
            self._posts(kit),
            ordered(reasons),
        )

    def _texts(self, locale: str) -> tuple[Counted, tuple[Problem, ...]]:
        """The campaign's strings, and why its catalog cannot be read, if that is so."""
        chosen = [m for m in self.planned.campaign.messages if self.question.selection.takes("messages", m.id)]
        try:
            catalog, _ = read_texts(self.workspace, self.planned.campaign, locale)
        except KitError as error:
            return campaign_strings(self.planned.campaign, chosen, None, locale), error.problems
        return campaign_strings(self.planned.campaign, chosen, catalog, locale), ()

    def _pages(self, locale: str) -> tuple[Counted, tuple[Problem, ...]]:
        """The words of pages, and why their catalog cannot be read, if that is so."""
        said, problems = read_phrases(self.workspace, locale)
        return page_strings(self.page_words, said.catalog if said else None, locale), () if said else problems

    def _reason(self, problem: Problem, *, unread: bool) -> Reason:
        """Why a text or what is made of it cannot be used. unread: a catalog cannot be read as a whole."""
        if unread:
            there = self.workspace.exists(problem.where.file)
            return Reason("catalog", problem if there else replace(problem, what="there is no catalog"))
        titles = (platform.title for platform in self.planned.table.platforms.values())
        return Reason("post" if any(f" for {title}" in problem.what for title in titles) else "fault", problem)

    def _placements(self, message: Message) -> list[str]:
        names = message.placements or self.planned.campaign.placements
        return [name for name in names if self.question.selection.takes("placements", name)]

    def _posts(self, kit: PlannedKit | None) -> Made:
        """The posts, one for each message and platform that takes any."""
        goes = {message.id: self._takers(message) for message in self.planned.messages}
        worded = kit.messages if kit else ()
        good = sum(len(message.posts) for message in worded)
        return Made(sum(goes.values()), good, sum(goes[message.wording.message] for message in worded) - good)

    def _takers(self, message: Message) -> int:
        """How many platforms get a post of the message."""
        if not any(slot.name in POST_SLOTS for slot in message.slots):
            return 0
        platforms = platforms_of(self.planned.campaign, self.question.selection, self.planned.table, message)
        return sum(bool(platform.post.maximum) for platform in platforms)

    def _beside(self, kit: PlannedKit) -> tuple[Problem, ...]:
        """What is wrong with what stands beside the pictures of a kit, the same on every day.

        Posts whose dates have passed count too: what is remembered would be wrong on another day.
        """
        pictures = tuple(expected_picture(job)[1] for job in self.planned.jobs if job.wording.locale == kit.locale)
        return contents(self.environment, self.planned, kit, pictures)[1] if pictures else ()

    def _findings(self, locale: str, told: Iterable[Problem]) -> Iterator[Reason]:
        """What the checks of translations find, without faults that are told already."""
        campaign, chosen = self.planned.campaign, self.question.selection
        findings = translation_findings(self.workspace, campaign, chosen, locale, self.glossary)
        return (Reason("check", found.problem, found.check) for found in untold(findings, told))
