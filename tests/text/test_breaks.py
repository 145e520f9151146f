"""Where lines may end, by language: what a typographer would allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.breaks import find_breaks, standard_breaks

FSI, PDI = "\u2068", "\u2069"


def pieces(text: str, language: str, *, phrases: bool = True) -> list[str]:
    """The text cut at its ordinary opportunities, the white space at the ends of pieces taken off."""
    ends = find_breaks(text, language, phrases=phrases).ordinary
    return [text[start:end].rstrip() for start, end in zip((0, *ends), ends, strict=False)]


def emergency_pieces(text: str, language: str) -> list[str]:
    found = find_breaks(text, language)
    ends = sorted({*found.ordinary, *found.emergency})
    return [text[start:end].rstrip() for start, end in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Keep children safe", ["Keep", "children", "safe"]),
        ("en", "well-known e-mail X-ray", ["well-", "known", "e-mail", "X-ray"]),
        ("de", "U-Bahn und E-Mail", ["U-Bahn", "und", "E-Mail"]),
        ("de", "EU-Regeln im Links-Rechts-Streit", ["EU-Regeln", "im", "Links-", "Rechts-", "Streit"]),
        ("en", "a word – a dash", ["a", "word –", "a", "dash"]),
        ("en", "so it is—or was", ["so", "it", "is—", "or", "was"]),
        ("es", "—Hola —dijo él—.", ["—Hola", "—dijo", "él—."]),
        ("en", "from 2020–2021 on", ["from", "2020–2021", "on"]),
        ("de", "58 % von 3 km in 10 kg", ["58 %", "von", "3 km", "in", "10 kg"]),
        ("fr", "36 738 € et 58\u202f% de plus", ["36 738 €", "et", "58\u202f%", "de", "plus"]),
        ("eu", "guztien % 58 eta € 5", ["guztien", "% 58", "eta", "€ 5"]),
        ("de", "12 Mio. Kinder, 3 Mrd. Euro", ["12 Mio.", "Kinder,", "3 Mrd.", "Euro"]),
        ("el", "2 εκ. παιδιά", ["2 εκ.", "παιδιά"]),
        ("uk", "12 млн дітей", ["12 млн", "дітей"]),
        ("pl", "5 tys. osób", ["5 tys.", "osób"]),
        ("en", "5 million children", ["5", "million", "children"]),
        ("fr", "article n° 5, p. ex.", ["article", "n° 5,", "p. ex."]),
        ("de", "z. B. auf S. 12, d. h. Nr. 7", ["z. B.", "auf", "S. 12,", "d. h.", "Nr. 7"]),
        ("en", "I am. So he is. We go.", ["I", "am.", "So", "he", "is.", "We", "go."]),
        ("en", "one\u00a0two three-\u2060four", ["one\u00a0two", "three-\u2060four"]),
        ("en", "a\u00a0-\u00a0b c", ["a\u00a0-\u00a0b", "c"]),
        ("en", "5 mice", ["5", "mice"]),  # no unit
        ("ar", "على بعد 12 كم من هنا", ["على", "بعد", "12 كم", "من", "هنا"]),
        ("he", 'עוד 12 ק״מ, 5 ק"ג', ["עוד", "12 ק״מ,", '5 ק"ג']),
        ("el", "12 χλμ. μακριά", ["12 χλμ.", "μακριά"]),
        ("hi", "12 किमी और 5 कि॰ग्रा॰ तक", ["12 किमी", "और", "5 कि॰ग्रा॰", "तक"]),
        ("hi", "12 मीडिया", ["12", "मीडिया"]),  # no unit
        ("bn", "১২ কিমি দূরে", ["১২ কিমি", "দূরে"]),
        ("ta", "12 கி.மீ. தூரம்", ["12 கி.மீ.", "தூரம்"]),
        ("th", "อีก 12 กม. เท่านั้น", ["อีก", "12 กม.", "เท่านั้น"]),
        ("km", "១២ គម ទៀត", ["១២ គម", "ទៀត"]),
        ("en", "when/where and/or 24/7", ["when/where", "and/or", "24/7"]),
        ("de", "Ärzte/Ärztinnen a/b/c", ["Ärzte/Ärztinnen", "a/b/c"]),
        ("ar", "بمبلغ \u200f12.00 US$", ["بمبلغ", "\u200f12.00 US$"]),
        ("fa", "شهرداری \u200e€ 37 داد", ["شهرداری", "\u200e€ 37", "داد"]),
        ("he", "אב!\u200f גד", ["אב!\u200f", "גד"]),
        ("he", "שלום עולם", ["שלום", "עולם"]),
        ("ar", "حماية الأطفال 58 ٪", ["حماية", "الأطفال", "58 ٪"]),
        ("hi", "बच्चों की सुरक्षा", ["बच्चों", "की", "सुरक्षा"]),
        ("th", "ความปลอดภัยของเด็ก", ["ความ", "ปลอดภัย", "ของ", "เด็ก"]),
        ("ja", "子どもの安全を守ってください。", ["子どもの", "安全を", "守ってください。"]),
        ("ja", "「こんにちは」、世界。（はい）！", ["「こんにちは」、", "世界。", "（はい）！"]),
        ("zh-Hans", "保护儿童的安全，请签名。", ["保护", "儿童的", "安全，", "请", "签名。"]),
        ("ko", "어린이(아동)의 안전을 지켜 주세요.", ["어린이(아동)의", "안전을", "지켜", "주세요."]),
    ],
)
def test_pieces(language: str, text: str, expected: list[str]) -> None:
    assert pieces(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh-Hans", "更多的\u2060书跟着读者回家。", ["更多的\u2060书", "跟着", "读者", "回家。"]),
        ("zh-Hans", "一本书，很多\u2060人留了下来。", ["一本书，", "很多\u2060人", "留了", "下来。"]),
        ("ja", "EU関連の\u2060通報が18週間で減りました。", ["EU関連の\u2060通報が", "18週間で", "減りました。"]),
    ],
)
def test_a_word_joiner_changes_no_break_but_its_own(language: str, text: str, expected: list[str]) -> None:
    assert pieces(text, language) == expected
    tie = text.index("\u2060")
    without = find_breaks(text.replace("\u2060", ""), language).ordinary
    assert [place - (place > tie) for place in find_breaks(text, language).ordinary] == [p for p in without if p != tie]


def test_offsets_are_code_points_after_emoji() -> None:
    assert pieces("👩‍👩‍👧 one 🇩🇪 two", "en") == ["👩‍👩‍👧", "one", "🇩🇪", "two"]


def test_hard_breaks() -> None:
    found = find_breaks("one\ntwo three\u2028four\r\nfive", "en")
    assert sorted(found.hard) == [4, 14, 20]
    assert found.hard <= set(found.ordinary)


class TestValues:
    def test_value_is_kept_together(self) -> None:
        assert pieces(f"on {FSI}21 December 2020{PDI} it fell", "en") == [
            "on",
            f"{FSI}21 December 2020{PDI}",
            "it",
            "fell",
        ]

    def test_number_in_a_value_keeps_its_unit_outside(self) -> None:
        assert pieces(f"by {FSI}58{PDI} % now", "de") == ["by", f"{FSI}58{PDI} %", "now"]

    def test_long_value_breaks_at_its_spaces_only(self) -> None:
        text = f"{FSI}the well-known commission of inquiry{PDI} met"
        expected = [f"{FSI}the", "well-known", "commission", "of", f"inquiry{PDI}", "met"]
        assert pieces(text, "en") == expected

    def test_chinese_and_japanese_values_are_kept_together(self) -> None:
        date = f"{FSI}2020年12月21日{PDI}"
        assert date in pieces(f"変更は、{date}から", "ja")[1]
        assert all(piece.count(FSI) == piece.count(PDI) for piece in pieces(f"和平与{date}的人", "zh-Hans"))

    def test_isolate_opens_and_closes_on_the_line_of_its_content(self) -> None:
        text = f"和平与{FSI}和平{PDI}与和平"
        for piece in emergency_pieces(text, "zh-Hans"):
            assert not piece.endswith(FSI)
            assert not piece.startswith(PDI)

    def test_unbalanced_isolates_are_no_value(self) -> None:
        assert pieces(f"one {FSI}two three", "en") == ["one", f"{FSI}two", "three"]
        assert pieces(f"one {PDI}two three", "en")[-1] == "three"


def test_a_slash_between_letters_breaks_in_need_only() -> None:
    assert emergency_pieces("Ärzte/Ärztinnen hier", "de") == ["Ärzte/", "Ärztinnen", "hier"]
    assert emergency_pieces(f"so {FSI}and/or{PDI} so", "en") == ["so", f"{FSI}and/or{PDI}", "so"]


class TestAddresses:
    def test_are_broken_only_in_need_after_their_signs(self) -> None:
        text = "see https://change.org/child-safety?x=1&y=2_3 now"
        assert pieces(text, "en") == ["see", "https://change.org/child-safety?x=1&y=2_3", "now"]
        expected = ["see", "https://", "change.", "org/", "child-", "safety?", "x=", "1&", "y=", "2_", "3", "now"]
        assert emergency_pieces(text, "en") == expected

    @pytest.mark.parametrize(
        "word", ["#child_safety", "#安全第一", "@kit.social", "@kit@example.org", "me@example.org"]
    )
    def test_hashtags_and_handles_are_never_broken(self, word: str) -> None:
        for language in ("en", "ja", "ko", "th"):
            assert word in emergency_pieces(f"so {word} so", language)

    def test_are_never_hyphenated(self) -> None:
        text = "Mehr: change.org/kindersicherheit #Kindersicherheit"
        assert [text[start:end] for start, end in find_breaks(text, "de").whole] == [
            "change.org/kindersicherheit",
            "#Kindersicherheit",
        ]


class TestEastAsian:
    TEXT = (
        "EU規則の変更により、「児童性的虐待」コンテンツを（すべて）検出する、"
        "とても明示的な例外が『ちょっと』なくなりました。スーパー！"
    )

    @pytest.mark.parametrize("language", ["ja", "zh-Hans", "zh-Hant"])
    @pytest.mark.parametrize("phrases", [True, False])
    def test_no_line_begins_or_ends_with_the_wrong_sign(self, language: str, phrases: bool) -> None:
        found = find_breaks(self.TEXT, language, phrases=phrases)
        for place in {*found.ordinary, *found.emergency} - {len(self.TEXT)}:
            assert self.TEXT[place] not in "、。」』）！？ゃゅょっー々"
            assert self.TEXT[place - 1] not in "「『（"

    def test_numbers_keep_their_counters(self) -> None:
        for place in find_breaks("2020年12月21日有58人", "zh-Hans", phrases=False).ordinary:
            assert "2020年12月21日有58人"[place - 1] not in "0123456789"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("18件を3つか月", ["18件", "を", "3つ", "か", "月"]),
            ("3か月5キロ8を", ["3か月", "5キ", "ロ", "8", "を"]),
        ],
    )
    def test_counters_are_no_particles(self, text: str, expected: list[str]) -> None:
        """JLREQ lets a number part from what follows; a counter stays all the same, and a particle need not."""
        assert pieces(text, "ja", phrases=False) == expected

    def test_japanese_is_broken_between_words_in_need(self) -> None:
        assert emergency_pieces("児童性的虐待コンテンツを検出する", "ja") == [
            "児童",
            "性的",
            "虐待",
            "コンテンツを",
            "検出",
            "する",
        ]

    def test_korean_words_are_broken_only_in_need(self) -> None:
        assert pieces("안녕하세요", "ko", phrases=False) == ["안녕하세요"]
        assert emergency_pieces("안녕하세요", "ko") == list("안녕하세요")


class TestStandardBreaks:
    """What is left without Kit's own wishes."""

    @pytest.mark.parametrize(
        ("language", "text", "expected"),
        [
            ("en", "a word – a dash", ["a", "word", "–", "a", "dash"]),
            ("de", "58 % von 3 km", ["58", "%", "von", "3", "km"]),
            ("de", "EU-Regeln", ["EU-", "Regeln"]),
            ("en", "when/where", ["when/", "where"]),
            ("en", f"on {FSI}21 May{PDI} it", ["on", f"{FSI}21", f"May{PDI}", "it"]),
            ("fr", "Quoi ? « Oui »", ["Quoi ?", "« Oui »"]),  # UAX #14 has this itself: LB13, LB15a
            ("he", "ב-WhatsApp", ["ב-WhatsApp"]),  # and this: LB21a
            ("ko", "한국(어)", ["한", "국", "(어)"]),
            ("ja", "ちょっと", ["ちょっ", "と"]),
            ("ja", "18件", ["18", "件"]),
        ],
    )
    def test_pieces(self, language: str, text: str, expected: list[str]) -> None:
        ends = standard_breaks(text, language).ordinary
        assert [text[start:end].rstrip() for start, end in zip((0, *ends), ends, strict=False)] == expected

    def test_nothing_else_is_found(self) -> None:
        found = standard_breaks("see https://change.org/a\n#now", "en")
        assert (found.emergency, found.whole) == ((), ())
        assert found.hard == {25}

    @pytest.mark.parametrize(("text", "expected"), [("", ()), ("\u2068", (1,)), ("\u2068\u2069", (2,))])
    def test_nothing_and_nothing_but_controls(self, text: str, expected: tuple[int, ...]) -> None:
        assert standard_breaks(text, "en").ordinary == find_breaks(text, "en").ordinary == expected


