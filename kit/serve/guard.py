"""Keeps strangers out: pages of other sites, other programs on this machine, and names that were bent to point here.

Each request is judged by its headers alone, before anything of it is read; each answer says what a browser may do with
it. See Fetch (W3C), "Fetch Metadata Request Headers" and "Content Security Policy Level 3".
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "X-Kit-Token"  # the header that writing needs
MAX_BODY = 1_000_000  # bytes
_MAX_PATH = 2_000  # bytes
LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]"))  # as they stand in addresses
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Hosts:
    """The authorities that this server answers for; all others may be names that somebody bent to point here."""

    port: int
    names: frozenset[str] = LOOPBACK  # in small letters
    addresses: bool = False  # any IP address, too: a page of another site never has one for a name

    def holds(self, authority: str) -> bool:
        """Whether a header Host names this server."""
        name, colon, port = authority.lower().rpartition(":")
        if not colon or port.endswith("]"):  # no port is the scheme's own
            name, port = authority.lower(), "80"
        if port != str(self.port):
            return False
        return name in self.names or (self.addresses and _is_address(name))


class Guard:
    """ASGI middleware that refuses what does not come from this server's own pages, and marks every answer.

    A read-only server takes no POST at all. What the program inside raises becomes a plain 500, and is raised again for
    the server to print.
    """

    def __init__(self, app: ASGIApp, token: str, hosts: Hosts, *, read_only: bool) -> None:
        self.app = app
        self.token = token
        self.hosts = hosts
        self.read_only = read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        started = False

        async def marked(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope) or _refusal_of_path(scope)
        try:
            if refusal is None and scope["method"] == "POST":
                body = await _body(receive)
                if body is None:
                    refusal = _refuse(413, f"The body of a request may have at most {MAX_BODY:,} bytes.")
                else:
                    receive = _replayed(body, receive)
            await (refusal or self.app)(scope, receive, marked)
        except Exception:
            if not started:
                await _refuse(500, "Something went wrong in Kit. The terminal says what.")(scope, receive, marked)
            raise

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """Why a request is refused, as far as its headers tell."""
        headers = Headers(scope=scope)
        allowed = ("GET",) if self.read_only else ("GET", "POST")
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not self.hosts.holds(hosts[0]):
            return _refuse(421, "This server has another name. Use the address that kit serve printed.")
        if scope["method"] not in allowed:
            what = "This server is read-only." if self.read_only else "This server knows GET and POST only."
            return _refuse(405, what, {"Allow": ", ".join(allowed)})
        if any(origin.lower() != f"http://{hosts[0].lower()}" for origin in origins):
            return _refuse(403, "This request comes from a page of another site.")
        site = headers.get("sec-fetch-site", "same-origin")
        if site not in ("same-origin", "none") and not _is_followed_link(scope["method"], headers):
            return _refuse(403, "This request comes from a page of another site.")
        if scope["method"] == "GET":
            return None
        if not origins or site != "same-origin":
            return _refuse(403, "Only this server's own pages may write.")
        if not hmac.compare_digest(headers.get(TOKEN, "").encode(), self.token.encode()):
            return _refuse(403, "The token is missing or wrong. Open the address that kit serve printed.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return _refuse(415, "The body of a request has to be JSON.")
        length = headers.get("content-length", "0")
        if len(length) > 18 or not length.isdecimal() or int(length) > MAX_BODY:
            return _refuse(413, f"The body of a request may have at most {MAX_BODY:,} bytes.")
        return None


def _is_address(name: str) -> bool:
    bare = name[1:-1] if name.startswith("[") and name.endswith("]") else name
    try:
        version = ipaddress.ip_address(bare).version
    except ValueError:
        return False
    return (version == 6) == (bare != name)


def _is_followed_link(method: str, headers: Headers) -> bool:
    """Whether somebody follows a link on another page to a page of ours: nothing of ours is shown to the other page."""
    return (
        method == "GET" and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    )


def _refusal_of_path(scope: Scope) -> PlainTextResponse | None:
    """Names of ours have no separators and no control characters, however they are written."""
    raw = scope.get("raw_path") or scope["path"].encode()
    if len(raw) + len(scope["query_string"]) > _MAX_PATH:
        return _refuse(414, "This address is too long.")
    odd = any(
        ord(letter) < 0x20 or ord(letter) == 0x7F or letter in "\\\N{REPLACEMENT CHARACTER}" for letter in scope["path"]
    )
    if odd or b"%2f" in raw.lower() or {".", ".."} & set(scope["path"].split("/")):
        return _refuse(404, "There is nothing at this address.")
    return None


def _refuse(status: int, why: str, headers: dict[str, str] | None = None) -> PlainTextResponse:
    return PlainTextResponse(why + "\n", status, headers)


async def _body(receive: Receive) -> bytes | None:
    """The whole body; nothing where it is too large, whatever its headers say. Empty where the client is gone."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body that was read, and then what the first one gives."""
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return first.pop() if first else await receive()

    return replay
