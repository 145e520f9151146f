"""What fills the template of a platform's posts: a message's text, the link and the hashtags."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jinja2 import Environment, Template

from kit.campaign.links import link_in, tracked_link
from kit.campaign.model import Campaign
from kit.errors import Problem, Where, fail
from kit.l10n.wording import Wording, without_tags
from kit.platforms.hashtags import SIGN, hashtag, is_valid
from kit.platforms.links import shown
from kit.platforms.model import Platform
from kit.platforms.sms import cheaper
from kit.post.direction import readable
from kit.post.headline import headline
from kit.post.numbers import filled_up
from kit.post.thread import Part

_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills the template of a platform's posts with the words of a message."""

    template: Template
    name: str  # of the template
    wording: Wording
    platform: Platform
    link: str  # as the platform is given it
    tags: tuple[str, ...]  # the campaign's hashtags, without their signs
    title: str  # the campaign's
    headline: str  # the message's

    def whole(self, text: str) -> str:
        """The post with the whole of a text, which may have isolates."""
        return self.for_text(text)._filled(text, self.link, hashtags=True)

    def part(self, text: str, part: Part) -> str:
        """A part of a thread, with its number and with what belongs into it of link and hashtags.

        Which hashtags the whole thread has room for, `for_text` settles before.
        """
        link = self.link if part.number == part.parts else ""
        return self._filled(text.strip(), link, hashtags=part.number == 1, number=f"{part.number}/{part.parts}")

    def for_text(self, text: str) -> Filler:
        """What fills it with a text: with those hashtags alone that the text leaves room for, and has not itself."""
        return replace(self, tags=filled_up(self.alone(text), self.tags, self.platform))

    def alone(self, text: str) -> str:
        """A text, which may have isolates, as the platform is given it, without anything round it."""
        made = readable(text, self.wording.direction)
        return cheaper(made) if self.platform.post.rule == "sms" else made

    def _filled(self, text: str, link: str, *, hashtags: bool, number: str = "") -> str:
        filled = self.template.render(
            text=text,
            link=link,
            hashtags=" ".join(SIGN + tag for tag in self.tags) if hashtags else "",
            number=number,
            title=self.title,
            headline=self.headline,
            platform=self.platform,
        )
        made = self.alone(_tidy(filled))
        if not made:
            raise fail(self.name, None, "the template makes an empty post", "write {{ text }} in it")
        return made


def fill_with(
    wording: Wording, campaign: Campaign, platform: Platform, environment: Environment, title: str = ""
) -> tuple[Filler, tuple[Problem, ...]]:
    """What fills the template of a platform's posts, and the hashtags that are none. KitError as `compose`."""
    tags, problems = _hashtags(campaign)
    name = f"templates/posts/{platform.name}.txt"
    link = tracked_link(campaign, wording.message, wording.locale, platform.name)
    if not platform.link_in_text:
        link = shown(link_in(campaign, wording.locale))
    template = environment.get_template(name)
    return Filler(template, name, wording, platform, link, tags, title, headline(wording)), problems


def text_of(wording: Wording, slot: str) -> str:
    """The text of a slot as a post holds it: without tags, with its line breaks and with isolates round values."""
    return without_tags(wording.texts[slot], "\n")


def _hashtags(campaign: Campaign) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The campaign's hashtags without their signs, and a problem for each that is none."""
    problems = tuple(_no_hashtag(campaign, tag) for tag in campaign.hashtags if not is_valid(tag))
    return tuple(tag for tag in campaign.hashtags if is_valid(tag)), problems


def _no_hashtag(campaign: Campaign, tag: str) -> Problem:
    better = hashtag(tag).removeprefix(SIGN)
    hint = "letters, digits and _ only, with a letter among them" + (f": {better}" if better else "")
    where = campaign.places.get(tag, Where(campaign.file))
    return Problem(where, f"“{tag}” is not a hashtag on every platform, and was left out", hint)


def _tidy(text: str) -> str:
    """No white space at the ends of lines, no empty lines at either end, and never two in a row."""
    lines = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()
