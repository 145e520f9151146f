"""What was found out before, as long as nothing that it depends on has changed.

What a locale's status depends on is not guessed: while a locale is inspected, everything that is asked of the workspace
is written down. The questions are kept under the name of what is looked at, the status under that and the answers.
So a status is found again only if every one of its questions still has the same answer; Kit's own code, the versions of
libraries and the fonts are in the names of the cache.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import metadata
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from kit.build.cache import JSON, Cache
from kit.campaign.model import Campaign
from kit.errors import Problem
from kit.status.inspection import Progress, Question, inspected
from kit.status.model import CampaignStatus, LocaleStatus
from kit.status.recorder import Ask, Recorder
from kit.workspace import Workspace

T = TypeVar("T")
_COUNTS_WITH = ("babel", "cssselect2", "emoji", "fonttools", "jinja2", "pydantic", "regex", "ruamel.yaml", "segno",
                "tinycss2", "tzdata")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kept:
    """A locale's status, and the problems that it shares with the others."""

    status: LocaleStatus
    problems: tuple[Problem, ...]


def campaign_status(
    workspace: Workspace,
    campaign: Campaign,
    read: Sequence[Problem],
    question: Question,
    progress: Progress,
    cache: Cache | None = None,
) -> CampaignStatus:
    """How far a campaign's locales have come; only what has changed is inspected.

    read: the problems of its file and of the table of platforms, which come and go with the date. Raises KitError where
    its brand cannot be read.
    """
    asked = Recorder(workspace)
    chosen = question.selection.locales_of(campaign)
    kept = {locale: _kept(asked, _name(question, locale, read), cache) for locale in chosen} if cache else {}
    known = {locale: found for locale, found in kept.items() if found}
    changed = tuple(locale for locale in chosen if locale not in known)
    if changed:
        recorder = Recorder(workspace)
        found = inspected(recorder, replace(question, selection=replace(question.selection, locales=changed)), progress)
        known |= {status.locale: _Kept(status, found.problems) for status in found.locales}
        if cache and recorder.consistent:
            for status in found.locales:
                _keep(recorder, _name(question, status.locale, read), known[status.locale], changed, cache)
    problems = dict.fromkeys(problem for locale in chosen for problem in known[locale].problems)
    return CampaignStatus(campaign.name, tuple(known[locale].status for locale in chosen), tuple(problems))


def _name(question: Question, locale: str, read: Sequence[Problem]) -> str:
    """What is looked at. Whatever else a day changes shows in the problems of the campaign and of the platforms."""
    chosen = replace(question.selection, locales=(locale,))
    told = (question.campaign, chosen, question.layouts, tuple(read), _versions(), sys.version)
    return f"status {hashlib.sha256(repr(told).encode()).hexdigest()}"


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    """The libraries that decide what is found, beside those that a pixel depends on."""
    return tuple(metadata.version(name) for name in _COUNTS_WITH)


def _kept(recorder: Recorder, name: str, cache: Cache) -> _Kept | None:
    """A status that still holds."""
    asks = _opened(cache.get(name), _ASKS)
    return None if asks is None else _opened(cache.get(f"{name} {recorder.digest(asks)}"), _KEPT)


def _keep(recorder: Recorder, name: str, kept: _Kept, together: Sequence[str], cache: Cache) -> None:
    """Keeps a status with its questions: all that were asked, but for the catalogs of locales inspected beside it."""
    others = tuple(f"locales/{locale}/" for locale in together if locale != kept.status.locale)
    asks = sorted(ask for ask in recorder.answers if not ask[1].startswith(others))
    cache.put(f"{name} {recorder.digest(asks)}", JSON, _sealed(_KEPT.dump_json(kept)))
    cache.put(name, JSON, _sealed(_ASKS.dump_json(asks)))


def _sealed(content: bytes) -> bytes:
    """The content after its hash, so that a damaged file is found out."""
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def _opened(found: tuple[str, bytes] | None, kind: TypeAdapter[T]) -> T | None:
    if found is None:
        return None
    content = found[1].partition(b"\n")[2]
    if _sealed(content) != found[1]:
        return None
    try:
        return kind.validate_json(content)
    except ValidationError:
        return None


_ASKS: TypeAdapter[list[Ask]] = TypeAdapter(list[Ask])
_KEPT: TypeAdapter[_Kept] = TypeAdapter(_Kept)
