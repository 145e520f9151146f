"""The links of a campaign: where posts and QR codes lead, in each language, and how a visit is told from another."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kit.campaign.addresses import in_ascii
from kit.campaign.fields import CampaignBlock
from kit.campaign.lines import Document
from kit.campaign.model import Campaign
from kit.campaign.tracking import IN_POST, Place, tracked
from kit.errors import Problem, nearest


def link_in(campaign: Campaign, locale: str) -> str:
    """The campaign's link in a locale, without tracking: its own or its language's, or else the one for all.

    It is as its author writes it, for people; what programs are given is `address_in` or `tracked_link`.
    """
    return next((campaign.links[name] for name in wider_locales(locale) if name in campaign.links), campaign.link)


def address_in(campaign: Campaign, locale: str) -> str:
    """The campaign's link in a locale, without tracking, in ASCII."""
    return in_ascii(link_in(campaign, locale))


def tracked_link(campaign: Campaign, message: str, locale: str, platform: str, placement: str = IN_POST) -> str:
    """The link as it stands in one place, with the campaign's tracking; "" for a campaign without a link.

    It is in ASCII: X ends a link at the first letter of most scripts, and one such letter makes an SMS UCS-2.
    placement: the platform's surface on which a QR code stands, such as story; as it is, the place is a post.
    """
    link = address_in(campaign, locale)
    place = Place(campaign.name, message, locale, platform, placement, partner=campaign.brand)
    return tracked(link, campaign.tracking, place) if link else ""


def read_links(block: CampaignBlock) -> tuple[str, dict[str, str]]:
    """The link where a locale has none of its own, and the links that locales have."""
    if not isinstance(block.link, dict):
        return block.link or "", {}
    return block.link.get(block.language, ""), dict(block.link)


def link_problems(
    block: CampaignBlock, document: Document, whole: Document, locales: Collection[str]
) -> Iterator[Problem]:
    """What is wrong between the links and the rest of the file.

    document: without what is wrong by itself. whole: with it, so that nothing is told twice. locales: the campaign's.
    """
    if isinstance(block.link, dict):
        if block.language not in whole.keys(("link",)):
            what = f"there is no link for {block.language}, the language of this file"
            hint = "it stands where a locale has no link of its own"
            yield Problem(document.where(("link",)), what, f"write {block.language}: https://…; {hint}")
        known = {name for locale in (block.language, *locales) for name in wider_locales(locale)}
        for locale in block.link:
            if locale not in known:
                hint = nearest(locale, known) or "list it under locales, or delete its link"
                yield Problem(document.where(("link", locale)), f"'{locale}' is no locale of the campaign", hint)
    if block.tracking and whole.value().get("link") is None:
        yield Problem(document.where(("tracking",)), "there is no link to track", "write link: https://…")


def wider_locales(locale: str) -> Iterator[str]:
    """The locale, and the wider ones that it is part of: zh_Hant_TW, zh_Hant, zh."""
    while locale:
        yield locale
        locale = locale.rpartition("_")[0]
