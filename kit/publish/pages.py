"""The pages of a kit: index.html, which shows each card with its post, and README.txt, in the kit's language."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from kit.build.plan import Plan, PlannedKit, PlannedMessage
from kit.campaign.links import link_in
from kit.errors import KitError, Problem, Where, fail
from kit.l10n.locales import native_name
from kit.platforms.model import Platform
from kit.post.copy import Post
from kit.post.headline import headline
from kit.publish.artefact import Artefact
from kit.publish.kits import Picture, expected_picture

INDEX = "templates/pages/index.html"
README = "templates/pages/README.txt"


def pages(
    environment: Environment, plan: Plan, kit: PlannedKit, pictures: tuple[Picture, ...]
) -> tuple[tuple[Artefact, ...], tuple[Problem, ...]]:
    """The pages of one kit, or what is wrong with its words or templates; then it has none: no page half in English."""
    if kit.phrases is None:
        return (), ()
    context = _context(plan, kit, pictures)
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


def problems(environment: Environment, plan: Plan) -> tuple[Problem, ...]:
    """What is wrong with the pages of a plan's kits, found out without their cards."""
    pictures = [expected_picture(job) for job in plan.jobs]
    return tuple(
        problem
        for kit in plan.kits
        for problem in pages(environment, plan, kit, tuple(p for locale, p in pictures if locale == kit.locale))[1]
    )


def _filled(environment: Environment, template: str, context: Mapping[str, object]) -> bytes:
    text = environment.get_template(template).render(context).strip()
    if not text:
        raise fail(template, None, "this page is empty", "delete the file to have the page that Kit brings")
    return (text + "\n").encode()


def _context(plan: Plan, kit: PlannedKit, pictures: tuple[Picture, ...]) -> dict[str, object]:
    assert kit.phrases is not None
    direction = kit.messages[0].wording.direction
    return {
        "_": kit.phrases.gettext,
        "ngettext": kit.phrases.ngettext,
        "kit": kit,
        "direction": direction,
        "language_name": native_name(kit.locale),
        "link": link_in(plan.campaign, kit.locale),
        "palette": plan.brand.palette,
        "brand": plan.brand.title,
        "sources": list(plan.campaign.sources.values()),
        "messages": [_message(message, pictures, plan) for message in kit.messages if _shown(message, pictures)],
    }


def _shown(message: PlannedMessage, pictures: tuple[Picture, ...]) -> bool:
    return any(picture.message == message.wording.message for picture in pictures)


def _message(message: PlannedMessage, pictures: tuple[Picture, ...], plan: Plan) -> dict[str, object]:
    table = plan.table.platforms
    posts = {post.platform: post for post in message.posts}
    own = [picture for picture in pictures if picture.message == message.wording.message]
    shown = (picture.placement.partition(".")[0] for picture in own)
    alone = (name for name in plan.campaign.platforms if name in posts)
    names = dict.fromkeys((*shown, *alone))
    return {
        "id": message.wording.message,
        "title": headline(message.wording) or message.alt,
        "alt": message.alt,
        "platforms": [_platform(table[name], own, posts.get(name)) for name in names],
    }


def _platform(platform: Platform, pictures: list[Picture], post: Post | None) -> dict[str, object]:
    own = [picture for picture in pictures if picture.placement.startswith(platform.name + ".")]
    return {"name": platform.name, "title": platform.title, "pictures": own, "post": post}
