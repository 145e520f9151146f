"""One card: a pure function of its words, its template, its brand and its placement."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial

from jinja2 import Environment
from markupsafe import Markup

from kit.build.cache import Cache
from kit.build.charts import plot
from kit.build.fit import TextFit, text_fits
from kit.build.headlines import capped, common_size
from kit.build.properties import brand_values, custom_properties
from kit.campaign.model import Brand, Photo, SeriesPlace
from kit.charts.chart import ring
from kit.errors import KitError, MissingFileError, Problem, Where, fail, unique
from kit.l10n.numbers import format_value
from kit.l10n.wording import Wording
from kit.layout.display import DisplayList, SetText
from kit.layout.flow import lay_out
from kit.layout.lockups import LockupRules
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.model import Element
from kit.markup.qr import qr
from kit.markup.stylesheet import Stylesheet, parse_stylesheet
from kit.markup.templates import environment, render_card
from kit.paint.canvas import LayerCache, paint
from kit.paint.contrast import Contrasts
from kit.paint.encode import encode
from kit.paint.pictures import natural_size
from kit.platforms.model import Placement
from kit.text.fonts import FontLibrary, open_library
from kit.workspace import Workspace

STYLESHEET = "templates/cards/cards.css"


@dataclass(frozen=True, slots=True)
class CardJob:
    """Everything that decides how one card looks."""

    workspace: Workspace
    brand: Brand
    layout: str
    pictures: Mapping[str, Photo]  # those of the card's locale
    wording: Wording
    placement: Placement
    link: str  # as it is shown on the card
    theme: str | None = None  # of the brand; None: the layout's own
    chart: str | None = None
    series: SeriesPlace | None = None
    partners: tuple[Brand, ...] = ()
    url: str = ""  # where a QR code leads
    companions: tuple[CardJob, ...] = ()  # all cards of its series in its placement and locale, itself included

    @property
    def label(self) -> str:
        """How problems name the card."""
        return f"{self.wording.message} in {self.wording.locale}, {self.placement.name}"


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


def settle(job: CardJob, *, with_guides: bool = False) -> DisplayList:
    """Where everything on the card stands. Raises KitError for a template or a picture that cannot be used."""
    return _laid_out(job, _root(job, _html(job)), with_guides)


def draw(job: CardJob, layers: LayerCache, cache: Cache | None = None) -> Card:
    """The card as an image file of a type that its placement takes."""
    try:
        html = _html(job)
        series = _series(job)
        key = _key(job, html, series) if cache else ""
        if cache and (kept := cache.get(key)):
            return _card(job, kept[1], kept[0])
        display = _laid_out(job, _root(job, html, series))
        if display.problems:
            return _card(job, None, "", unique((*display.problems, *_faint(job, display, layers))))
        contrasts = Contrasts()
        image = paint(display, _library(job.workspace, job.brand), job.workspace.read, layers, contrasts)
        if faint := contrasts.problems():
            return _card(job, None, "", faint)
        media_type, data = encode(image, job.placement.types, job.placement.max_bytes)
    except KitError as error:
        return _card(job, None, "", untold(job, error))
    if cache:
        cache.put(key, media_type, data)
    return _card(job, data, media_type)


def inspect(job: CardJob, layers: LayerCache) -> Card:
    """The card without its image: what a check needs."""
    try:
        root = _root(job, _html(job))
        display = _laid_out(job, root)
        problems = unique((*display.problems, *_faint(job, display, layers)))
    except KitError as error:
        return _card(job, None, "", untold(job, error))
    return _card(job, None, "", problems, text_fits(root, display.texts, job.wording.places))


def _faint(job: CardJob, display: DisplayList, layers: LayerCache) -> tuple[Problem, ...]:
    """The texts that do not stand out from what lies behind them; only that is painted."""
    contrasts = Contrasts()
    paint(display, _library(job.workspace, job.brand), job.workspace.read, layers, contrasts, textless=True)
    return contrasts.problems()


def untold(job: CardJob, error: KitError) -> tuple[Problem, ...]:
    """The problems besides lockups that are not there, which the reader of the brand has told of."""
    if isinstance(error, MissingFileError) and error.path in job.brand.absent:
        return ()
    return tuple(problem for problem in error.problems if problem.where.file not in job.brand.absent)


def _card(
    job: CardJob,
    data: bytes | None,
    media_type: str,
    problems: tuple[Problem, ...] = (),
    fits: tuple[TextFit, ...] = (),
) -> Card:
    return Card(job.wording.message, job.placement.name, job.wording.locale, data, media_type, problems, fits)


def _html(job: CardJob) -> str:
    wording = job.wording
    return render_card(
        _environment(job.workspace),
        job.layout,
        {
            "text": {slot: Markup(text) for slot, text in wording.texts.items()},
            "values": wording.values,
            "numbers": wording.numbers,
            "rows": [
                {
                    "text": {slot: Markup(text) for slot, text in row.texts.items()},
                    "values": row.values,
                    "numbers": row.numbers,
                }
                for row in wording.rows
            ],
            "pictures": {name: _shown(photo) for name, photo in job.pictures.items()},
            "theme": job.theme,
            "chart": job.chart,
            "series": job.series,
            "partners": [{"title": partner.title, "lockups": partner.lockups} for partner in job.partners],
            "brand": brand_values(job.brand, job.placement),
            "layout": job.layout,
            "placement": job.placement.name,
            "language": wording.language,
            "direction": wording.direction,
            "link": job.link,
            "plot": partial(plot, wording),
            "ring": ring,
            "qr": qr,
            "url": job.url,
            "aspect": job.placement.width / job.placement.height,
            "number": lambda value: format_value(Decimal(value), "plain", wording.locale),
        },
    )


def _shown(photo: Photo) -> Mapping[str, str]:
    """A picture as templates have it; its focal point as CSS writes a position."""
    across, down = photo.focal
    return {"file": photo.file, "credit": photo.credit, "focal": f"{across * 100:g}% {down * 100:g}%"}


def _template(job: CardJob) -> str:
    return f"templates/cards/{job.layout}.html"


def _root(job: CardJob, html: str, series: _Series | None = None) -> Element:
    """The styled tree of the card, its headline as large as those of its series."""
    root = _styled(job, html)
    return capped(root, _headline_size(series or _series(job))) if job.companions else root


@dataclass(frozen=True, slots=True)
class _Series:
    """The cards of a series that can be read, told from others by all that they depend on."""

    keys: tuple[str, ...] = ()
    cards: tuple[tuple[CardJob, str], ...] = field(default=(), compare=False)  # with their HTML


_ALONE = _Series()


def _series(job: CardJob) -> _Series:
    keys, cards = [], []
    for card in job.companions:
        try:
            html = _html(card)
            keys.append(_key(card, html))
        except KitError:  # told by that card itself
            continue
        cards.append((card, html))
    return _Series(tuple(keys), tuple(cards))


@lru_cache(maxsize=256)  # every card of the series asks for it
def _headline_size(series: _Series) -> float | None:
    cards = []
    for card, html in series.cards:
        try:
            cards.append((_styled(card, html), partial(_texts, card)))
        except KitError:
            continue
    return common_size(cards)


def _texts(job: CardJob, root: Element) -> tuple[SetText, ...]:
    try:
        return _laid_out(job, root).texts
    except KitError:
        return ()


def _styled(job: CardJob, html: str) -> Element:
    place = job.placement
    return style(
        parse(html, _template(job)),
        tuple([_stylesheet(path, content) for path, content in _stylesheets(job)]),
        width=place.width,
        height=place.height,
        language=job.wording.language,
        direction=job.wording.direction,
        properties=_properties(job),
    )


def _properties(job: CardJob) -> Mapping[str, str]:
    """The brand's custom properties; no lockup is to be smaller than those beside it may be."""
    properties = custom_properties(job.brand, job.placement, job.wording.language)
    if not job.partners:
        return properties
    smallest = max(brand.look.smallest for brand in (job.brand, *job.partners))
    return {**properties, "--smallest": f"{smallest:g}px"}


