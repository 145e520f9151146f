"""Translation engines: their codes, their keys, their limits of time, and what is told when they fail."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import requests

from kit.l10n import engines
from kit.l10n.engine_errors import BusyError, EngineError, RefusedError, UnusableError
from kit.l10n.engines import Engine, connect
from tests.l10n.libretranslate import Fault, Server, answering, serving

KEY = "secret-key-0123"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def libre(server: Server, seconds: float = 5.0, key: str = "") -> Engine:
    return connect("libre", {"LIBRE_API_KEY": key} if key else {}, seconds, server.url)


def test_a_text_is_translated_by_a_server_of_ones_own(server: Server) -> None:
    assert libre(server).translate("Sign the petition.", "en", "de") == "wort wort wort."
    assert server.asked == [{"q": "Sign the petition.", "source": "en", "target": "de", "format": "text"}]


def test_neither_key_nor_text_stands_in_an_address(server: Server) -> None:
    libre(server, key=KEY).translate("Sign.", "en", "de")
    assert server.addresses == ["/translate"]
    assert server.asked[0]["api_key"] == KEY


@pytest.mark.parametrize(
    ("fault", "kind", "what"),
    [
        (Fault(429, headers={"Retry-After": "7"}), BusyError, "the engine is asked too often"),
        (Fault(500), BusyError, "the server has failed (HTTP 500)"),
        (Fault(body=b"<html>no"), BusyError, "the engine's answer cannot be read"),
        (Fault(body=b'{"translatedText": "ha', length=90), BusyError, "the answer broke off"),
        (Fault(body=b"[]"), RefusedError, "the engine gave no translation of this text"),
        (answering("  "), RefusedError, "the engine gave nothing back"),
        (Fault(body=b'{"translatedText": ["a"]}'), RefusedError, "the engine gave nothing back"),
        (Fault(403, b'{"error": "Invalid API key"}'), UnusableError, "the engine refuses the key (HTTP 403)"),
        (Fault(400, b'{"error": "xx is not supported"}'), RefusedError, "the engine refuses this text (HTTP 400)"),
        (
            Fault(302, headers={"Location": "http://127.0.0.1:1/"}),
            RefusedError,
            "the engine refuses this text (HTTP 302)",
        ),
        (Fault(body=b"x" * (engines.MOST_BYTES + 1)), RefusedError, "the engine's answer is too long"),
    ],
)
def test_what_is_told_of_a_fault(server: Server, fault: Fault, kind: type[EngineError], what: str) -> None:
    server.faults = [fault]
    with pytest.raises(EngineError) as told:
        libre(server, key=KEY).translate("Sign.", "en", "de")
    assert (type(told.value), told.value.what) == (kind, what)
    assert KEY not in repr(told.getrepr())


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Sun, 22 Nov 2026 10:00:30 GMT", "Date": "Sun, 22 Nov 2026 10:00:00 GMT"}, 30),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_the_engine_says_when_it_is_to_be_called_again(headers: Mapping[str, str], wait: float | None) -> None:
    assert engines._retry_after(headers) == wait


@pytest.mark.parametrize("fault", [Fault(wait=3), Fault(body=b"x" * 300, drip=0.02)])
def test_a_server_that_is_slow_or_drips_does_not_hold_us(server: Server, fault: Fault) -> None:
    server.faults = [fault]
    began = time.monotonic()
    with pytest.raises(BusyError, match="no answer came within"):
        libre(server, 0.3).translate("Sign.", "en", "de")
    assert time.monotonic() - began < 2


def test_no_network_is_one_plain_error() -> None:
    engine = connect("libre", {"LIBRE_API_KEY": KEY}, 5, "http://127.0.0.1:1")
    with pytest.raises(BusyError, match="the server cannot be reached") as told:
        engine.translate("Sign.", "en", "de")
    assert KEY not in repr(told.getrepr())


@pytest.mark.parametrize("address", ["nowhere", "ftp://x", "http://"])
def test_a_wrong_address_is_told(address: str) -> None:
    with pytest.raises(EngineError):
        connect("libre", {}, 5, address).translate("Sign.", "en", "de")


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("deepl", "DEEPL_API_KEY"),
        ("libre", "LIBRE_API_KEY"),
        ("microsoft", "MICROSOFT_API_KEY"),
        ("chatgpt", "OPEN_API_KEY"),
    ],
)
def test_a_key_that_is_missing_is_named(name: str, variable: str) -> None:
    with pytest.raises(UnusableError, match=variable):
        connect(name, {}, 5)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("google", {"zh_Hans": "zh-CN", "zh_Hant": "zh-TW", "he": "iw", "nb": "no", "pt_PT": "pt", "blo": None}),
        ("mymemory", {"zh_Hant": "zh-TW", "pt_BR": "pt-BR", "de": "de-DE", "uk": "uk-UA", "ar": "ar-SA"}),
        ("libre", {"zh_Hans": "zh", "zh_Hant": "zt", "pt_PT": "pt", "uk": "uk", "de": "de", "mt": None}),
        ("deepl", {"zh_Hant": "ZH-HANT", "pt_PT": "PT-PT", "en": "EN-GB", "de": "de", "ar": "ar", "sw": None}),
        ("baidu", {"zh_Hant": "cht", "fr": "fra", "ja": "jp", "de": "de", "mt": None}),
        ("chatgpt", {"zh_Hans": "Chinese (Simplified)", "de": "German"}),
    ],
)  # fmt: skip
def test_locales_have_the_codes_of_each_engine(name: str, codes: Mapping[str, str | None]) -> None:
    keys = dict.fromkeys(("DEEPL_API_KEY", "OPEN_API_KEY", "BAIDU_APPID", "BAIDU_APPKEY", "LIBRE_API_KEY"), KEY)
    engine = connect(name, keys, 5)
    assert {locale: engine.code(locale) for locale in codes} == codes


def sent(monkeypatch: pytest.MonkeyPatch, body: str | Mapping[str, str]) -> list[tuple[str, str, dict[str, Any]]]:
    """What is sent to servers that are not here; all of them answer with the body, or with that of the path."""
    calls = []

    def request(_: requests.Session, method: str, url: str, **options: Any) -> requests.Response:
        calls.append((method, url, options))
        response = requests.Response()
        response.status_code = 200
        found = body if isinstance(body, str) else next(text for path, text in body.items() if path in url)
        response._content, response._content_consumed = found.encode(), True  # type: ignore[attr-defined]
        return response

    monkeypatch.setattr(requests.Session, "request", request)
    return calls


def test_deepl_is_called_as_it_asks_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = sent(monkeypatch, '{"translations": [{"text": "Hallo <x id=\\"1\\"/>"}]}')
    engine = connect("deepl", {"DEEPL_API_KEY": f"{KEY}:fx"}, 5)
    assert engine.translate('Hello <x id="1"/>', "EN-GB", "de") == 'Hallo <x id="1"/>'
    [(method, url, options)] = calls
    assert (method, url) == ("POST", "https://api-free.deepl.com/v2/translate")
    assert options["headers"] == {"Authorization": f"DeepL-Auth-Key {KEY}:fx"}
    assert "auth_key" not in options["data"]
    assert options["data"]["source_lang"] == "EN"
    assert options["data"]["tag_handling"] == "xml"
    assert options["timeout"]


def test_microsoft_gets_markup_and_its_region(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"en": "English", "de": "German", "zh-Hans": "Chinese Simplified", "pt-PT": "Portuguese (Portugal)"}
    languages = {"translation": {code: {"name": name} for code, name in names.items()}}
    bodies = {"/languages": json.dumps(languages), "/translate": '[{"translations": [{"text": "Hallo"}]}]'}
    calls = sent(monkeypatch, bodies)
    engine = connect("microsoft", {"MICROSOFT_API_KEY": KEY, "MICROSOFT_REGION": "westeurope"}, 5)
    assert [engine.code(locale) for locale in ("zh_Hans", "pt_PT", "de", "mt")] == ["zh-hans", "pt-pt", "de", None]
    assert engine.translate("Hello", "en", "de") == "Hallo"
    _, url, options = calls[-1]
    assert KEY not in url
    assert options["headers"]["Ocp-Apim-Subscription-Region"] == "westeurope"
    assert options["params"] == {"textType": "html", "from": "en", "to": "de"}


def test_google_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sent(monkeypatch, '<html><div class="result-container">Hallo [X1X] &amp; du</div></html>')
    assert connect("google", {}, 5).translate("Hello [X1X] & you", "en", "de") == "Hallo [X1X] & du"


def test_mymemory_speaks_of_its_limits_in_place_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = (
        '{"responseData": {"translatedText": "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY"}}'
    )
    sent(monkeypatch, warning)
    with pytest.raises(UnusableError, match="no more translations today"):
        connect("mymemory", {}, 5).translate("Sign.", "en-GB", "de-DE")


def test_the_engines_are_loaded_only_where_they_are_used() -> None:
    code = "import sys, kit.cli.translate as _; print('deep_translator' in sys.modules, 'requests' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
