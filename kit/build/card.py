"""One card, drawn or inspected: a pure function of its job."""

from __future__ import annotations

from dataclasses import dataclass

from kit.build.about import about
from kit.build.cache import Cache
from kit.build.compose import compose, laid_out
from kit.build.fit import TextFit, text_fits
from kit.build.fonts import brand_library
from kit.build.job import CardJob
from kit.errors import KitError, MissingFileError, Problem, Where, unique
from kit.layout.display import DisplayList
from kit.paint.canvas import LayerCache, paint
from kit.paint.contrast import Contrasts
from kit.paint.encode import encode


@dataclass(frozen=True, slots=True)
class Card:
    """A finished card, or why there is none. `data` is None where the card has a problem: it is not shipped."""

    message: str
    placement: str
    locale: str
    data: bytes | None
    media_type: str
    problems: tuple[Problem, ...]
    fits: tuple[TextFit, ...] = ()  # of a card that was inspected


def draw(job: CardJob, layers: LayerCache, cache: Cache | None = None) -> Card:
    """The card as an image file of a type that its placement takes."""
    try:
        composed = compose(job)
        key = composed.key if cache else ""
        if cache and (kept := cache.get(key)):
            return _card(job, kept[1], kept[0])
        display = laid_out(job, composed.tree())
        if display.problems:
            return _card(job, None, "", unique((*display.problems, *_faint(job, display, layers))))
        contrasts = contrasts_of(job)
        image = paint(display, brand_library(job.workspace, job.brand), job.workspace.read, layers, contrasts)
        if faint := contrasts.problems():
            return _card(job, None, "", faint)
        media_type, data = encode(
            image,
            job.placement.types,
            job.placement.max_bytes,
            where=_heaviest(job),
            about=about(job),
            subject=f"the image of {job.label}",
        )
    except KitError as error:
        return _card(job, None, "", untold(job, error))
    if cache:
        cache.put(key, media_type, data)
    return _card(job, data, media_type)


def inspect(job: CardJob, layers: LayerCache) -> Card:
    """The card without its image: what a check needs."""
    try:
        root = compose(job).tree()
        display = laid_out(job, root)
        problems = unique((*display.problems, *_faint(job, display, layers)))
    except KitError as error:
        return _card(job, None, "", untold(job, error))
    return _card(job, None, "", problems, text_fits(root, display.texts, job.wording.places))


def contrasts_of(job: CardJob) -> Contrasts:
    """Gets to know the contrasts of a card, and names its brand's colours as brand.yaml does."""

    def named(sources: tuple[str, ...]) -> str:
        places = [job.brand.color_places[source] for source in sources if source in job.brand.color_places]
        return " and ".join(f"{name} at {where}" for name, where in places)

    return Contrasts(named)


def untold(job: CardJob, error: KitError) -> tuple[Problem, ...]:
    """The problems besides lockups that are not there, which the reader of the brand has told of."""
    if isinstance(error, MissingFileError) and error.path in job.brand.absent:
        return ()
    return tuple(problem for problem in error.problems if problem.where.file not in job.brand.absent)


def _heaviest(job: CardJob) -> Where:
    """Where what takes most of a file's bytes is written: a photograph; or the message, where it has none."""
    return next((photo.where for photo in job.pictures.values() if photo.where), job.where)


def _faint(job: CardJob, display: DisplayList, layers: LayerCache) -> tuple[Problem, ...]:
    """The texts that do not stand out from what lies behind them; only that is painted."""
    contrasts = contrasts_of(job)
    library = brand_library(job.workspace, job.brand)
    paint(display, library, job.workspace.read, layers, contrasts, textless=True)
    return contrasts.problems()


def _card(
    job: CardJob,
    data: bytes | None,
    media_type: str,
    problems: tuple[Problem, ...] = (),
    fits: tuple[TextFit, ...] = (),
) -> Card:
    return Card(job.wording.message, job.placement.name, job.wording.locale, data, media_type, problems, fits)
