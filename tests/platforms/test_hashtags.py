"""Hashtags that are valid on every platform."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.hashtags import hashtag, is_valid


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
        "it’s",
        "می\u200cشود",
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
        ("2021", ""),
        ("…", ""),
        ("a" * 65, ""),
    ],
)
def test_hashtag_from_words(words: str, tag: str) -> None:
    assert hashtag(words) == tag


@given(st.text())
def test_what_hashtag_makes_is_valid(words: str) -> None:
    made = hashtag(words)
    assert made == "" or is_valid(made.removeprefix("#"))
