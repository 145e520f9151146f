"""The pages of a kit: index.html, which shows pictures and posts, and README.txt, in the kit's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import Environment

from kit.build.plan import Plan, PlannedKit
from kit.campaign.links import address_in
from kit.errors import KitError, Problem, Where, fail
from kit.l10n.locales import native_name
from kit.platforms.model import Platform
from kit.post.headline import headline
from kit.publish.artefact import Artefact
from kit.publish.kits import Picture
from kit.publish.offers import Offer

INDEX = "templates/pages/index.html"
README = "templates/pages/README.txt"
_BYTES = "utf8_bytes"


def pages(
    environment: Environment,
    plan: Plan,
    kit: PlannedKit,
    pictures: Sequence[Picture],
    offers: Sequence[Sequence[Offer]],
    calendar: str = "",
) -> tuple[tuple[Artefact, ...], tuple[Problem, ...]]:
    """The pages of one kit, or what is wrong with its words or templates; then it has none: no page half in English.

    offers: of each message that has pictures. calendar: the path of the kit's calendar file; "" where there is none.
    """
    if kit.phrases is None:
        return (), ()
    context = _context(plan, kit, pictures, offers) | {"calendar": calendar}
    try:
        index = _filled(environment, INDEX, context)
        readme = _filled(environment, README, context)
    except KitError as error:
        return (), error.problems
    if kit.phrases.missing:
        where = Where(f"locales/{kit.locale}/LC_MESSAGES/kit.po")
        hint = "translate it, or remove its fuzzy mark once it is right"
        return (), tuple(
            Problem(where, f"“{text}” is not translated, so the kit has no pages", hint) for text in kit.phrases.missing
        )
    return (
        Artefact("index.html", "text/html; charset=utf-8", index),
        Artefact("README.txt", "text/plain; charset=utf-8", readme),
    ), ()


def _filled(environment: Environment, template: str, context: Mapping[str, object]) -> bytes:
    text = environment.get_template(template).render(context).strip()
    if not text:
        raise fail(template, None, "this page is empty", "delete the file to have the page that Kit brings")
    return (text + "\n").encode()


def _context(
    plan: Plan, kit: PlannedKit, pictures: Sequence[Picture], offers: Sequence[Sequence[Offer]]
) -> dict[str, object]:
    assert kit.phrases is not None
    direction = kit.messages[0].wording.direction
    return {
        "_": kit.phrases.gettext,
        "ngettext": kit.phrases.ngettext,
        "kit": kit,
        "direction": direction,
        "language_name": native_name(kit.locale),
        "link": address_in(plan.campaign, kit.locale),
        "palette": plan.brand.palette,
        "brand": plan.brand.title,
        "sources": list(plan.campaign.sources.values()),
        "messages": [_message(plan, of_message, pictures) for of_message in offers],
        "has_posts": any(offer.post for of_message in offers for offer in of_message),
        "has_tags": any(offer.tags for of_message in offers for offer in of_message),
    }


def _message(plan: Plan, offers: Sequence[Offer], pictures: Sequence[Picture]) -> dict[str, object]:
    message = offers[0].message
    return {
        "id": message.wording.message,
        "title": headline(message.wording) or message.alt,
        "alt": message.alt,
        "pictures": [
            {"title": _made_for(plan, picture).title, "of": picture}
            for picture in pictures
            if picture.message == message.wording.message
        ],
        "platforms": [_platform(plan, offer) for offer in offers],
    }


def _platform(plan: Plan, offer: Offer) -> dict[str, object]:
    share = offer.platform.share
    return {
        "name": offer.platform.name,
        "title": offer.platform.title,
        "pictures": offer.pictures,
        "made_for": "" if offer.own or not offer.pictures else _made_for(plan, offer.pictures[0]).title,
        "post": offer.post,
        "share": offer.share,
        "share_takes_text": share is not None and share.takes_text,
        "tags": offer.tags,
        "image": offer.image,
        "in_characters": offer.platform.post.rule != _BYTES,
    }


def _made_for(plan: Plan, picture: Picture) -> Platform:
    return plan.table.platforms[picture.placement.partition(".")[0]]
