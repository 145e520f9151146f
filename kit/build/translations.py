"""What the checks of translations find in the catalogs of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.build.plan import Selection
from kit.campaign.model import CAMPAIGN_MESSAGE, PSEUDO_LOCALES, Campaign
from kit.errors import KitError, Problem
from kit.l10n import catalogs, pofile
from kit.l10n.catalog_checks import ALWAYS, Finding, check_catalog
from kit.l10n.glossary import Glossary
from kit.l10n.phrases import SOURCE
from kit.workspace import Workspace


def translation_findings(
    workspace: Workspace, campaign: Campaign, chosen: Selection, locale: str, terms: Glossary
) -> tuple[Finding, ...]:
    """What the checks find in a locale's words of the messages that are chosen, and in those of its pages.

    A catalog that is not there or cannot be read has no findings: the plan tells of it.
    """
    if locale in PSEUDO_LOCALES:
        return ()
    own = () if locale == campaign.language else _of_catalog(workspace, campaign.name, locale, terms, campaign.language)
    taken = (each for each in own if _is_chosen(each, chosen))
    return (*taken, *_of_catalog(workspace, catalogs.PAGES, locale, terms, SOURCE))


def untold(findings: Iterable[Finding], told: Iterable[Problem]) -> Iterator[Finding]:
    """The findings, without faults that keep a text from being built where the plan tells of them."""
    places = {problem.where for problem in told}
    return (each for each in findings if each.check not in ALWAYS or each.problem.where not in places)


def _of_catalog(workspace: Workspace, name: str, locale: str, terms: Glossary, source: str) -> tuple[Finding, ...]:
    file = catalogs.path(name, locale)
    try:
        return check_catalog(pofile.parse(workspace.read(file), file), locale, file, terms, source)
    except KitError:
        return ()


def _is_chosen(finding: Finding, chosen: Selection) -> bool:
    message = (finding.key[0] or CAMPAIGN_MESSAGE).rpartition(".")[0]
    return message in ("", CAMPAIGN_MESSAGE) or chosen.takes("messages", message)