LANGUAGES = st.sampled_from(["en", "de", "ar", "th", "ja", "zh-Hans", "zh-Hant", "ko", "xx"])
TEXTS = st.text(
    alphabet=st.sampled_from("aB é-–.%5 58日本ゃ、「」한국กา\u0e31אب\u2068\u2069\u00a0\u00ad\n#@/:👩\u200d👧🇩🇪\u0301"),
    max_size=30,
)


@given(text=TEXTS, language=LANGUAGES, phrases=st.booleans())
def test_opportunities_ascend_to_the_end_of_the_text(text: str, language: str, phrases: bool) -> None:
    found = find_breaks(text, language, phrases=phrases)
    assert list(found.ordinary) == sorted(set(found.ordinary))
    assert (found.ordinary[-1] if found.ordinary else 0) == len(text)
    assert set(found.ordinary).isdisjoint(found.emergency)
    assert all(0 < place <= len(text) for place in (*found.ordinary, *found.emergency))


@given(text=TEXTS, language=LANGUAGES, phrases=st.booleans())
def test_our_own_wishes_only_take_ordinary_opportunities_away(text: str, language: str, phrases: bool) -> None:
    assert set(find_breaks(text, language, phrases=phrases).ordinary) <= set(standard_breaks(text, language).ordinary)


@given(text=TEXTS, language=LANGUAGES)
def test_nothing_breaks_beside_a_no_break_space(text: str, language: str) -> None:
    found = find_breaks(text, language)
    for place in {*found.ordinary, *found.emergency} - {len(text)} - found.hard:
        assert "\u00a0" not in (text[place - 1], text[place])


@given(value=st.text(alphabet="ab 5.%日本", min_size=1, max_size=24), language=LANGUAGES)
def test_nothing_breaks_inside_a_value(value: str, language: str) -> None:
    text = f"so {FSI}{value}{PDI} so"
    found = find_breaks(text, language)
    assert not [place for place in (*found.ordinary, *found.emergency) if 3 < place < 5 + len(value)]
