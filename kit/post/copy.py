"""Posts: a message's text, the link and the hashtags, as one platform takes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment

from kit.campaign.links import link_in, tracked_link
from kit.campaign.model import POST_SLOTS, Campaign
from kit.errors import Problem, Where, fail
from kit.l10n.wording import Wording, without_tags
from kit.platforms.counting import count, measure
from kit.platforms.hashtags import SIGN, hashtag, is_valid
from kit.platforms.links import shown
from kit.platforms.model import Platform, TextLimit
from kit.post.direction import readable

_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Post:
    """A post that fits its platform. Its lines end with LF, the last with nothing."""

    platform: str  # the platform's name
    text: str
    length: int  # by the platform's own counting
    limit: int  # in the same unit
    slot: str  # which of POST_SLOTS it was made from


def compose(
    wording: Wording, campaign: Campaign, platform: Platform, environment: Environment, *, title: str = ""
) -> tuple[Post | None, tuple[Problem, ...]]:
    """The post of a message on a platform, from the longest of its texts that fits.

    environment finds templates/posts/<platform>.txt, which is filled with text, link, hashtags, title and platform.
    title: the campaign's title in the language of the wording. A message without a text for posts gives no post, and
    no problem; one whose texts are all too long gives no post, and a problem at the shortest of them. Raises KitError
    for a template that cannot be used.
    """
    slots = [slot for slot in POST_SLOTS if wording.texts.get(slot)]
    if not slots:
        return None, ()
    tags, problems = _hashtags(campaign, platform)
    name = f"templates/posts/{platform.name}.txt"
    template = environment.get_template(name)
    link = tracked_link(campaign, wording.message, wording.locale, platform.name)
    too_long = []
    for slot in slots:
        filled = template.render(
            text=without_tags(wording.texts[slot], "\n"),
            link=link if platform.link_in_text else shown(link_in(campaign, wording.locale)),
            hashtags=tags,
            title=title,
            platform=platform,
        )
        text = readable(_tidy(filled), wording.direction)
        if not text:
            raise fail(name, None, "the template makes an empty post", "write {{ text }} in it")
        measured = measure(text, platform.post)
        if not measured.excess:
            return Post(platform.name, text, measured.used, measured.limit, slot), problems
        too_long.append((measured.excess, slot, text))
    return None, (*problems, _too_long(wording, platform, min(too_long)))


def over(excess: int, text: str, limit: TextLimit) -> str:
    """How much too long a text is, in words: "24 characters too long by its counting"."""
    unit = "character" if count(text, limit.rule) > limit.maximum else "byte"
    return f"{excess} {unit}{'' if excess == 1 else 's'} too long by its counting"


def _too_long(wording: Wording, platform: Platform, shortest: tuple[int, str, str]) -> Problem:
    excess, slot, text = shortest
    what = f"post of {wording.message} in {wording.locale} for {platform.title}: {over(excess, text, platform.post)}"
    hint = f"shorten {slot}; the link and the hashtags count too"
    if slot != POST_SLOTS[-1] and POST_SLOTS[-1] not in wording.texts:
        hint = f"write a shorter text in the slot {POST_SLOTS[-1]}; the link and the hashtags count too"
    return Problem(wording.places[slot], what, hint)


def _hashtags(campaign: Campaign, platform: Platform) -> tuple[str, tuple[Problem, ...]]:
    """The campaign's hashtags with their signs, as many as the platform takes, and those that are none."""
    valid = [tag for tag in campaign.hashtags if is_valid(tag)]
    problems = tuple(_no_hashtag(campaign, tag) for tag in campaign.hashtags if not is_valid(tag))
    return " ".join(SIGN + tag for tag in valid[: platform.max_hashtags]), problems


def _no_hashtag(campaign: Campaign, tag: str) -> Problem:
    better = hashtag(tag).removeprefix(SIGN)
    hint = "letters, digits and _ only, with a letter among them" + (f": {better}" if better else "")
    return Problem(Where(campaign.file), f"“{tag}” is not a hashtag on every platform, and was left out", hint)


def _tidy(text: str) -> str:
    """No white space at the ends of lines, no empty lines at either end, and never two in a row."""
    lines = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()
