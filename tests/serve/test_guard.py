"""Nothing gets past the guard but this server's own pages, and every answer tells the browser to be strict."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kit.serve.guard import LOOPBACK, MAX_BODY, Guard, Hosts
from tests.serve.asgi import HOST, TOKEN, WRITING, Answer, ask


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await PlainTextResponse(b"here: " + body)(scope, receive, send)


LOCAL = Hosts(8765)


def guarded(app: ASGIApp = echo, *, hosts: Hosts = LOCAL, read_only: bool = False) -> Guard:
    return Guard(app, TOKEN, hosts, read_only=read_only)


def get(target: str = "/", app: ASGIApp | None = None, **headers: str) -> Answer:
    sent = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return asyncio.run(ask(app or guarded(), target, headers=sent.items()))


def post(app: ASGIApp | None = None, without: str = "", body: tuple[bytes, ...] = (b"{}",), **headers: str) -> Answer:
    sent = {**WRITING, **{name.replace("_", "-"): value for name, value in headers.items()}}
    sent.pop(without, None)
    return asyncio.run(ask(app or guarded(), "/save", method="POST", headers=sent.items(), body=body))


def test_own_pages_read_and_write() -> None:
    assert get().text == "here: "
    assert post().text == "here: {}"
    assert post(body=(b"{", b'"a": 1', b"}")).text == 'here: {"a": 1}'


@pytest.mark.parametrize("status", ["read", "refused", "broken"])
def test_every_answer_has_the_strict_headers(status: str) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("told on the terminal")

    if status == "broken":
        answer = asyncio.run(_asked_of_broken(guarded(broken)))
        assert answer.status == 500
        assert "told on" not in answer.text
    else:
        answer = get() if status == "read" else get(host="evil.example")
    policy = {part.split()[0]: part.split()[1:] for part in answer.headers["content-security-policy"].split("; ")}
    assert policy == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


async def _asked_of_broken(app: ASGIApp) -> Answer:
    """The answer of an application that also raises, for the terminal."""

    async def quiet(scope: Scope, receive: Receive, send: Send) -> None:
        with pytest.raises(RuntimeError, match="told on the terminal"):
            await app(scope, receive, send)

    return await ask(quiet)


@pytest.mark.parametrize("host", [HOST, "localhost:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    assert get(host=host).status == 200
    assert post(host=host, origin=f"http://{host}").status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:8766",
        "127.0.0.1:80",
        "127.0.0.1.evil.example:8765",
        "localhost.evil.example:8765",
        "evil.example#127.0.0.1:8765",
        "evil@127.0.0.1:8765",
        "192.168.1.7:8765",
        "0.0.0.0:8765",
        "2130706433:8765",
        "[::1]",
        "::1:8765",
        "",
        ":8765",
    ],
)
def test_a_name_that_was_bent_to_point_here_is_refused(host: str) -> None:
    for answer in (get(host=host), post(host=host, origin=f"http://{host}")):
        assert answer.status == 421
        assert "here:" not in answer.text


def test_no_host_and_two_hosts_are_refused() -> None:
    for headers in ([], [("host", HOST), ("host", "evil.example")]):
        assert asyncio.run(ask(guarded(), headers=headers)).status == 421


OPEN = Hosts(8765, LOOPBACK | {"studio", "studio.local"}, addresses=True)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("192.168.1.7:8765", 200),
        ("[fe80::1]:8765", 200),
        ("studio:8765", 200),
        ("Studio.local:8765", 200),
        ("studio.evil.example:8765", 421),
        ("rebound.example:8765", 421),
        ("fe80::1:8765", 421),
        ("[192.168.1.7]:8765", 421),
        ("192.168.1.7:80", 421),
    ],
)
def test_other_machines_use_an_address_or_the_machines_own_name(host: str, status: int) -> None:
    assert get(app=guarded(hosts=OPEN, read_only=True), host=host).status == status


def test_the_usual_port_needs_not_be_named() -> None:
    app = guarded(hosts=Hosts(80))
    assert get(app=app, host="localhost").status == get(app=app, host="[::1]").status == 200
    assert get(app=app, host="evil.example").status == 421


@given(host=st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=40))
def test_no_other_host_is_held(host: str) -> None:
    assert not LOCAL.holds(host) or host.lower() in {HOST, "localhost:8765", "[::1]:8765"}


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://localhost:8765", f"https://{HOST}", f"http://{HOST}/"]
)
def test_a_page_of_another_site_is_refused(origin: str) -> None:
    assert get(origin=origin).status == 403
    assert post(origin=origin).status == 403


def test_writing_needs_an_origin_and_reading_does_not() -> None:
    assert post(without="origin").status == 403
    assert get().status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "sideways"])
def test_what_another_site_makes_the_browser_ask_is_refused(site: str) -> None:
    assert get(sec_fetch_site=site).status == 403
    assert get(sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="iframe").status == 403
    assert get(sec_fetch_site=site, sec_fetch_mode="no-cors", sec_fetch_dest="image").status == 403
    assert post(sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="document").status == 403


def test_a_link_from_elsewhere_may_be_followed_but_not_written_from() -> None:
    assert get(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document").status == 200
    assert get(sec_fetch_site="none").status == 200
    assert post(sec_fetch_site="none").status == 403
    assert post(without="sec-fetch-site").status == 200  # an older browser; Origin and token are there


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], f"{TOKEN} ", "é"])
def test_writing_needs_the_token(token: str) -> None:
    assert post(x_kit_token=token).status == 403
    assert post(without="x-kit-token").status == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_could_send_is_refused(kind: str) -> None:
    assert post(content_type=kind).status == 415
    assert post(content_type="application/json; charset=utf-8").status == 200


def test_a_body_that_is_too_large_is_refused_whatever_it_says_about_itself() -> None:
    assert post(content_length=str(MAX_BODY + 1)).status == 413
    assert post(content_length="9" * 5000).status == 413
    assert post(content_length="-1").status == 413
    half = b" " * (MAX_BODY // 2 + 1)
    assert post(body=(half, half), content_length="2").status == 413
    assert post(body=(b" " * MAX_BODY,)).status == 200


def test_a_body_that_breaks_off_is_not_taken_for_the_whole() -> None:
    async def breaking(scope: Scope, receive: Receive, send: Send) -> None:
        parts = [{"type": "http.disconnect"}, {"type": "http.request", "body": b"{}", "more_body": True}]

        async def first_half() -> Message:
            return parts.pop()

        await guarded()(scope, first_half, send)

    answer = asyncio.run(ask(breaking, method="POST", headers=WRITING.items()))
    assert answer.text == "here: "


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", ""])
def test_other_methods_are_refused(method: str) -> None:
    answer = asyncio.run(ask(guarded(), method=method, headers=WRITING.items()))
    assert (answer.status, answer.headers["allow"]) == (405, "GET, POST")


def test_a_read_only_server_takes_no_post_at_all() -> None:
    answer = post(app=guarded(read_only=True))
    assert (answer.status, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize(
    "target",
    [
        "/../../etc/passwd",
        "/walk/../../etc",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc",
        "/walk/locales/..%2F..%2Fetc",
        "/%2Fetc/passwd",
        "/walk%5c..%5cetc",
        "/walk\\etc",
        "/walk/locales/de%00.html",
        "/walk/locales/d%0Ae",
        "/walk/%ff",
        "/./walk",
    ],
)
def test_tricks_with_paths_find_nothing(target: str) -> None:
    assert get(target).status == 404


def test_addresses_have_an_end() -> None:
    assert get("/" + "a" * 3000).status == 414
    assert get("/?key=" + "a" * 3000).status == 414


def test_a_web_socket_is_closed() -> None:
    sent: list[object] = []

    async def run() -> None:
        async def receive() -> dict[str, object]:
            return {"type": "websocket.connect"}

        async def send(message: object) -> None:
            sent.append(message)

        await guarded()({"type": "websocket", "path": "/events", "headers": []}, receive, send)

    asyncio.run(run())
    assert sent == [{"type": "websocket.close", "code": 1008}]
