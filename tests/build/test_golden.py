"""A card of every layout as it is meant to look.

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

from kit.build.card import draw
from kit.build.plan import Selection, plan
from kit.campaign.read import read_campaign
from kit.cli.options import known_layouts
from kit.paint.canvas import LayerCache
from kit.platforms.table import shipped_table
from kit.workspace import Folder
from tests.build.compare import assert_alike
from tests.build.sample import ROOT

GOLDEN = Path(__file__).parent / "golden"
WIDTH = 270  # px

SAFETY, SUMMER = "child-safety-first", "read-a-summer"

CARDS: Mapping[tuple[str, str, str, str], Mapping[str, str]] = {
    (SAFETY, "en", "exception", "bluesky.square"): {
        "kicker": "Children’s safety online",
        "headline": "The rules changed and left <b>no explicit exception</b> for the tools.",
        "body": "Several companies kept looking. Even so, reports fell.",
        "source": "Source: NCMEC",
    },
    (SAFETY, "ar", "petition", "x.landscape"): {
        "headline": "<b>36,738</b> شخصًا وقّعوا. وأنتم؟",
        "body": "تطلب العريضة من البرلمان الأوروبي قواعد قابلة للتطبيق (CyberTipline).",
        "goal": "الهدف التالي: 50,000 توقيع",
        "button": "وقّعوا العريضة",
        "source": "الأرقام حتى يناير 2021",
    },
    (SAFETY, "th", "review", "whatsapp.status"): {
        "myth_label": "คำกล่าวอ้าง",
        "myth": "“การแจ้งเบาะแสต่ำกว่า 10% เล็กน้อย”",
        "fact_label": "ผลการตรวจสอบ",
        "fact": "<b>อย่างน้อย 63%</b> ของเบาะแสประเภทภาพที่ส่งต่อให้ตำรวจ",
        "body": "NCMEC ตรวจสอบเองโดยใช้นิยามที่รัดกุมมาก",
        "source": "ที่มา: NCMEC",
    },
    (SAFETY, "ja", "reports", "pinterest.pin"): {
        "kicker": "2021年の1年間に",
        "figure": "2900万件",
        "label": "を超える通報がCyberTiplineに寄せられました。",
        "body": "そのうち<b>93.5%</b>は、米国外に関連するものでした。",
        "source": "出典：NCMEC、2021年",
    },
    (SAFETY, "de", "drop", "instagram.square"): {
        "headline": "In 18 Wochen gingen die Meldungen <b>um 58 % zurück</b>.",
        "caption": "Rückgang der Meldungen an die CyberTipline",
        "source": "Quelle: NCMEC",
    },
    (SAFETY, "he", "act", "facebook.link"): {
        "kicker": "מה העצומה מבקשת",
        "headline": "בטיחות הילדים <b>במקום הראשון.</b>",
        "first": "תקנת ביניים ישימה כשהשיחות יתחדשו.",
        "second": "פתרונות שיגבשו יחד.",
        "button": "חתמו על העצומה",
    },
    (SUMMER, "el", "invitation", "instagram.portrait"): {
        "kicker": "Καλοκαίρι στις βιβλιοθήκες",
        "headline": "Πάρε ένα βιβλίο <b>και πάμε στο ποτάμι.</b>",
        "body": "Η καλοκαιρινή κάρτα είναι δωρεάν.",
    },
    (SUMMER, "ar", "voice", "x.landscape"): {
        "quote": "«جئتُ من أجل الهواء البارد، وبقيتُ من أجل <b>الفصل الثالث.</b>»",
        "name": "ميرا أوكافور",
        "role": "قارئة في مكتبة البر الشرقي",
        "source": "قارئة متخيَّلة",
    },
    (SUMMER, "hi", "how", "instagram.story"): {
        "kicker": "बस इतना करना है",
        "headline": "तीन क़दम, और <b>गर्मियाँ किताबों के नाम</b>",
        "first": "किसी भी लाइब्रेरी से मुफ़्त समर कार्ड लीजिए।",
        "second": "जो चाहें पढ़िए, जहाँ चाहें पढ़िए।",
        "third": "कार्ड वापस लाइए और एक किताब चुनिए।",
        "button": "समर कार्ड लीजिए",
    },
    (SUMMER, "zh_Hans", "dates", "instagram.square"): {
        "kicker": "记下日子",
        "headline": "一个夏天，<b>四次相约</b>",
        "first": "各图书馆的夏日卡都已备好。",
        "second": "河边朗读之夜。",
        "third": "故事长夜，一直讲到最后一个。",
        "fourth": "最后一页：带上夏日卡，挑一本书留给自己。",
    },
    (SUMMER, "de", "corner", "instagram.portrait"): {
        "headline": "Aus einem leeren Laden wurde <b>ein Raum für alle.</b>",
        "before_label": "Früher",
        "before": "Ein Laden, jahrelang geschlossen.",
        "after_label": "Heute",
        "after": "Ein Lesezimmer mit Lampen und offener Tür.",
        "source": "Eine erfundene Straße",
    },
    (SUMMER, "th", "thanks", "facebook.link"): {
        "kicker": "หน้าร้อน ค.ศ. 2026",
        "headline": "<b>104,300</b> เล่ม ขอบคุณทุกคน",
        "body": "ทุกหน้าพลิกด้วยมือคุณ",
        "partners_label": "ร่วมกับ",
        "source": "ตัวเลขของแคมเปญสมมติ",
    },
}


def rendered(campaign: str, locale: str, message: str, placement: str) -> Image.Image:
    workspace = Folder(ROOT)
    chosen = Selection((locale,), (placement,), (message,))
    (job,) = plan(workspace, campaign, chosen, known_layouts(workspace)).jobs
    words = CARDS[campaign, locale, message, placement]
    card = draw(replace(job, wording=replace(job.wording, texts=words)), LayerCache())
    assert card.problems == ()
    assert card.data is not None
    image = Image.open(io.BytesIO(card.data)).convert("RGB")
    return image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.BOX)


@pytest.mark.parametrize(("campaign", "locale", "message", "placement"), CARDS)
def test_a_card_looks_as_it_is_meant_to(
    campaign: str, locale: str, message: str, placement: str, tmp_path: Path
) -> None:
    image = rendered(campaign, locale, message, placement)
    path = GOLDEN / f"{locale}-{message}-{placement}.png"
    if os.environ.get("KIT_RENEW"):
        image.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(path, optimize=True)
        assert path.stat().st_size <= 25_000
    with Image.open(path) as kept:
        golden = kept.convert("RGB")
    assert_alike(golden, image, tmp_path)


def test_every_layout_has_a_card() -> None:
    workspace = Folder(ROOT)
    shown = {message for _, _, message, _ in CARDS}
    layouts, placements = known_layouts(workspace), shipped_table().placements
    covered = {
        message.layout
        for campaign in (SAFETY, SUMMER)
        for message in read_campaign(workspace, campaign, layouts=layouts, placements=placements)[0].messages
        if message.id in shown
    }
    assert covered == set(layouts)
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(
        f"{locale}-{message}-{placement}.png" for _, locale, message, placement in CARDS
    )
