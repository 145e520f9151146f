"""Checks of single values of campaign.yaml and brand.yaml, as annotated types for the models in `kit.campaign.fields`.

The words of a check are for people who do not program. What compares values, or asks the workspace, is in
`kit.campaign.read` and `kit.campaign.messages`.
"""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any, TypeAlias
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError, localedata
from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError
from tinycss2.color4 import parse_color

from kit.campaign.model import CAMPAIGN_MESSAGE, PSEUDO_LOCALES
from kit.campaign.texts import is_blank
from kit.campaign.tracking import PLACEHOLDERS, pattern_fault
from kit.errors import KitError, nearest, shown
from kit.workspace import inside

_CSS_COLOR = re.compile(r"#[0-9a-f]+|(?:rgb|hsl)a?\([^()]*\)|[a-z]+", re.IGNORECASE)
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:_[A-Za-z]{4})?(?:_(?:[A-Za-z]{2}|\d{3}))?", re.ASCII)
_AS_OF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
FONT_ROLES = ("text", "display")
_LARGEST = 15  # digits before the point, and after it: more than any figure of a campaign needs


def wrong(what: str, hint: str = "") -> PydanticCustomError:
    """A value that is of the right type and wrong all the same."""
    return PydanticCustomError("kit", "{what}", {"what": what, "hint": hint})


def wrong_type(expected: str) -> PydanticCustomError:
    """A value of another type than the one that is `expected`."""
    return PydanticCustomError("kit_type", "{expected}", {"expected": expected})


def _matching(pattern: str, what: str, hint: str) -> tuple[AfterValidator, WithJsonSchema]:
    """Text that matches a pattern as a whole; otherwise "'…' `what`"."""
    compiled = re.compile(pattern, re.ASCII)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise wrong(f"'{shown(text)}' {what}", hint)
        return text

    return AfterValidator(check), WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$"})


def _filled(text: str) -> str:
    if is_blank(text):
        raise PydanticCustomError("kit_blank", "there is no text here")
    return text


def _message_id(text: str) -> str:
    if text == CAMPAIGN_MESSAGE:
        raise wrong(f"'{text}' cannot be a message's id", "Kit uses it for the campaign's own title and summary")
    if _DEVICE.fullmatch(text):
        raise wrong(f"'{text}' cannot be a message's id", "Windows has no files of this name; choose another")
    return text


def _link(text: str) -> str:
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or re.search(r"[\s<>\"\\^`{|}]", text):
        raise wrong(f"'{shown(text)}' is not a link to the web", "a link begins with https:// and has no spaces")
    return text


def _tracking(text: str) -> str:
    if fault := pattern_fault(text):
        raise wrong(fault.what, fault.hint)
    return text


def _hashtag(text: str) -> str:
    # Letters, marks, numbers and connectors, as UAX #31 has them: Hindi needs its marks, Persian its joiners.
    bare = "".join(c for c in text if unicodedata.category(c)[0] in "LMN" or c in "_\u200c\u200d")
    if bare != text or not text or text.isdigit():
        hint = f"write {bare}" if bare and not bare.isdigit() else "letters, digits and _ only, without the sign"
        raise wrong(f"'{shown(text)}' is not a hashtag", hint)
    return text


def _locale(text: str) -> str:
    if text in PSEUDO_LOCALES:
        return text
    try:
        name = str(Locale.parse(text)) if _LOCALE.fullmatch(text) else ""
    except (UnknownLocaleError, ValueError):
        name = ""
    written = text.replace("-", "_")
    if name.casefold() == text.casefold() and name != text:
        raise wrong(f"'{shown(text)}' is not how the locale is written", f"did you mean '{name}'?")
    if not name or (name == "en_US" and text == "und"):
        names = (*PSEUDO_LOCALES, *localedata.locale_identifiers())
        close = difflib.get_close_matches(written, names, n=1, cutoff=0.75)
        hint = f"did you mean '{close[0]}'?" if close else "locales read like de, pt_BR or zh_Hans"
        raise wrong(f"unknown locale '{shown(text)}'", hint)
    return text


