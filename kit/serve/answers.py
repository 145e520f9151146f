"""How what the desk says becomes HTTP: data under its key, and what is wrong as a status and a plain sentence."""

from __future__ import annotations

from html import escape
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from kit.errors import KitError
from kit.serve.errors import ConflictError, NotThereError
from kit.serve.queue import FullError, GoneError, SupersededError

Asked = TypeVar("Asked", bound=BaseModel)


# Templates cannot make this page: it may be one of them that is wrong.
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Kit</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/proof.css">
<link rel="stylesheet" href="/static/serve.css">
<script type="module" src="/static/again.js"></script>
</head>
<body>
<main><p class="notice wrong">{}</p></main>
</body>
</html>
"""


class NotUnderstoodError(Exception):
    """A request that is not what it should be. Carries why, in lines."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def understood(kind: type[Asked], body: bytes) -> Asked:
    """The request that is in a body. Raises `NotUnderstoodError`."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        found = (f"{'.'.join(map(str, each['loc'])) or 'the request'}: {each['msg']}" for each in error.errors())
        raise NotUnderstoodError(list(found)) from error


def tagged(request: Request, data: bytes, media_type: str, key: str, cache: str) -> Response:
    """Data under its key, or the word that the browser has it already (RFC 9110, 13.1.2)."""
    headers = {"ETag": f'"{key}"', "Cache-Control": cache}
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if headers["ETag"] in known:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=media_type, headers=headers)


def _told(request: Request, problems: list[str], status: int) -> Response:
    """What is wrong: as JSON to a script, as lines to a reader; to a browser, as a page that tries again by itself."""
    if request.method == "POST":
        return JSONResponse({"problems": problems}, status)
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(_PAGE.format("\n".join(map(escape, problems))), status)
    return PlainTextResponse("".join(f"{problem}\n" for problem in problems), status)


def _not_there(request: Request, error: Exception) -> Response:
    return _told(request, [str(error) or "There is nothing at this address."], 404)


def _unusable(request: Request, error: Exception) -> Response:
    assert isinstance(error, KitError)
    return _told(request, [str(problem) for problem in error.problems], 422)


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotUnderstoodError)
    return _told(request, error.lines, 400)


def _conflict(_: Request, error: Exception) -> Response:
    assert isinstance(error, ConflictError)
    entry = {"strings": error.entry.strings, "fuzzy": error.entry.fuzzy}
    return JSONResponse({"entry": entry}, 409)


def _superseded(_: Request, error: Exception) -> Response:
    return JSONResponse({"superseded": True}, 409)


def _full(request: Request, error: Exception) -> Response:
    answer = _told(request, ["Kit has too much to do just now. Try again in a moment."], 503)
    answer.headers["Retry-After"] = "1"
    return answer


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    what = {404: "There is nothing at this address.", 405: "This address cannot be used in this way."}
    answer = _told(request, [what.get(error.status_code, error.detail)], error.status_code)
    answer.headers.update(error.headers or {})
    return answer


ANSWERS = {
    NotThereError: _not_there,
    KitError: _unusable,
    ConflictError: _conflict,
    NotUnderstoodError: _not_understood,
    SupersededError: _superseded,
    FullError: _full,
    GoneError: _full,  # nobody reads it
    HTTPException: _http,
}
