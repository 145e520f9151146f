"""Translation engines, through deep-translator, with what it lacks: a limit of time, and why a call has failed.

Its modules call `requests.get` and `requests.post`, without a time limit, with the key in the address, and hide the
answer. Here they are given another `requests` (`_Web`). No word of an engine's exceptions is told: they hold keys.
Its engines for dictionaries (pons, linguee) and those whose services are gone or cannot be reached by it (yandex,
papago, qcri) are left out.
"""

from __future__ import annotations

import email.utils
import importlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kit.l10n import engine_codes
from kit.l10n.engine_errors import BusyError, EngineError, RefusedError, UnreachedError, UnusableError

MOST_BYTES = 4 << 20  # of an answer
_ERRORS_OF_KEYS = {401, 403, 456}  # 456: DeepL's word for a quota that is used up


@dataclass(frozen=True, slots=True)
class _Kind:
    """What there is to know of an engine of deep-translator."""

    module: str
    name: str  # of the class
    keys: Mapping[str, str]  # environment variable -> the argument that takes it; all are needed
    optional: Mapping[str, str]  # the same, of those that may be absent
    markup: bool = False  # whether it reads markup, and keeps elements that it does not know
    most: int = 5000  # characters in one call


_KINDS: Mapping[str, _Kind] = {
    "google": _Kind("google", "GoogleTranslator", {}, {}, most=4900),
    "mymemory": _Kind("mymemory", "MyMemoryTranslator", {}, {"MYMEMORY_EMAIL": "email"}, most=480),
    "libre": _Kind("libre", "LibreTranslator", {}, {"LIBRE_API_KEY": "api_key"}, most=2000),
    "deepl": _Kind("deepl", "DeeplTranslator", {"DEEPL_API_KEY": "api_key"}, {}, markup=True),
    "microsoft": _Kind(
        "microsoft",
        "MicrosoftTranslator",
        {"MICROSOFT_API_KEY": "api_key"},
        {"MICROSOFT_REGION": "region"},
        markup=True,
    ),
    "chatgpt": _Kind("chatgpt", "ChatGptTranslator", {"OPEN_API_KEY": "api_key"}, {"OPEN_AI_MODEL": "model"}),
    "baidu": _Kind("baidu", "BaiduTranslator", {"BAIDU_APPID": "appid", "BAIDU_APPKEY": "appkey"}, {}, most=2000),
}
NAMES = tuple(_KINDS)


@dataclass(slots=True)
class Engine:
    """An engine that is ready to translate."""

    name: str
    markup: bool  # whether it keeps elements such as <x id="1"/>
    most: int  # characters in one call
    seconds: float  # the limit of time for one call
    _translator: Any
    _web: _Web

    def code(self, locale: str) -> str | None:
        """What the engine calls a locale, or None where it does not know it, as far as anybody can say beforehand."""
        return engine_codes.code(self.name, locale, self._translator.get_supported_languages(as_dict=True).values())

    def translate(self, text: str, source: str, target: str) -> str:
        """The text in the language of the code `target`; source is the code of its own language.

        Takes no longer than the limit of time. Raises `BusyError`, `RefusedError` or `UnusableError`.
        """
        translator = self._translator
        if self.name == "deepl":  # of a source it knows the language alone: EN, not EN-GB
            source = source.split("-")[0]
        translator.source, translator.target = source, target
        answer = _within(self.seconds, lambda: translator.translate(text))
        if not isinstance(answer, str) or not answer.strip():
            raise RefusedError("the engine gave nothing back")
        return _mended(self.name, text, answer)


def connect(name: str, environment: Mapping[str, str], seconds: float, server: str = "") -> Engine:
    """An engine by its name, of `NAMES`. Its keys are read from the environment, and from nowhere else.

    seconds: the limit of time for each call. server: the address of a LibreTranslate server of one's own. Raises
    `UnusableError` or `BusyError`.
    """
    kind = _KINDS[name]
    options: dict[str, Any] = {}
    missing = [variable for variable in kind.keys if not environment.get(variable)]
    if missing:
        named = " and ".join(missing)
        raise UnusableError(f"there is no key in the environment variable {named}", f"export {missing[0]}=…")
    for variable, argument in {**kind.keys, **kind.optional}.items():
        if environment.get(variable):
            options[argument] = environment[variable]
    if name == "libre":
        if not server and "api_key" not in options:
            hint = "or name a server of your own with --server http://localhost:5000"
            raise UnusableError("libretranslate.com needs a key in the environment variable LIBRE_API_KEY", hint)
        options |= {"use_free_api": False, "custom_url": server.rstrip("/") + "/" if server else None}
        options.setdefault("api_key", "none")  # deep-translator asks for one even where the server does not
    if name == "deepl":
        options["use_free_api"] = environment["DEEPL_API_KEY"].endswith(":fx")
    if name == "mymemory":
        options["source"], options["target"] = "en-GB", "de-DE"
    elif name == "microsoft":
        options |= {"source": "en", "textType": "html"}
    else:
        options["source"] = "en"
    options.setdefault("target", "de" if name != "chatgpt" else "german")
    try:
        module = importlib.import_module(f"deep_translator.{kind.module}")
    except ImportError:
        raise UnusableError("deep-translator is not installed", "pip install deep-translator") from None
    web = _Web(seconds, name)
    if hasattr(module, "requests"):
        vars(module)["requests"] = web
    make = getattr(module, kind.name)
    translator = _within(seconds, lambda: make(**options))
    if name == "libre" and options["api_key"] == "none":
        translator.api_key = ""
    return Engine(name, kind.markup, kind.most, seconds, translator, web)