def _source_locale(text: str) -> str:
    if text in PSEUDO_LOCALES:
        raise wrong(f"nobody writes in the pseudo-locale '{text}'", "name the language of the texts in this file")
    return text


def is_color(text: str) -> bool:
    """Whether this is a colour as CSS writes them."""
    try:
        found = parse_color(text) if _CSS_COLOR.fullmatch(text) else None
    except (IndexError, TypeError, ValueError, AttributeError):
        found = None  # tinycss2 trips over some malformed arguments
    return found is not None and found != "currentcolor"


def is_opaque(color: str) -> bool:
    """Whether nothing is seen through a colour, for which `is_color` is true."""
    return float(parse_color(color).alpha) >= 1


def _color(text: str) -> str:
    plain = text.strip()
    if not is_color(plain):
        raise wrong(f"'{shown(text)}' is not a colour", 'write it as "#122a3a", in quotes')
    return plain


def _percent(value: object) -> Decimal:
    if not isinstance(value, Decimal) or not 0 <= value <= 100:
        raise wrong(f"'{shown(str(value))}' is not a percentage", "a number from 0 to 100, without the sign")
    return value


def _family(text: str) -> str:
    if text.lower().endswith((".ttf", ".otf", ".ttc", ".woff", ".woff2")):
        raise wrong(f"'{shown(text)}' is a file", "name the family, such as Noto Sans; files belong into fonts/")
    if not text.strip() or re.search(r"[\"'\\;,{}<>]", text):
        raise wrong(f"'{shown(text)}' is not the name of a font family", "for example: [Noto Sans]")
    return text


def _font_role(text: str) -> str:
    role, dash, script = text.partition("-")
    if role not in FONT_ROLES:
        raise wrong(f"unknown role of fonts '{shown(text)}'", nearest(role, FONT_ROLES))
    # CLDR has the codes of all scripts that Unicode has, and those of several together (Jpan).
    scripts = Locale("en").scripts if dash else {}
    if dash and script not in scripts:
        codes = {name.casefold(): code for code, name in scripts.items()} | {code.casefold(): code for code in scripts}
        close = difflib.get_close_matches(script.casefold(), codes, n=1)
        hint = f"did you mean '{role}-{codes[close[0]]}'?" if close else "such as Arab, Thai or Jpan (ISO 15924)"
        raise wrong(f"unknown script '{shown(script)}' behind '{role}'", hint)
    return text


def _path(text: str) -> str:
    try:
        return inside(text)
    except KitError:
        hint = "put the file into the folder of this YAML file, and begin the path there"
        raise wrong(f"the path '{shown(text)}' leaves the workspace", hint) from None


def _lockup(text: str) -> str:
    if not text.lower().endswith((".svg", ".png")):
        raise wrong(f"'{shown(text)}' is not an SVG or PNG file", "save the lockup as .svg or .png")
    return text


def _figure(value: object) -> Decimal | datetime.date:
    if isinstance(value, Decimal):
        digits = value.as_tuple()
        if not value.is_finite() or value.adjusted() >= _LARGEST or int(digits.exponent) < -_LARGEST:
            raise wrong("this number is too long", f"at most {_LARGEST} digits before the point and after it")
        return value
    if isinstance(value, datetime.date):
        return value
    raise wrong_type("a number or a date")


def _day(value: object) -> datetime.date | None:
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else _no_day(value)
        except ValueError:
            return _no_day(value)
    if isinstance(value, datetime.date):
        return value
    raise wrong_type("a date")


def _no_day(text: str) -> datetime.date:
    raise wrong(f"there is no day '{shown(text)}'", "write year-month-day: 2021-05-31")


