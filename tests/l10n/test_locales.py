from __future__ import annotations

import pytest

from kit.l10n import locales


def test_language_tag_is_bcp47() -> None:
    assert locales.language_tag("zh_Hans") == "zh-Hans"
    assert locales.language_tag("pt_BR") == "pt-BR"
    assert locales.language_tag("de") == "de"


@pytest.mark.parametrize("locale", ["ar", "he", "fa", "ur", "ckb", "yi"])
def test_right_to_left(locale: str) -> None:
    assert locales.direction(locale) == "rtl"


@pytest.mark.parametrize("locale", ["en", "hi", "th", "ja", "zh_Hans", "az_Latn"])
def test_left_to_right(locale: str) -> None:
    assert locales.direction(locale) == "ltr"


def test_native_names() -> None:
    assert [locales.native_name(name) for name in ("de", "el", "zh_Hans", "ar")] == [
        "Deutsch",
        "Ελληνικά",
        "简体中文",
        "العربية",
    ]


def test_known_names_are_written_as_cldr_does() -> None:
    assert all(map(locales.known, ("de", "no", "zh_Hans", "zh_CN", "pt_BR", "sr_Latn", "en_001")))
    assert not any(
        map(
            locales.known,
            ("", "xx", "DE", "zh-Hans", "zh_hans", "de_XX", "../de", "root", "de_DE.UTF-8", "en_UK", "iw"),
        )
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("zh-hans", "zh_Hans"),
        ("zh_hans", "zh_Hans"),
        ("EN", "en"),
        ("pt-br", "pt_BR"),
        ("en_UK", "en_GB"),
        ("de_XX", "de"),
        ("?!", None),
    ],
)
def test_nearest(wrong: str, right: str | None) -> None:
    assert locales.nearest(wrong) == right
