"""Every address answers with what the desk makes, and every mistake with a status and a plain sentence."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette

from kit.proof.page import STYLE
from kit.serve.app import application
from kit.serve.events import Events
from kit.serve.guard import Hosts
from kit.serve.queue import Queue
from kit.workspace import Memory
from tests.serve.asgi import HOST, TOKEN, WRITING, Answer, ask
from tests.serve.fake_desk import FakeChanges, FakeDesk

STRING = {"campaign": "walk", "locale": "de", "context": "act.headline", "msgid": "Old"}
TRY = {**STRING, "strings": ["Neu"], "placements": ["story"], "client": "tab 1"}
SAVE = {**STRING, "strings": ["Neu"], "reviewed": True, "base": {"strings": ["Alt"], "fuzzy": False}}
PICTURE = "/walk/pictures/de/act/story.png"


@dataclass
class Site:
    app: Starlette
    desk: FakeDesk
    events: Events
    changes: FakeChanges

    async def get(self, target: str, gone: asyncio.Event | None = None, **headers: str) -> Answer:
        sent = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return await ask(self.app, target, headers=sent.items(), gone=gone)

    async def post(self, target: str, content: object) -> Answer:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        return await ask(self.app, target, method="POST", headers=WRITING.items(), body=[body])


def play(scene: Callable[[Site], Awaitable[None]], *, read_only: bool = False) -> FakeDesk:
    desk = FakeDesk()

    async def run() -> None:
        events, changes = Events(), FakeChanges()
        app = application(
            desk,
            TOKEN,
            hosts=Hosts(8765),
            read_only=read_only,
            queue=Queue(),
            events=events,
            changes=changes,
            read=Memory({STYLE: b"p {}"}).read,
        )
        async with asyncio.timeout(30), app.router.lifespan_context(app):
            try:
                await scene(Site(app, desk, events, changes))
            finally:
                desk.free.set()

    asyncio.run(run())
    return desk


def get(target: str, **headers: str) -> Answer:
    answers: list[Answer] = []

    async def scene(site: Site) -> None:
        answers.append(await site.get(target, **headers))

    play(scene)
    return answers[0]


def post(target: str, content: object, *, read_only: bool = False) -> Answer:
    answers: list[Answer] = []

    async def scene(site: Site) -> None:
        answers.append(await site.post(target, content))

    play(scene, read_only=read_only)
    return answers[0]


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("/", "<p>home </p>"),
        ("/?ui=en", "<p>home en</p>"),
        ("/walk", "<p>campaign walk </p>"),
        ("/walk/locales/de", "<p>walk de </p>"),
        ("/walk/locales/de/act?ui=en", "<p>walk de act en</p>"),
        ("/walk/locales/de/act?room", "<p>walk de act  rooms</p>"),
        ("/walk/messages/act?placement=story", "<p>walk act story </p>"),
        ("/walk/cards/de?placement=story", "<p>walk de story </p>"),
    ],
)
def test_pages(target: str, shown: str) -> None:
    answer = get(target)
    assert (answer.status, answer.text) == (200, shown)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "target",
    [
        "/talk",
        "/walk/locales/xx",
        "/walk/locales/de/none",
        "/walk/locales/..%2f..%2fetc",
        "/walk/messages/none",
        "/walk/messages/act?placement=%00",
        "/walk/pictures/de/act/none.png",
        "/walk/pictures/de/act/story.svg",
        "/walk/",
        "/walk/locales/de/act/more",
        "//walk",
        "/static/",
        "/static/none.js",
        "/static/proof.html",
        "/static/__init__.py",
        "/static/..%2fapp.py",
        "/static/../app.py",
    ],
)
def test_what_is_not_there(target: str) -> None:
    answer = get(target)
    assert answer.status == 404
    assert answer.text.startswith(("there is no", "There is nothing at this address."))
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_catalog_that_cannot_be_read_is_told_by_file_and_line() -> None:
    line = "locales/de/LC_MESSAGES/walk.po:7: this line cannot be read (mend it)"
    answer = get("/walk/locales/broken")
    assert (answer.status, answer.text) == (422, line + "\n")
    answer = post("/try", {**TRY, "locale": "broken"})
    assert (answer.status, json.loads(answer.body)) == (422, {"problems": [line]})
    answer = get("/walk/locales/broken", accept="text/html,*/*;q=0.8")
    assert (answer.status, answer.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert f">{line}<" in answer.text
    assert "/static/again.js" in answer.text


def test_a_mistake_of_the_program_is_loud_on_the_terminal_and_plain_in_the_page() -> None:
    async def scene(site: Site) -> None:
        answers: list[Answer] = []

        async def served(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
            with pytest.raises(LookupError, match="a mistake"):
                await site.app(scope, receive, send)

        answers.append(await ask(served, "/walk/locales/mistake"))
        assert answers[0].status == 500
        assert answers[0].text == "Something went wrong in Kit. The terminal says what.\n"
        assert "default-src 'none'" in answers[0].headers["content-security-policy"]
        assert (await site.get("/")).status == 200

    play(scene)


def test_a_picture_whose_key_is_known_is_kept_for_ever() -> None:
    keyed, old, plain = get(f"{PICTURE}?key=k1"), get(f"{PICTURE}?key=k0"), get(PICTURE)
    assert keyed.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert old.headers["cache-control"] == plain.headers["cache-control"] == "no-cache"
    for answer in (keyed, old, plain):
        assert (answer.status, answer.body) == (200, b"\x89PNG")
        assert (answer.headers["etag"], answer.headers["content-type"]) == ('"k1"', "image/png")


@pytest.mark.parametrize(
    ("known", "status"), [('"k1"', 304), ('W/"k1"', 304), ('"k0", "k1"', 304), ('"k0"', 200), ("", 200)]
)
def test_a_picture_that_the_browser_has_is_not_sent(known: str, status: int) -> None:
    answer = get(PICTURE, if_none_match=known)
    assert answer.status == status
    assert answer.headers["etag"] == '"k1"'
    assert (answer.body == b"") == (status == 304)


def test_a_picture_that_two_pages_want_is_drawn_once_and_one_that_nobody_wants_not_at_all() -> None:
    async def scene(site: Site) -> None:
        site.desk.free.clear()
        first = asyncio.create_task(site.get("/"))
        await asyncio.sleep(0.05)
        left = asyncio.Event()
        unwanted = asyncio.create_task(site.get("/walk/pictures/de/act/en.png", gone=left))
        wanted = [asyncio.create_task(site.get(PICTURE)) for _ in range(2)]
        await asyncio.sleep(0.05)
        left.set()
        site.desk.free.set()
        assert [answer.status for answer in await asyncio.gather(first, *wanted)] == [200, 200, 200]
        await unwanted
        assert site.desk.asked == [("home", ""), ("walk", "de", "act", "story")]

    play(scene)


def test_a_text_is_tried_saved_and_taken_back() -> None:
    assert json.loads(post("/try", TRY).body) == {"strings": ["Neu"]}
    assert json.loads(post("/save", SAVE).body) == {"strings": ["Neu"], "fuzzy": False}
    assert json.loads(post("/undo", STRING).body) == {"strings": ["Alt"], "fuzzy": False}


def test_somebody_elses_change_is_told_and_not_overwritten() -> None:
    answer = post("/save", {**SAVE, "base": {"strings": ["Älter"], "fuzzy": False}})
    assert answer.status == 409
    assert json.loads(answer.body) == {"entry": {"strings": ["Anders"], "fuzzy": True}}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        {},
        {**SAVE, "more": 1},
        {**SAVE, "strings": "Neu"},
        {**SAVE, "strings": []},
        {**SAVE, "strings": ["Neu"] * 7},
        {**SAVE, "strings": ["x" * 20_001]},
        {**SAVE, "strings": ["\ud800"]},
        {**SAVE, "base": None},
    ],
)
def test_a_request_that_is_not_understood_is_told_what_is_wrong(content: object) -> None:
    answer = post("/save", content)
    assert answer.status == 400
    assert json.loads(answer.body)["problems"]


def test_the_token_is_asked_for() -> None:
    async def scene(site: Site) -> None:
        headers = {**WRITING, "x-kit-token": "wrong"}
        for target in ("/try", "/save", "/undo"):
            body = [json.dumps(SAVE).encode()]
            assert (await ask(site.app, target, method="POST", headers=headers.items(), body=body)).status == 403

    assert play(scene).asked == []


@pytest.mark.parametrize("target", ["/try", "/save", "/undo", "/"])
def test_a_read_only_server_writes_nothing(target: str) -> None:
    answer = post(target, SAVE, read_only=True)
    assert (answer.status, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize("name", ["events", "static", "try", "save", "undo"])
def test_a_campaign_may_have_any_name(name: str) -> None:
    assert get(f"/{name}").text == f"there is no '{name}'\n"


@pytest.mark.parametrize("target", ["/", "/walk", "/walk/locales/de", "/none", "/static/events"])
def test_only_three_addresses_can_be_written_to(target: str) -> None:
    assert post(target, SAVE).status in (404, 405)


def test_of_fast_typing_only_the_newest_text_is_tried() -> None:
    async def scene(site: Site) -> None:
        site.desk.free.clear()
        tasks = [asyncio.create_task(site.post("/try", {**TRY, "strings": ["0"]}))]
        await asyncio.sleep(0.05)
        for number in range(1, 1000):
            tasks.append(asyncio.create_task(site.post("/try", {**TRY, "strings": [str(number)]})))
        other = asyncio.create_task(site.post("/try", {**TRY, "client": "tab 2"}))
        superseded = await asyncio.gather(*tasks[1:-1])  # answered while the first is still being drawn
        assert {(answer.status, answer.body) for answer in superseded} == {(409, b'{"superseded":true}')}
        site.desk.free.set()
        first, last = await tasks[0], await tasks[-1]
        assert [json.loads(each.body) for each in (first, last)] == [{"strings": ["0"]}, {"strings": ["999"]}]
        assert (await other).status == 200

    assert len(play(scene).asked) == 3


def test_saving_goes_before_everything_that_waits() -> None:
    async def scene(site: Site) -> None:
        site.desk.free.clear()
        tasks = [asyncio.create_task(site.get("/"))]
        await asyncio.sleep(0.05)
        tasks += [asyncio.create_task(site.get(target)) for target in (PICTURE, "/walk")]
        tasks += [asyncio.create_task(site.post("/try", TRY)), asyncio.create_task(site.post("/save", SAVE))]
        await asyncio.sleep(0.05)
        site.desk.free.set()
        assert [answer.status for answer in await asyncio.gather(*tasks)] == [200] * 5
        order = [("home", ""), ("walk", "de"), ("walk", "de"), ("campaign", "walk", "")]
        assert site.desk.asked == [*order, ("walk", "de", "act", "story")]

    play(scene)


def test_too_much_at_once_is_refused_and_soon_taken_again() -> None:
    async def scene(site: Site) -> None:
        site.desk.free.clear()
        tasks = [asyncio.create_task(site.get(f"{PICTURE}?key={number}")) for number in range(400)]
        await asyncio.sleep(0.2)
        site.desk.free.set()
        answers = await asyncio.gather(*tasks)
        refused = [answer for answer in answers if answer.status == 503]
        assert 100 < len(refused) < 200
        assert all(answer.headers["retry-after"] == "1" for answer in refused)
        assert (await site.get(PICTURE)).status == 200

    play(scene)


def listening(site: Site, heard: list[bytes]) -> asyncio.Task[Answer]:
    return asyncio.create_task(ask(site.app, "/static/events", told=heard.append))


async def until(true: Callable[[], object]) -> None:
    while not true():
        await asyncio.sleep(0.01)


def test_a_change_is_told_to_the_desk_and_then_to_every_page() -> None:
    async def scene(site: Site) -> None:
        heard: list[bytes] = []
        streams = [listening(site, heard), listening(site, heard)]
        await until(lambda: len(site.events) == 2)
        site.changes.news.put_nowait(frozenset({"locales/de/LC_MESSAGES/walk.po"}))
        await until(lambda: len(heard) >= 4)
        assert site.desk.asked == [{"locales/de/LC_MESSAGES/walk.po"}]
        assert sum(b'data: {"campaigns": ["walk"], "locales": ["de"]}\n\n' in part for part in heard) == 2
        site.events.close()
        for stream in streams:
            answer = await stream
            assert answer.headers["content-type"].startswith("text/event-stream")
            assert answer.headers["cache-control"] == "no-store"

    play(scene)


@pytest.mark.parametrize(
    ("target", "asked", "told"),
    [
        ("/save", SAVE, '{"campaigns": ["walk"], "locales": ["de"]}'),
        ("/undo", STRING, '{"campaigns": ["walk"], "locales": ["de"]}'),
        ("/save", {**SAVE, "context": None}, '{"campaigns": null, "locales": ["de"]}'),
    ],
)
def test_what_is_saved_is_told_to_every_page(target: str, asked: dict[str, object], told: str) -> None:
    async def scene(site: Site) -> None:
        heard: list[bytes] = []
        stream = listening(site, heard)
        await until(lambda: len(site.events) == 1)
        assert (await site.post(target, asked)).status == 200
        await until(lambda: f"data: {told}\n\n".encode() in b"".join(heard))
        conflict = {**SAVE, "base": {"strings": ["Neu"], "fuzzy": False}}
        assert (await site.post("/save", conflict)).status == 409
        site.events.close()
        await stream
        assert b"".join(heard).count(b"data:") == 1

    play(scene)


def test_a_change_that_changes_no_page_is_not_told() -> None:
    async def scene(site: Site) -> None:
        heard: list[bytes] = []
        stream = listening(site, heard)
        await until(lambda: len(site.events) == 1)
        site.desk.change = SimpleNamespace(campaigns=(), locales=())
        site.changes.news.put_nowait(frozenset({"assets/notes.txt"}))
        await until(lambda: site.desk.asked)
        await asyncio.sleep(0.05)
        assert b"data:" not in b"".join(heard)
        site.events.close()
        await stream

    play(scene)


def test_a_mistake_in_following_a_change_is_loud_and_the_next_one_is_followed(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(site: Site) -> None:
        heard: list[bytes] = []
        stream = listening(site, heard)
        await until(lambda: len(site.events) == 1)
        for path in ("mistake", "assets/a.png"):
            site.changes.news.put_nowait(frozenset({path}))
        await until(lambda: b"walk" in b"".join(heard))
        assert b'data: {"campaigns": null, "locales": null}\n\n' in b"".join(heard)
        site.events.close()
        await stream

    with caplog.at_level(logging.ERROR):
        play(scene)
    assert "a mistake of the program's" in caplog.text


@pytest.mark.parametrize(
    ("name", "kind"), [("serve.js", "text/javascript"), ("serve.css", "text/css"), ("proof.css", "text/css")]
)
def test_scripts_and_styles_have_their_hash_as_tag(name: str, kind: str) -> None:
    answer = get(f"/static/{name}")
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert get(f"/static/{name}", if_none_match=answer.headers["etag"]).status == 304


def test_the_style_of_proofs_is_the_workspaces_own() -> None:
    assert get("/static/proof.css").text == "p {}"