def _as_of(value: object) -> str:
    """A day, a month or a year, which YAML reads as a date, text and a number."""
    if isinstance(value, Decimal | datetime.date) or (isinstance(value, str) and value):
        text = str(value)
        try:
            if _AS_OF.fullmatch(text):
                datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
                return text
        except ValueError:
            pass
        raise wrong(f"'{shown(text)}' is not a day, a month or a year", "write 2021-05-31, 2021-05 or 2021")
    raise wrong_type("a date")


Name: TypeAlias = Annotated[
    str,
    *_matching("[A-Za-z][A-Za-z0-9_]*", "is not a name", "use letters a-z, digits and _, and begin with a letter"),
]
SourceId: TypeAlias = Annotated[
    str, *_matching("[A-Za-z0-9][A-Za-z0-9._-]*", "is not a source's id", "use letters a-z, digits, '.', '_' and '-'")
]
Role: TypeAlias = Annotated[
    str,
    *_matching("[a-z][a-z0-9-]*", "is not a name", "use small letters a-z, digits and '-', and begin with a letter"),
]
FontRole: TypeAlias = Annotated[
    str,
    AfterValidator(_font_role),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{'|'.join(FONT_ROLES)})(?:-[A-Z][a-z]{{3}})?$"}),
]
MessageId: TypeAlias = Annotated[
    str,
    AfterValidator(_message_id),
    *_matching("[a-z0-9][a-z0-9_-]*", "is not a message's id", "use small letters a-z, digits, '-' and '_'"),
]
FolderName: TypeAlias = Annotated[
    str,
    *_matching("[A-Za-z0-9][A-Za-z0-9._-]*", "is not a folder's name", "write the name of a folder in assets/brands"),
]
Text: TypeAlias = Annotated[str, AfterValidator(_filled), WithJsonSchema({"type": "string", "minLength": 1})]
Link: TypeAlias = Annotated[str, AfterValidator(_link), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
ParameterName: TypeAlias = Annotated[
    str,
    *_matching(
        "[A-Za-z][A-Za-z0-9_.-]*",
        "is not the name of a parameter",
        "use letters a-z, digits, '_', '.' and '-', and begin with a letter",
    ),
]
TrackingPattern: TypeAlias = Annotated[
    str,
    AfterValidator(_tracking),
    WithJsonSchema({"type": "string", "pattern": rf"^(?:[^{{}}]|\{{(?:{'|'.join(PLACEHOLDERS)})\}})+$"}),
]
Hashtag: TypeAlias = Annotated[
    str, AfterValidator(_hashtag), WithJsonSchema({"type": "string", "pattern": r"^[^\s#-]+$"})
]
LocaleName: TypeAlias = Annotated[
    str, AfterValidator(_locale), WithJsonSchema({"type": "string", "pattern": f"^{_LOCALE.pattern}$"})
]
SourceLocale: TypeAlias = Annotated[LocaleName, AfterValidator(_source_locale)]
CssColor: TypeAlias = Annotated[str, AfterValidator(_color)]
Family: TypeAlias = Annotated[str, AfterValidator(_family)]
FilePath: TypeAlias = Annotated[str, AfterValidator(_path)]
Percent: TypeAlias = Annotated[
    Any, AfterValidator(_percent), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})
]
Lockup: TypeAlias = Annotated[
    str,
    AfterValidator(_path),
    AfterValidator(_lockup),
    WithJsonSchema({"type": "string", "pattern": r"\.([sS][vV][gG]|[pP][nN][gG])$"}),
]
# To an editor's JSON schema a YAML date is text.
_DAY_SCHEMA = {"type": "string", "format": "date"}
Figure: TypeAlias = Annotated[
    Any, AfterValidator(_figure), WithJsonSchema({"anyOf": [{"type": "number"}, _DAY_SCHEMA]})
]
Day: TypeAlias = Annotated[Any, AfterValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
AsOf: TypeAlias = Annotated[
    Any,
    AfterValidator(_as_of),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{_AS_OF.pattern}$"}, {"type": "integer"}]}),
]