def reads_markup(name: str) -> bool:
    """Whether an engine gets its masks as elements."""
    return _KINDS[name].markup


def _mended(engine: str, text: str, answer: str) -> str:
    """An answer without what an engine says beside the translation."""
    if engine == "mymemory" and answer.isupper() and not text.isupper():  # it speaks of its limits in place of a text
        if "WARNING" in answer:
            raise UnusableError("MyMemory gives no more translations today", "set MYMEMORY_EMAIL, or go on tomorrow")
        raise RefusedError("MyMemory gave a message back instead of a translation")
    if engine == "chatgpt" and answer[:1] == answer[-1:] == '"' and not text.startswith('"'):
        return answer[1:-1]
    return answer


def _within(seconds: float, call: Callable[[], Any]) -> Any:
    """What a call returns; `BusyError` where it takes longer than the seconds, even if its bytes come one by one.

    The call is left alone then, in a thread that ends with the program.
    """
    result: list[Any] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(call())
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failure:
        raise _told(failure[0]) from None
    if not result:
        raise BusyError(f"no answer came within {seconds:g} seconds")
    return result[0]


def _told(error: BaseException) -> EngineError:
    """What has gone wrong in our words: those of deep-translator and of requests may hold the key."""
    if isinstance(error, EngineError):
        return error
    kind = type(error).__name__
    if isinstance(error, ImportError):
        return UnusableError("this engine needs a part that is not installed", "pip install 'openai<1'")
    if kind == "APIRemovedInV1":
        return UnusableError("deep-translator needs an older release of openai", "pip install 'openai<1'")
    if kind in ("AuthenticationError", "PermissionError", "InvalidRequestError", "BaiduAPIerror", "MicrosoftAPIerror"):
        return UnusableError("the engine refuses the call", "check the key, its quota and its region")
    if kind in ("NotValidLength", "NotValidPayload", "TranslationNotFound"):
        return RefusedError("the engine gave no translation of this text")
    if kind == "LanguageNotSupportedException":
        return RefusedError("the engine does not know this language")
    return BusyError("the engine's answer cannot be read")


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer of a server, as far as deep-translator looks at it."""

    status_code: int
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        return json.loads(self.content)

    def close(self) -> None:
        pass


class _Web:
    """What deep-translator's modules have for `requests`: with limits, and with the reason why an answer is none."""

    def __init__(self, seconds: float, engine: str) -> None:
        import requests

        self.exceptions = requests.exceptions
        self.seconds, self.engine = seconds, engine

    def get(self, url: str, **options: Any) -> _Answer:
        return self._answer("GET", url, options)

    def post(self, url: str, **options: Any) -> _Answer:
        return self._answer("POST", url, options)

    def _answer(self, method: str, url: str, options: dict[str, Any]) -> _Answer:
        import requests

        method, options = _private(self.engine, method, options)
        options = {name: value for name, value in options.items() if value is not None}
        try:
            with requests.Session() as session:
                session.auth = _no_auth  # or requests would look for passwords in ~/.netrc
                limits = (min(10.0, self.seconds), self.seconds)
                with session.request(
                    method, url, timeout=limits, stream=True, allow_redirects=self.engine == "google", **options
                ) as response:
                    content = bytearray()
                    for piece in response.iter_content(8192):
                        content += piece
                        if len(content) > MOST_BYTES:
                            raise RefusedError("the engine's answer is too long")
                    _require_success(response.status_code, response.headers)
                    return _Answer(response.status_code, bytes(content))
        except requests.exceptions.Timeout:
            raise BusyError(f"no answer came within {self.seconds:g} seconds") from None
        except requests.exceptions.ConnectionError:
            hint = "is there a network, and is the address right?"
            raise UnreachedError("the server cannot be reached", hint) from None
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema):
            raise UnusableError("the server's address is none", "it reads like http://localhost:5000") from None
        except requests.exceptions.RequestException:
            raise BusyError("the answer broke off") from None


def _no_auth(request: Any) -> Any:
    return request


def _private(engine: str, method: str, options: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A call with its text and its key where they belong, which is not in the address: servers log that.

    DeepL takes its key in a header alone, and texts in the body alone, since January 2026.
    """
    params = dict(options.get("params") or {})
    if engine in ("libre", "baidu") and method == "POST":
        return method, {**options, "params": None, "data": params}
    if engine == "deepl":
        key = params.pop("auth_key", "")
        params["tag_handling"] = "xml"
        headers = {"Authorization": f"DeepL-Auth-Key {key}"}
        return "POST", {**options, "params": None, "data": params, "headers": headers}
    return method, options


def _require_success(status: int, headers: Mapping[str, str]) -> None:
    """Raises what an HTTP status stands for, where it is no success (RFC 9110, 15)."""
    if 200 <= status < 300:
        return
    if status == 429 or status >= 500:
        what = "the engine is asked too often" if status == 429 else f"the server has failed (HTTP {status})"
        raise BusyError(what, wait=_retry_after(headers))
    if status in _ERRORS_OF_KEYS:
        raise UnusableError(f"the engine refuses the key (HTTP {status})", "check the key and its quota")
    raise RefusedError(f"the engine refuses this text (HTTP {status})")


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds of a Retry-After header (RFC 9110, 10.2.3); a date is counted from the server's own clock."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        then = email.utils.parsedate_to_datetime(value)
        now = email.utils.parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError):
        return None
