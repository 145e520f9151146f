from __future__ import annotations

import pytest

from kit.build.coverage import script_of


@pytest.mark.parametrize(
    ("locale", "script"),
    [
        ("de", "Latn"),
        ("sr", "Cyrl"),
        ("sr_Latn", "Latn"),
        ("ar_EG", "Arab"),
        ("fa", "Arab"),
        ("ja", "Hira"),
        ("ko", "Hang"),
        ("zh_Hant", "Hani"),
        ("zh_HK", "Hani"),
        ("bo", "Tibt"),
        ("en_XA", "Latn"),
        ("ar_XB", "Latn"),
    ],
)
def test_the_script_of_a_locale(locale: str, script: str) -> None:
    assert script_of(locale) == script
