"""Threads: a long text in numbered parts that each fit, joined are the text again, and tear nothing apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from kit.campaign.model import Campaign
from kit.l10n.wording import Wording
from kit.platforms.counting import measure
from kit.platforms.hashtags import RULES
from kit.platforms.table import shipped_table
from kit.platforms.urls import MASTODON, X, links
from kit.post.copy import Post, compose
from kit.post.thread import Part, divide, places

WordingFactory = Callable[..., Wording]
PLATFORMS = {name: each for name, each in shipped_table().platforms.items() if each.longest_thread}
ROOM = 40

TEXTS = {
    "en": "A change in EU rules left no exception. Reports fell by 58% within 18 weeks; they had risen before. ",
    "de": "Am 3. Oktober trat die Richtlinie in Kraft, z. B. ohne Ausnahme. Die Meldungen gingen um 58 % zurück. ",
    "el": "Οι αναφορές μειώθηκαν κατά 58% σε 18 εβδομάδες. Τι ζητά το ψήφισμα; Κανόνες που λειτουργούν. ",
    "ar": "دخل تعديل على توجيه الخصوصية حيّز التنفيذ، دون استثناء. وانخفضت البلاغات بنسبة \u206858%\u2069 في أسابيع. ",
    "he": "הדיווחים ל-\u2068CyberTipline\u2069 ירדו ב-\u206858%\u2069. העצומה מבקשת כללים, ברורים. ",
    "hi": "ईयू के नियम बदले और कोई अपवाद नहीं था। रिपोर्टें 58% घट गईं। याचिका काम करने वाले नियम माँगती है। ",
    "th": "การแจ้งเบาะแสลดลง 58% ภายใน 18 สัปดาห์ คำร้องนี้เรียกร้องให้มีกฎที่ใช้ได้จริง โปรดร่วมลงชื่อและบอกต่อ ",
    "ja": "18週間で、EU関連の通報は58%減りました。この請願は、実際に機能するルールを求めています。署名してください。",
    "ko": "유럽연합 관련 신고는 18주 만에 58% 줄었습니다. 이 청원은 실행 가능한 규칙을 요구합니다. ",
    "zh-Hans": "18周内，欧盟相关举报减少了58%。这份请愿书呼吁制定切实可行的规则。请签署，并告诉一位朋友。",
}
RIGHT_TO_LEFT = ("ar", "he")


def composed(
    language: str, text: str, name: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> Post | None:
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return compose(make_wording({"post": text}, language, direction), campaign, PLATFORMS[name], environment)[0]


def bare(text: str) -> str:
    """What a reader sees, but for white space, which parts do not begin or end with."""
    return regex.sub(r"[\s\u200e\u200f\u2066-\u2069]", "", text)


@pytest.mark.parametrize("name", ["bluesky", "threads"])
@pytest.mark.parametrize("emoji", ["👩\u200d👩\u200d👧", "👍🏽", "🇩🇪", "😀"])
def test_emoji_without_a_space_are_parted_between_two_of_them(
    name: str, emoji: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post = composed("en", emoji * 310, name, campaign, environment, make_wording)
    assert post is not None
    texts = [part.text.split(" ")[0] for part in post.parts]
    assert "".join(texts) == emoji * 310
    assert len(texts) > 1
    for text, part in zip(texts, post.parts, strict=True):
        assert text == emoji * (len(text) // len(emoji))
        assert not measure(part.text, PLATFORMS[name].post).excess


def test_four_platforms_have_threads() -> None:
    assert set(PLATFORMS) == {"x", "bluesky", "mastodon", "threads"}


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("language", TEXTS)
def test_a_thread_says_all_of_the_text(
    language: str, name: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    text = TEXTS[language] * 12
    post = composed(language, text, name, campaign, environment, make_wording)
    assert post is not None
    assert len(post.parts) > 1
    said = []
    for number, part in enumerate(post.parts, start=1):
        measured = measure(part.text, PLATFORMS[name].post)
        assert (part.length, part.limit, measured.excess) == (measured.used, measured.limit, 0)
        lines = part.text.split("\n")
        before, _, numbered = lines[0].rpartition(" ")
        assert numbered == f"{number}/{len(post.parts)}"
        said.append(before)
    assert bare("".join(said)) == bare(text)


@pytest.mark.parametrize("language", [language for language in TEXTS if language != "th"])  # Thai has no full stops
def test_sentences_stay_whole_where_they_fit(
    language: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post = composed(language, TEXTS[language] * 8, "x", campaign, environment, make_wording)
    assert post is not None
    for part in post.parts:
        assert regex.search(r"[.;?।。][\u200e\u200f]* \d+/\d+$", part.text.split("\n")[0])


PHRASES = {
    "th": ("เครื่องมือที่ค้นหาภาพเหล่านี้", "ต้องถูกกฎหมายต่อไป", "เครื่องมือ AI", "ของ NCMEC", "พบ 58% แล้ว"),
    "lo": ("ເຄື່ອງມືທີ່ຊອກຫາຮູບເຫຼົ່ານີ້", "ຕ້ອງຖືກກົດໝາຍ", "ຂອງ NCMEC"),
    "km": ("ឧបករណ៍ដែលស្វែងរករូបភាព", "ត្រូវបានអនុញ្ញាត", "របស់ NCMEC"),
    "my": ("ကလေးများကိုကာကွယ်ပါ", "လက်မှတ်ထိုးပါ", "NCMEC ၏"),
}


@pytest.mark.parametrize("language", PHRASES)
@pytest.mark.parametrize("room", [45, 60, 90])
def test_without_spaces_between_words_parts_end_at_the_spaces_of_phrases(language: str, room: int) -> None:
    for turn in range(len(PHRASES[language])):
        phrases = (*PHRASES[language][turn:], *PHRASES[language][:turn])
        parts = parts_of(" ".join(phrases * 4), language, room)
        assert parts
        assert all(part[-1].isspace() for part in parts[:-1])


def test_where_no_space_is_in_reach_words_are_parted_by_the_dictionary() -> None:
    text = "เครื่องมือที่ค้นหาภาพเหล่านี้ต้องถูกกฎหมายต่อไป" * 3
    assert "".join(parts_of(text, "th", ROOM)) == text


def test_hashtags_are_in_the_first_part_and_the_link_in_the_last(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post = composed("en", TEXTS["en"] * 8, "x", campaign, environment, make_wording)
    assert post is not None
    first, *between, last = post.parts
    assert first.text.endswith("1/4\n\n#ChildSafetyFirst")
    assert last.text.endswith("4/4\n\nhttps://change.org/childsafetyfirst")
    assert not any("#" in part.text or "http" in part.text for part in between)
    assert "http" not in first.text
    assert "#" not in last.text


def test_a_text_that_fits_alone_but_not_with_its_link_is_a_thread(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    text = "This is one sentence of some length, and not the last. " * 4
    post = composed("en", text, "x", campaign, environment, make_wording)
    assert post is None or len(post.parts) == 1
    post = composed("en", text + "Please do sign it now.", "x", campaign, environment, make_wording)
    assert post is not None
    assert [part.length for part in post.parts] == [132, 161]  # even rather than full
    assert post.excess == 6


def test_the_longer_text_becomes_the_thread_and_a_text_that_fits_is_none(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    texts = {"post": TEXTS["en"] * 5, "post_short": TEXTS["en"] * 3}
    post, _ = compose(make_wording(texts, "en"), campaign, PLATFORMS["x"], environment)
    assert post is not None
    assert (post.slot, len(post.parts)) == ("post", 3)
    post, _ = compose(make_wording(texts | {"post_short": "short"}, "en"), campaign, PLATFORMS["x"], environment)
    assert post is not None
    assert (post.slot, post.parts) == ("post_short", (post,))


def test_what_needs_more_parts_than_can_be_published_at_once_is_a_problem(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post, problems = compose(make_wording({"post": TEXTS["en"] * 80}, "en"), campaign, PLATFORMS["x"], environment)
    assert post is None
    assert problems[0].what.endswith("characters too long by its counting")


def test_ten_parts_and_more_have_numbers_of_two_digits(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post = composed("en", TEXTS["en"] * 33, "x", campaign, environment, make_wording)
    assert post is not None
    assert len(post.parts) > 9
    assert all(part.length <= 280 for part in post.parts)


PIECES = st.sampled_from(
    [
        "word", "Wort", "слово", "λέξη", "말", "子ども", "安全", "ความปลอดภัย", "उदाहरण", "שלום", "مرحبا",
        "58 %", "18件", "z. B.", "No. 5", "3. Oktober", "\u206821. Dezember 2020\u2069", "\u206858%\u2069",
        "https://example.org/a/b?c=d&e=f", "example.org/p", "https://example.org/日本/道",
        "#ChildSafety", "#子どもの安全", "#حماية_الأطفال", "@kit@example.social",
        "👩‍👩‍👧", "🇪🇺", "👍🏽", "é", "क्षि", "“Yes.”", "「はい。」", "(so)", "e-mail", "well—known", "and/or",
    ]
)  # fmt: skip
BETWEEN = st.sampled_from([" ", " ", " ", ". ", "! ", "? ", ", ", "; ", "。", "、", "\n", "\n\n", ""])
MADE = st.lists(st.tuples(PIECES, BETWEEN), min_size=2, max_size=40).map(
    lambda pairs: "".join(itertools.chain.from_iterable(pairs))
)
LANGUAGES = st.sampled_from([*TEXTS, "ru", "my", "km", "fa"])


def parts_of(text: str, language: str, room: int) -> tuple[str, ...]:
    def fill(part: Part) -> int | None:
        used = len(text[part.start : part.end].strip()) + (8 if part.number in (1, part.parts) else 0)
        return used if used <= room else None

    return divide(text, places(text, language), 25, fill)


@given(MADE, LANGUAGES, st.integers(20, 90))
@settings(max_examples=150, deadline=None)
def test_parts_joined_are_the_text(text: str, language: str, room: int) -> None:
    parts = parts_of(text, language, room)
    if not parts:
        return
    assert "".join(parts) == text
    assert 2 <= len(parts) <= 25
    ends_of_parts = list(itertools.accumulate(map(len, parts)))
    for number, part in enumerate(parts, start=1):
        assert part.strip()
        assert len(part.strip()) + (8 if number in (1, len(parts)) else 0) <= room
    whole = [span for grammar in (X, MASTODON) for span in links(text, grammar, bare=True)]
    whole += [span for rule in RULES.values() for span in rule(text)]
    whole += [found.span() for found in regex.finditer(r"\X", text)]
    whole += [found.span() for found in re.finditer("\u2068[^\u2069]*\u2069", text)]
    for end in ends_of_parts[:-1]:
        assert not any(start < end < stop for start, stop in whole)
        around = text[end - 1 : end + 1]
        before, after = regex.findall(r"\X", text[:end])[-1], regex.findall(r"\X", text[end:])[0]
        if all(regex.match(r"\p{Extended_Pictographic}|\p{Regional_Indicator}", sign) for sign in (before, after)):
            continue  # each is whole, as any grapheme is
        spaceless = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u3000-\u303f\uff00-\uff65]"
        assert around[0].isspace() or regex.search(spaceless, around)


@given(MADE, st.sampled_from(["en", "de", "he", "th", "ja"]), st.sampled_from(sorted(PLATFORMS)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_part_fits_by_the_platform_s_own_counting(
    campaign: Campaign,
    environment: Environment,
    make_wording: WordingFactory,
    text: str,
    language: str,
    name: str,
) -> None:
    post = composed(language, text * 6, name, campaign, environment, make_wording)
    for part in post.parts if post else ():
        measured = measure(part.text, PLATFORMS[name].post)
        assert (part.length, measured.excess) == (measured.used, 0)


@given(st.lists(st.integers(1, 30), min_size=2, max_size=40))
@settings(max_examples=150, deadline=None)
def test_a_thread_is_found_wherever_there_is_one(lengths: list[int]) -> None:
    """Words of any lengths can be parted where a greedy filling of parts can."""
    text = " ".join("a" * length for length in lengths)
    parts = parts_of(text, "en", ROOM)
    if len(text) <= ROOM - 8:
        return
    assert bool(parts) == (greedy(lengths) <= 25), (parts, greedy(lengths))


def greedy(lengths: list[int]) -> int:
    """The fewest parts: the first and the last have less room."""
    best = {(0, 0): 0}
    fewest = 99
    for _ in range(25):
        further = {}
        for (start, number), _same in best.items():
            used = -1
            for end in range(start, len(lengths)):
                used += lengths[end] + 1
                if used > (ROOM - 8 if number == 0 else ROOM):
                    break
                if end + 1 == len(lengths):
                    if used <= ROOM - 8 and number:
                        fewest = min(fewest, number + 1)
                else:
                    further[end + 1, number + 1] = 0
        best = further
    return fewest
