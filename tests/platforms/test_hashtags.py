"""Hashtags: on each platform, on all of them, and read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.hashtags import RULES, camel_case, doubts, hashtag, hashtags, is_valid
from tests.platforms.published import cases

PERSIAN = "می\u200cشود"
TEXTS = st.text(st.characters(codec="utf-8"))


@pytest.mark.parametrize(("rule", "text", "tags"), cases("hashtags.toml"))
def test_hashtags_are_those_of_the_published_cases(rule: str, text: str, tags: list[str]) -> None:
    assert list(hashtags(text, rule)) == tags


def test_every_rule_finds_hashtags_with_a_letter() -> None:
    assert all(hashtags("a #ChildSafety b", rule) == ("ChildSafety",) for rule in RULES)
    assert all(hashtags("a #2026 b", rule) == () for rule in RULES)


@pytest.mark.parametrize(
    ("text", "x", "mastodon", "bluesky"),
    [
        ("#child-safety", ("child",), ("child",), ("child-safety",)),
        (f"#{PERSIAN}", (PERSIAN,), (PERSIAN,), ("می",)),
        ("（#児童保護）", ("児童保護",), (), ()),  # no space before it
        ("参加#児童保護", (), (), ()),
        ("#児童保護を守ろう", ("児童保護を守ろう",), ("児童保護を守ろう",), ("児童保護を守ろう",)),
        ("#it’s", ("it",), ("it",), ("it’s",)),
        ("#a" + "b" * 64, ("a" + "b" * 64,), ("a" + "b" * 64,), ()),
        ("#a" + "b" * 63, ("a" + "b" * 63,), ("a" + "b" * 63,), ("a" + "b" * 63,)),
        ("#\ufe0f\u20e3", (), (), ()),
        ("#tag://", (), ("tag",), ("tag",)),
    ],
)
def test_the_platforms_differ(
    text: str, x: tuple[str, ...], mastodon: tuple[str, ...], bluesky: tuple[str, ...]
) -> None:
    assert hashtags(text, "twitter_text") == x
    assert hashtags(text, "mastodon") == mastodon
    assert hashtags(text, "bluesky") == bluesky


def test_a_topic_of_threads_has_at_most_50_characters() -> None:
    assert hashtags("#" + "a" * 50, "threads_topic") == ("a" * 50,)
    assert hashtags("#" + "a" * 51, "threads_topic") == ()


@pytest.mark.parametrize(
    "tag", ["ChildSafetyFirst", "1st", "Kinderschutz_zuerst", "बाल_सुरक्षा", "ความปลอดภัย", "安全", "حماية"]
)
def test_valid(tag: str) -> None:
    assert is_valid(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "#Child",
        "child-safety",
        "child safety",
        "2021",
        "___",
        "child_",  # Bluesky leaves the low line out
        "it’s",
        PERSIAN,
        "safe\U0001f431",
        "a.b",
        "\u0301a",
        "a" * 65,
    ],
)
def test_not_valid_everywhere(tag: str) -> None:
    assert not is_valid(tag)


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("child safety first", "#ChildSafetyFirst"),
        ("Children’s safety", "#ChildrensSafety"),
        ("child-safety", "#ChildSafety"),
        ("#ChildSafetyFirst", "#ChildSafetyFirst"),
        ("EU rules 2021", "#EURules2021"),
        ("émile zola", "#ÉmileZola"),
        ("بچوں کی حفاظت", "#بچوںکیحفاظت"),
        ("child_ safety_", "#Child_Safety"),
        ("2021", ""),
        ("…", ""),
        ("a" * 65, ""),
    ],
)
def test_hashtag_from_words(words: str, tag: str) -> None:
    assert hashtag(words) == tag


@given(TEXTS)
def test_what_hashtag_makes_is_valid(words: str) -> None:
    made = hashtag(words)
    assert made == "" or is_valid(made.removeprefix("#"))


@given(st.from_regex(r"[a-zé日ا_0-9]{1,20}", fullmatch=True))
def test_what_is_valid_is_linked_whole_on_every_platform(tag: str) -> None:
    for rule in RULES:
        assert (hashtags(f"a #{tag} b", rule) == (tag,)) or not is_valid(tag)


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("#ChildSafety first", "twitter_text", ()),
        ("#ChildSafety.", "bluesky", ()),
        ("#child-safety", "twitter_text", ("#child-safety: linked only as #child, up to -",)),
        ("#child-safety", "bluesky", ()),
        (f"#{PERSIAN}", "bluesky", (f"#{PERSIAN}: linked only as #می, up to ZERO WIDTH NON-JOINER",)),
        ("参加#児童", "twitter_text", ("#児童: a hashtag needs a space before it",)),
        ("（#児童）", "mastodon", ("#児童: a hashtag needs a space before it",)),
        ("We’re #1 in #2026", "mastodon", ("#1: a hashtag needs a letter", "#2026: a hashtag needs a letter")),
        ("https://example.org/a#child-safety", "twitter_text", ()),
        ("# a", "twitter_text", ()),
        ("#" + "a" * 70, "bluesky", ("#" + "a" * 70 + ": no hashtag here",)),
        ("#child-safety", "common_subset", ("#child-safety: linked only as #child, up to -",)),
        ("#child_", "common_subset", ("#child_: linked only as #child, up to _",)),
        ("#child#safety", "common_subset", ("#child: no hashtag here", "#safety: a hashtag needs a space before it")),
        ("例え.jpを #児童", "common_subset", ()),
        ("例え.jpを#児童", "common_subset", ("#児童: a hashtag needs a space before it",)),
    ],
)
def test_doubts(text: str, rule: str, expected: tuple[str, ...]) -> None:
    assert doubts(text, rule) == expected


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("end", [".", ",", "!", "?", ":", "…", ".”", "。", "、", "！", "؟", "।", " – yes", "\n"])
def test_punctuation_ends_a_hashtag_and_is_no_doubt(end: str, rule: str) -> None:
    text = f"Join us for #ChildSafety{end}"
    assert hashtags(text, rule) == ("ChildSafety",)
    assert doubts(text, rule) == ()


@pytest.mark.parametrize(
    "address",
    ["例え.jp/ページ#é", "例え.jp#é", "Sign at παράδειγμα.gr/υπογραφή?a=#ναι", "change.org/a#b", "https://例え.jp/#é"],
)
def test_what_stands_in_an_address_is_no_hashtag(address: str) -> None:
    assert doubts(address, "common_subset") == ()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_hashtag_that_is_too_long_is_told_with_how_long_it_may_be(rule: str) -> None:
    tag = "#" + "a" * 21
    assert doubts(f"{tag}.", rule, longest=20) == (f"{tag}: a hashtag has at most 20 characters",)
    assert doubts(f"{tag}.", rule, longest=21) == ()


WORDS = "Child safety first: protect children online, protège-les, sécurité des enfants, Güvenlik ilk 2026".replace(
    ",", ""
).split()


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("childsafety", "ChildSafety"),
        ("childsafetyonline2026", "ChildSafetyOnline2026"),
        ("sécuritédesenfants", "SécuritéDesEnfants"),
        ("ChildSafety", ""),
        ("child_safety", ""),
        ("online", ""),  # one word
        ("brandnew", ""),  # words that nobody wrote
        ("güvenlikilk", "GüvenlikIlk"),
        ("児童保護", ""),
        ("安全online", ""),
        ("حماية", ""),
    ],
)
def test_words_are_told_apart_by_capitals(tag: str, better: str) -> None:
    assert camel_case(tag, WORDS) == better


@given(st.lists(st.sampled_from(["child", "safety", "für", "ﬁrst", "straße", "ilk", "ß"]), min_size=1, max_size=5))
def test_advice_never_makes_another_hashtag(words: list[str]) -> None:
    tag = "".join(words)
    better = camel_case(tag, words)
    assert better == "" or better.lower() == tag
