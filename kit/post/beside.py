"""What a platform asks for beside a post: the subject of an e-mail, the title of a video."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment

from kit.campaign.model import POST_SLOTS
from kit.errors import Problem, Where
from kit.l10n.wording import Wording
from kit.markup.templates import is_there
from kit.platforms.counting import measure
from kit.platforms.model import Platform, TextLimit
from kit.post.headline import headline


@dataclass(frozen=True, slots=True)
class Beside:
    """A text of one line that goes into a field of its own."""

    name: str  # as the platform's table has it under texts: "subject"
    text: str
    length: int  # by the platform's own counting
    limit: int  # in the same unit


def texts_beside(
    wording: Wording, platform: Platform, environment: Environment, title: str
) -> tuple[tuple[Beside, ...], tuple[Problem, ...]]:
    """The texts beside a post, and those that are all too long.

    Of the texts in the platform's table those are made that have a template, templates/posts/<platform>.<text>.txt. It
    is filled with the message's headline as `text`, or with title, the campaign's, where that makes it longer than is
    recommended. Raises KitError for a template that cannot be used.
    """
    made: list[Beside] = []
    problems: list[Problem] = []
    for name, limit in platform.texts.items():
        file = f"templates/posts/{platform.name}.{name}.txt"
        if not is_there(environment, file):
            continue
        template = environment.get_template(file)
        values = {"title": title, "headline": headline(wording), "platform": platform}
        candidates = [
            " ".join(template.render({**values, "text": text}).split())
            for text in dict.fromkeys((values["headline"], title))
            if text
        ]
        fitting = [text for text in candidates if not measure(text, limit).excess and not _forbidden(text, limit)]
        if fitting:
            best = next((text for text in fitting if _is_recommended(text, limit)), fitting[0])
            measured = measure(best, limit)
            made.append(Beside(name, best, measured.used, measured.limit))
        elif candidates:
            problems.append(_problem(wording, platform, name, limit, candidates[0]))
    return tuple(made), tuple(problems)


def _is_recommended(text: str, limit: TextLimit) -> bool:
    return limit.recommended is None or measure(text, limit).used <= limit.recommended


def _forbidden(text: str, limit: TextLimit) -> tuple[str, ...]:
    return tuple(sign for sign in limit.forbidden if sign in text)


def _problem(wording: Wording, platform: Platform, name: str, limit: TextLimit, text: str) -> Problem:
    what = f"{name} of {wording.message} in {wording.locale} for {platform.title}"
    where = next((place for slot, place in wording.places.items() if slot not in POST_SLOTS), Where(""))
    if forbidden := _forbidden(text, limit):
        return Problem(where, f"{what}: it does not take {' '.join(forbidden)}", "write it in words")
    excess = measure(text, limit).excess
    long = f"{excess} character{'' if excess == 1 else 's'} too long by its counting"
    return Problem(where, f"{what}: {long}", "shorten the headline or the campaign's title")
