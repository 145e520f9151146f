from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from kit.errors import KitError
from kit.markup.model import Color
from kit.paint.pictures import natural_size, scaled_drawing
from kit.paint.vectors import drawing, rasterise

GREEN = Color(0, 255, 0)
SQUARE = '<path d="M0 0h10v10H0z" fill="currentColor"/>'


def svg(content: str = SQUARE, attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {namespaces} {attributes}>{content}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 240 80"', (240, 80)),
        ('viewBox="-5,-5 20.5,10"', (20.5, 10)),
        ('width="30" height="20"', (30, 20)),
        ('width="1in" height="72pt" viewBox="0 0 5 5"', (96, 96)),
        ('width="50" viewBox="0 0 20 10"', (50, 25)),
        ('height="50px" viewBox="0 0 20 10"', (100, 50)),
        ('width="100%" height="100%" viewBox="0 0 20 10"', (20, 10)),
    ],
)
def test_natural_size(attributes: str, size: tuple[float, float]) -> None:
    assert natural_size("a.svg", svg(attributes=attributes)) == pytest.approx(size)


def test_a_drawing_is_rasterised_at_the_size_asked_for() -> None:
    image = rasterise("a.svg", svg(), (37, 37), GREEN)
    assert image.mode == "RGBA"
    assert image.getcolors() == [(37 * 37, (0, 255, 0, 255))]


def test_another_shape_keeps_the_drawing_undistorted_in_its_middle() -> None:
    image = rasterise("a.svg", svg(), (40, 20), GREEN)
    assert image.size == (40, 20)
    assert image.getbbox() == (10, 0, 30, 20)
    assert rasterise(
        "a.svg", svg(attributes='viewBox="0 0 10 10" preserveAspectRatio="none"'), (40, 20), GREEN
    ).getbbox() == (0, 0, 40, 20)


def test_a_drawing_without_view_box_is_scaled_too() -> None:
    assert rasterise("a.svg", svg(attributes='width="10" height="10"'), (40, 40), GREEN).getbbox() == (0, 0, 40, 40)


def test_current_colour_may_be_translucent_and_may_be_set_by_the_drawing() -> None:
    assert rasterise("a.svg", svg(), (4, 4), Color(0, 0, 255, 51)).getpixel((2, 2)) == (0, 0, 255, 51)
    own = svg(attributes='viewBox="0 0 10 10" color="red"')
    assert rasterise("a.svg", own, (4, 4), GREEN).getpixel((2, 2)) == (255, 0, 0, 255)


def test_the_window_of_a_drawing() -> None:
    half = svg('<path d="M0 0h5v10H0z" fill="red"/>')
    image = scaled_drawing("a.svg", half, (40, 40), (15, 0, 25, 40), GREEN)
    assert image.size == (10, 40)
    assert image.getbbox() is not None
    assert image.getpixel((2, 20)) == (255, 0, 0, 255)
    assert image.getpixel((8, 20)) == (0, 0, 0, 0)
    assert scaled_drawing("a.svg", svg(), (8, 8), (0, 0, 8, 8), GREEN).mode == "RGB"


def test_inner_references_styles_links_and_document_types_are_fine() -> None:
    content = (
        '<defs><linearGradient id="g"><stop stop-color="#f00"/></linearGradient><path id="p" d="M0 0h10v10H0z"/></defs>'
        "<style>.a { fill: url(#g) }</style>"
        '<a xlink:href="https://example.org/"><use xlink:href="#p" style="fill:url(\'#g\')"/></a>'
    )
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    image = rasterise("a.svg", b'<?xml version="1.0"?>' + doctype + svg(content), (4, 4), GREEN)
    assert image.getpixel((2, 2)) == (255, 0, 0, 255)


def embedded(image: Image.Image, kind: str = "png") -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    uri = f"data:image/{kind};base64,{base64.b64encode(out.getvalue()).decode()}"
    return svg(f'<image width="10" height="10" xlink:href="{uri}"/>')


def test_embedded_pictures_are_drawn() -> None:
    data = embedded(Image.new("RGB", (4, 4), (0, 0, 255)))
    assert rasterise("a.svg", data, (8, 8), GREEN).getpixel((4, 4)) == (0, 0, 255, 255)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", r"^a\.svg:1: this is not an SVG file that can be read: no element found"),
        (b"Dear colleagues", r"^a\.svg:1: this is not an SVG file"),
        (b"<svg>\n<g></svg>", r"^a\.svg:2: this is not an SVG file that can be read: mismatched tag"),
        (b"<html/>", r"^a\.svg: this is not an SVG file that can be read \(it must begin with"),
        (svg(attributes=""), r"does not say how large it is \(give it a viewBox\)"),
        (svg(attributes='viewBox="0 0 0 0"'), "does not say how large"),
        (svg('<image xlink:href="secret.png"/>'), "refers to something outside itself in <image>"),
        (svg('<image href="file:///etc/passwd"/>'), "outside itself"),
        (svg('<image href="https://example.org/a.png"/>'), "outside itself"),
        (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), "outside itself"),
        (svg('<use href="other.svg#a"/>'), "outside itself in <use>"),
        (svg('<path d="M0 0" fill="url(other.svg#g)"/>'), "outside itself in <path>"),
        (svg('<path d="M0 0" style="fill: url( \'other.svg#g\' )"/>'), "outside itself in <path>"),
        (svg('<style>@import "a.css";</style>'), "outside itself in <style>"),
        (svg("<style>p { src: url(a.woff) }</style>"), "outside itself in <style>"),
        (svg("<script>1</script>"), "holds a script"),
        (svg("<text>Hello</text>"), r"holds text.* \(turn text into outlines\)"),
        (b'<?xml-stylesheet href="a.css"?>' + svg(), "refers to a style sheet"),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "embedded in the SVG cannot be read"),
        (embedded(Image.new("L", (5000, 5000))), "embedded in the SVG is too large"),
        (svg("<g>" * 300 + "</g>" * 300), "nests its elements too deeply"),
    ],
)
def test_what_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(KitError, match=what):
        natural_size("a.svg", data)


def test_entities_are_refused_before_they_grow() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE svg [<!ENTITY e0 "ha">{levels}]>'.encode() + svg("<desc>&e9;</desc>")
    with pytest.raises(KitError, match=r"^a\.svg:1: the SVG declares the entity e0 \(export it as plain SVG\)$"):
        drawing("a.svg", data)


def test_use_of_use_is_refused_before_it_grows() -> None:
    levels = "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 9))
    with pytest.raises(KitError, match="too many elements"):
        drawing("a.svg", svg(f'<g id="g0"><path d="M0 0h1v1z"/></g>{levels}'))


def test_use_in_a_circle_is_refused() -> None:
    data = svg(f'{SQUARE}<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')
    with pytest.raises(KitError, match="uses an element inside itself"):
        drawing("a.svg", data)