def _lockups(job: CardJob) -> Mapping[str, LockupRules]:
    return {
        path: LockupRules(brand.look.smallest, brand.look.clear_space)
        for brand in (job.brand, *job.partners)
        for path in brand.lockups.values()
    }


def _laid_out(job: CardJob, root: Element, with_guides: bool = False) -> DisplayList:
    workspace, place, wording = job.workspace, job.placement, job.wording
    return lay_out(
        root,
        place.width,
        place.height,
        _library(workspace, job.brand),
        lambda path: natural_size(path, workspace.read(path)),
        safe=place.safe,
        where=lambda slot: wording.places.get(slot or "", Where(_template(job))),
        label=job.label,
        lockups=_lockups(job),
        with_guides=with_guides,
    )


@lru_cache(maxsize=8)
def _environment(workspace: Workspace) -> Environment:
    return environment(workspace.read)


def _stylesheets(job: CardJob) -> tuple[tuple[str, bytes], ...]:
    """The sheet of all layouts and, where there is one, the layout's own, with their paths."""
    read = job.workspace.read
    shared = (STYLESHEET, read(STYLESHEET))
    own = f"templates/cards/{job.layout}.css"
    try:
        return shared, (own, read(own))
    except MissingFileError:
        return (shared,)


def _stylesheet(path: str, content: bytes) -> Stylesheet:
    try:
        return parse_stylesheet(content.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise fail(path, line, "the file is not UTF-8", "save it in the encoding UTF-8") from None


@lru_cache(maxsize=4)
def _fonts(workspace: Workspace) -> tuple[str, ...]:
    return workspace.fonts()


def _library(workspace: Workspace, brand: Brand) -> FontLibrary:
    return open_library(_fonts(workspace), tuple((path, workspace.read(path)) for path in brand.fonts))


def _key(job: CardJob, html: str, series: _Series = _ALONE) -> str:
    """Names everything that the card depends on: words and template (in the HTML), sheet, brand, files, placement.

    And the other cards of its series.
    """
    read = job.workspace.read
    digest = hashlib.sha256(html.encode())
    digest.update("".join(series.keys).encode())
    for _, content in _stylesheets(job):
        digest.update(hashlib.sha256(content).digest())
    digest.update(repr((job.placement, job.wording.language, job.wording.direction)).encode())
    digest.update(repr((sorted(_properties(job).items()), sorted(_lockups(job).items()))).encode())
    pictures = {photo.file for photo in job.pictures.values()}
    for brand in (job.brand, *job.partners):
        pictures |= {*brand.lockups.values()} - brand.absent
    for path in sorted({*pictures, *job.brand.fonts}):
        digest.update(path.encode() + b"\0" + hashlib.sha256(read(path)).digest())
    return digest.hexdigest()
