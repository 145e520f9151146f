"""What a kit offers for each message on each platform: the post, its pictures, and the link that shares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from kit.build.plan import Plan, PlannedKit, PlannedMessage
from kit.campaign.links import tracked_link
from kit.campaign.model import POST_SLOTS
from kit.errors import KitError, Problem, unique
from kit.platforms.model import Platform
from kit.post.copy import Post, to_shorten
from kit.post.share import fitting_link
from kit.publish.fitting import fitting_picture, own_pictures
from kit.publish.kits import Picture, going_out
from kit.publish.notes import Note
from kit.publish.tags import tags


@dataclass(frozen=True, slots=True)
class Offer:
    """One message on one platform."""

    message: PlannedMessage
    platform: Platform
    pictures: tuple[Picture, ...]  # those made for the platform, or else the one made for another that fits best
    own: bool  # the pictures were made for the platform
    post: Post | None
    link: str  # with the campaign's tracking for this post
    share: str  # the address that opens the platform's form with the post in it; "" where there is none
    image: str  # the address of the first picture on the web; "" where it is not known
    tags: str  # what the post becomes where it goes into a web page: HTML; "" elsewhere


def offers(
    environment: Environment, plan: Plan, kit: PlannedKit, pictures: Sequence[Picture], base: str = ""
) -> tuple[tuple[tuple[Offer, ...], ...], tuple[Problem, ...]]:
    """The offers of each message that has pictures, in the order of the campaign: platforms of placements first.

    base: the kit's own address on the web, with a "/" at its end; "" where it has none. A platform whose template of
    tags cannot be used gets no post, and that is a problem.
    """
    problems: list[Problem] = []
    made = tuple(
        tuple(_offers(environment, plan, kit, message, pictures, base, problems))
        for message in going_out(kit, pictures)
    )
    return made, unique(problems)


def unshared(offers: Iterable[Offer]) -> Iterator[Note]:
    """The posts that no address holds, on platforms that have one: the page of the kit has no link to share these.

    Each stands at the shortest of its message's texts, which no address holds either.
    """
    for offer in offers:
        if offer.post and offer.platform.share and not offer.share:
            wording = offer.message.wording
            slot = [slot for slot in POST_SLOTS if wording.texts.get(slot)][-1]
            what = f"post of {wording.message} in {wording.locale} for {offer.platform.title}"
            hint = to_shorten(wording, slot)
            yield Note(f"{what}: too long for a link that opens it", where=wording.places[slot], hint=hint)


def _offers(
    environment: Environment,
    plan: Plan,
    kit: PlannedKit,
    message: PlannedMessage,
    pictures: Sequence[Picture],
    base: str,
    problems: list[Problem],
) -> Iterator[Offer]:
    campaign, wording = plan.campaign, message.wording
    own = [picture for picture in pictures if picture.message == wording.message]
    posts = {post.platform: post for post in message.posts}
    placed = (picture.placement.partition(".")[0] for picture in own)
    for name in dict.fromkeys((*placed, *posts)):
        platform, post = plan.table.platforms[name], posts.get(name)
        made = own_pictures(platform, own)
        fitting = None if made else fitting_picture(platform, own)
        going = (fitting,) if fitting else made
        image = f"{base}{going[0].path}" if base and going else ""
        link = tracked_link(campaign, wording.message, wording.locale, name)
        shared, head = "", ""
        if post:
            shared = fitting_link(platform, post.text, link, post.beside, kit.title, image)
            try:
                head = tags(environment, campaign, kit, message, post, next(iter(going), None), image)
            except KitError as error:
                problems += error.problems
                post = None
        yield Offer(message, platform, going, bool(made), post, link, shared, image, head)
