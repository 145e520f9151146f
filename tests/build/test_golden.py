"""A few cards as they are meant to look.

The words are this test's own, so that a translator may improve the sample's. Where a card has changed, a picture that
the failure names shows it before, after, and the difference; after a change that is wanted, renew with KIT_RENEW=1.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kit.build.job import draw
from kit.paint.canvas import LayerCache
from tests.build.compare import assert_alike
from tests.build.sample import jobs

GOLDEN = Path(__file__).parent / "golden"
WIDTH = 270  # px

CARDS: Mapping[tuple[str, str, str], Mapping[str, str]] = {
    ("en", "exception", "bluesky.square"): {
        "kicker": "Children’s safety online",
        "headline": "The rules changed and left <b>no explicit exception</b> for the tools.",
        "body": "Several companies kept looking. Even so, reports fell.",
        "source": "Source: NCMEC",
    },
    ("ar", "petition", "x.landscape"): {
        "headline": "<b>36,738</b> شخصًا وقّعوا. وأنتم؟",
        "body": "تطلب العريضة من البرلمان الأوروبي قواعد قابلة للتطبيق (CyberTipline).",
        "goal": "الهدف التالي: 50,000 توقيع",
        "button": "وقّعوا العريضة",
        "source": "الأرقام حتى يناير 2021",
    },
    ("th", "review", "whatsapp.status"): {
        "myth_label": "คำกล่าวอ้าง",
        "myth": "“การแจ้งเบาะแสต่ำกว่า 10% เล็กน้อย”",
        "fact_label": "ผลการตรวจสอบ",
        "fact": "<b>อย่างน้อย 63%</b> ของเบาะแสประเภทภาพที่ส่งต่อให้ตำรวจ",
        "body": "NCMEC ตรวจสอบเองโดยใช้นิยามที่รัดกุมมาก",
        "source": "ที่มา: NCMEC",
    },
    ("ja", "reports", "pinterest.pin"): {
        "kicker": "2021年の1年間に",
        "figure": "2900万件",
        "label": "を超える通報がCyberTiplineに寄せられました。",
        "body": "そのうち<b>93.5%</b>は、米国外に関連するものでした。",
        "source": "出典：NCMEC、2021年",
    },
}


def rendered(locale: str, message: str, placement: str) -> Image.Image:
    job = next(job for job in jobs(locale) if job.wording.message == message and job.placement.name == placement)
    card = draw(replace(job, wording=replace(job.wording, texts=CARDS[locale, message, placement])), LayerCache())
    assert card.problems == ()
    assert card.data is not None
    image = Image.open(io.BytesIO(card.data)).convert("RGB")
    return image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.BOX)


@pytest.mark.parametrize(("locale", "message", "placement"), CARDS)
def test_a_card_looks_as_it_is_meant_to(locale: str, message: str, placement: str, tmp_path: Path) -> None:
    image = rendered(locale, message, placement)
    path = GOLDEN / f"{locale}-{message}-{placement}.png"
    if os.environ.get("KIT_RENEW"):
        image.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
        assert path.stat().st_size <= 25_000
    with Image.open(path) as kept:
        golden = kept.convert("RGB")
    assert_alike(golden, image, tmp_path)
