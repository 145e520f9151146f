"""The translations that a kit is made from, read from the workspace."""

from __future__ import annotations

from dataclasses import replace

from kit.campaign.model import PSEUDO_LOCALES, Campaign
from kit.errors import KitError, Problem, Where, fail
from kit.l10n import pseudo
from kit.l10n.catalogs import Catalog, read_catalog
from kit.l10n.catalogs import path as catalog_path
from kit.l10n.locales import native_name
from kit.l10n.phrases import Phrases, PseudoPhrases
from kit.workspace import Workspace


def read_texts(workspace: Workspace, campaign: Campaign, locale: str) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """The translations of the campaign's texts; None where those of the campaign file are wanted themselves."""
    if locale == campaign.language:
        return None, ()
    if locale in PSEUDO_LOCALES:
        return pseudo.catalog(campaign, locale), ()
    return _catalog(workspace, locale, campaign.name)


def _catalog(workspace: Workspace, locale: str, domain: str) -> tuple[Catalog, tuple[Problem, ...]]:
    path = catalog_path(domain, locale)
    hint = "kit update makes one; then it can be translated"
    try:
        content = workspace.read(path)
    except KitError as error:
        if workspace.exists(path):  # it is there, and cannot be read
            raise
        raise KitError(*(replace(problem, hint=problem.hint or hint) for problem in error.problems)) from None
    catalog, problems = read_catalog(content, path, locale)
    if not catalog.entries:
        raise fail(path, None, "the catalog is empty", "kit update fills it with the texts to translate")
    return catalog, problems


def read_phrases(workspace: Workspace, locale: str) -> tuple[Phrases | None, tuple[Problem, ...]]:
    """The words of the pages; they are written in English, so that English needs no catalog."""
    if locale in PSEUDO_LOCALES:
        return PseudoPhrases(locale), ()
    if locale.split("_")[0] == "en":
        return Phrases(None, locale), ()
    path = catalog_path("kit", locale)
    if not workspace.exists(path):
        what = f"the pages of the kit have no words in {native_name(locale)}, so it has no pages"
        return None, (Problem(Where(path), what, "translate locales/kit.pot"),)
    try:
        catalog, problems = _catalog(workspace, locale, "kit")
    except KitError as error:
        return None, error.problems
    return Phrases(catalog, locale), problems
