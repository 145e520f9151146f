"""Where texts may be parted: what ends there is a sentence, a clause or a word."""

from __future__ import annotations

import pytest

from kit.text.sentences import End, ends

SIGNS = {End.SENTENCE: "‖", End.CLAUSE: "¦", End.WORD: "·", End.GUESS: "°"}


def parted(text: str, language: str) -> str:
    """The text with a sign at each place."""
    found = ends(text, language)
    return "".join(
        SIGNS[found[place]] * (place in found) + char if place in found else char for place, char in enumerate(text)
    )


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "Mr. ·Smith ·came. ‖“Really?” ¦she ·said. ‖“Yes.” ‖See ·No. 5, ¦then ·go."),
        ("en", "Reports ·fell ·in ·2021. ‖The ·petition ·asks: ¦who ·signs?"),
        ("de", "Am ·3. ·Oktober, ¦z. B. ·in ·Berlin, ¦kam ·Dr. ·Müller. ‖EU-Regeln ·gelten."),
        ("de", "Am ·\u206821. Dezember 2020\u2069 ·war ·es ·so."),
        ("el", "Τι ·είναι; ‖Ναι. ‖Όχι."),
        ("ar", "هذا، ¦ذلك؟ ‖\u206858%\u2069 ·نعم. ‖انتهى"),
        ("hi", "यह ·है। ‖वह ·था।"),
        ("ko", "한국어 ·문장입니다. ‖다음 ·문장, ¦끝."),
        ("th", "การ°เปลี่ยนแปลง°กฎ°เมื่อ ·21 ·ธันวาคม ¦ทำให้°ไม่มี°ข้อ°ยกเว้น ¦คำร้อง°ขอ°กฎ°ใน ·ค.ศ. ·2021"),
        ("th", "เครื่อง°มือ ·AI ·ของ ·\u2068NCMEC\u2069 ·รายงาน ·58%"),
        ("th", "เด็ก ๆ ¦ใน ¦กรุงเทพฯ"),
        ("km", "ឧបករណ៍°ដែល°ស្វែងរក ¦ត្រូវ°បាន ¦អនុញ្ញាត។ ‖សូម°ចុះហត្ថលេខា"),
        ("lo", "ເຄື່ອງມື°ທີ່°ຊອກຫາ ¦ຕ້ອງ°ຖືກ°ກົດໝາຍ"),
        ("my", "ကလေး°များ°ကို ¦ကာ°ကွယ်°ပါ။ ‖ကျေးဇူးပြု၍"),
        ("ja", "これは·文です。‖次の·文「はい。」と·言った。‖報告は·29件、¦減りました。"),
        ("zh-Hans", "改变了。‖下·一句！‖“好。”‖他·说。"),
        ("en", "One.\n‖Two ·😀 ·#Tag ·https://example.org/a ·👩‍👩‍👧 ·end"),
        ("en", "Look ·👩‍👩‍👧°👍🏽°🇩🇪°🇫🇷°❤️°😀! ‖5️⃣6️⃣ ·a😀"),
        ("en", "child-safety ·and/or ·well—known"),
        ("ja", "詳しくは·https://example.org/日本 ·を"),
    ],
)
def test_what_ends_where(language: str, wanted: str) -> None:
    assert parted(wanted.translate({ord(sign): None for sign in SIGNS.values()}), language) == wanted


@pytest.mark.parametrize("text", ["\u200f😀", "😀\u200f", "", " ", "\u2068\u2069", "word", "…", "\n\n"])
def test_nothing_to_part(text: str) -> None:
    assert ends(text, "en") == {}


def test_a_value_is_never_torn_however_long() -> None:
    value = "a very long value, one with many words. And sentences"
    assert parted(f"Before \u2068{value}\u2069 after", "en") == f"Before ·\u2068{value}\u2069 ·after"
