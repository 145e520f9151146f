"""Links in ASCII."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.addresses import in_ascii


@pytest.mark.parametrize(
    ("host", "ascii_host"),
    [  # IANA's test domains (RFC 5890 names with their A-labels, data.iana.org/TLD), and UTS #46's deviations
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("例子.测试", "xn--fsqu00a.xn--0zwm56d"),
        ("مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"),
        ("उदाहरण.परीक्षा", "xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g"),
        ("παράδειγμα.δοκιμή", "xn--hxajbheg2az3al.xn--jxalpdlp"),
        ("실례.테스트", "xn--9n2bp8q.xn--9t4b11yi5a"),
        ("пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
        ("Bücher.example", "xn--bcher-kva.example"),
        ("BU\u0308CHER.example", "xn--bcher-kva.example"),
        ("faß.de", "xn--fa-hia.de"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
        ("EXAMPLE.org", "EXAMPLE.org"),
    ],
)
def test_a_host_in_ascii(host: str, ascii_host: str) -> None:
    assert in_ascii(f"https://{host}:8080/a?b#c") == f"https://{ascii_host}:8080/a?b#c"
    assert in_ascii(f"https://{host}") == f"https://{ascii_host}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://example.org/подпись?x=é#ж",
            "https://example.org/%D0%BF%D0%BE%D0%B4%D0%BF%D0%B8%D1%81%D1%8C?x=%C3%A9#%D0%B6",
        ),
        ("https://example.org/%D0%BF/п%20", "https://example.org/%D0%BF/%D0%BF%20"),
        ("https://example.org/?a=1&a=%2b+é", "https://example.org/?a=1&a=%2b+%C3%A9"),
        ("http://имя@пример.рф/", "http://%D0%B8%D0%BC%D1%8F@xn--e1afmkfd.xn--p1ai/"),
    ],
)
def test_only_what_is_not_ascii_is_encoded(url: str, expected: str) -> None:
    assert in_ascii(url) == expected
    assert in_ascii(expected) == expected


@given(st.text(max_size=30), st.text(max_size=10))
def test_a_link_in_ascii_is_the_same_link(path: str, fragment: str) -> None:
    url = f"https://example.org/{path.replace('#', '')}#{fragment}"
    found = in_ascii(url)
    assert found.isascii()
    assert unquote(found) == unquote(url)
