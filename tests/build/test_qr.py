"""QR codes on finished cards, read by a decoder that is not ours."""

from __future__ import annotations

import dataclasses
import io

import pytest
import zxingcpp
from PIL import Image

from kit.build.card import draw
from kit.markup.qr import qr
from kit.paint.canvas import LayerCache
from tests.build.sample import jobs

LINK = "https://change.org/childsafetyfirst"


def codes(job):
    card = draw(job, LayerCache())
    assert card.problems == ()
    image = Image.open(io.BytesIO(card.data)).convert("RGB")
    # What cameras look for: in letters, the reader of Micro QR codes sees some.
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCodeModel2)
    return [(code.text, code.format, code.ec_level) for code in found]


def job_of(message, locale, placement):
    return next(j for j in jobs(locale) if j.wording.message == message and j.placement.name == placement)


@pytest.mark.parametrize("placement", ["instagram.portrait", "instagram.square", "facebook.link", "x.landscape"])
@pytest.mark.parametrize("locale", ["de", "ar"])
@pytest.mark.parametrize("message", ["act", "petition"])
def test_the_code_of_a_finished_card_leads_to_the_campaign(message, locale, placement):
    ((text, format, level),) = codes(job_of(message, locale, placement))
    assert text == LINK
    assert format == zxingcpp.BarcodeFormat.QRCode
    assert level in ("M", "Q", "H")


def test_a_story_has_no_code():
    assert codes(job_of("act", "de", "instagram.story")) == []


@pytest.mark.parametrize("theme", ["light", "dark", "calm", "bright"])
def test_the_code_is_dark_on_light_on_every_ground(theme):
    job = dataclasses.replace(job_of("act", "en", "instagram.square"), theme=theme)
    assert [text for text, *_ in codes(job)] == [LINK]


def test_a_long_link_with_parameters_is_read():
    link = LINK + "?utm_source=instagram&utm_medium=social&utm_campaign=child-safety-first&utm_content=act-pt-BR"
    job = dataclasses.replace(job_of("act", "en", "instagram.portrait"), url=link)
    assert [text for text, *_ in codes(job)] == [link]


def test_the_code_has_its_quiet_zone():
    code = str(qr(LINK))
    assert 'fill="#ffffff"' in code
    assert "M4 4h7v1h-7Z" in code  # the finder pattern begins four modules from the edges
