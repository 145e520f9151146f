"""A real server on a real socket: what clients send it as bytes, and how it ends."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import pytest

from kit.serve import run
from tests.serve.asgi import TOKEN

PATIENCE = 30


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: int

    @property
    def client(self) -> httpx.Client:
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=PATIENCE, trust_env=False)

    def end(self, how: int = signal.SIGINT) -> tuple[int, float, str]:
        """Its exit status, the seconds that the end took, and what it said."""
        began = time.monotonic()
        self.process.send_signal(how)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, time.monotonic() - began, said

    def send(self, request: bytes) -> bytes:
        """The first bytes of the answer to these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as connection:
            connection.sendall(request.replace(b"PORT", str(self.port).encode()))
            return connection.recv(65536)


@contextlib.contextmanager
def running() -> Iterator[Server]:
    command = [sys.executable, "-m", "tests.serve.fake_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield Server(process, int(process.stdout.readline()))
        finally:
            process.kill()


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def lasting() -> Iterator[Server]:
    """A server for tests that leave it as it is."""
    with running() as server:
        yield server


def test_it_serves_and_ends_at_once_with_ctrl_c_though_pages_listen(server: Server) -> None:
    with server.client as client, contextlib.ExitStack() as streams:
        answer = client.get("/")
        assert answer.text == "<p>home </p>"
        assert "server" not in answer.headers
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        for _ in range(5):
            stream = streams.enter_context(client.stream("GET", "/static/events"))
            assert next(stream.iter_text()).startswith(": kit")
        status, seconds, said = server.end()
    assert (status, said) == (0, "")
    assert seconds < 5


def test_nobody_is_kept_waiting_for_a_page_at_the_end(server: Server) -> None:
    with server.client as client, ThreadPoolExecutor(1) as pool:
        slow = pool.submit(client.get, "/?ui=en")
        time.sleep(0.4)
        status, _, said = server.end()
        assert slow.result().status_code == 503
    assert (status, said) == (0, "")


def test_a_save_that_has_begun_is_finished_before_the_end(server: Server) -> None:
    host = f"127.0.0.1:{server.port}"
    headers = {"Origin": f"http://{host}", "X-Kit-Token": TOKEN}
    string = {"campaign": "walk", "locale": "de", "context": "act.headline", "msgid": "Old"}
    content = {**string, "strings": ["Neu"], "reviewed": True, "base": {"strings": ["Alt"], "fuzzy": False}}
    with server.client as client, ThreadPoolExecutor(1) as pool:
        slow = pool.submit(client.post, "/save", json=content, headers=headers)
        time.sleep(0.2)
        status, _, said = server.end()
        assert slow.result().json() == {"strings": ["Neu"], "fuzzy": False}
    assert (status, said) == (0, "")


def test_a_picture_whose_client_has_gone_away_is_not_drawn(server: Server) -> None:
    with server.client as client, ThreadPoolExecutor(1) as pool:
        slow = pool.submit(client.get, "/?ui=en")
        time.sleep(0.3)
        with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as impatient:
            target = f"GET /walk/pictures/de/act/story.png HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n"
            impatient.sendall(target.encode())
            time.sleep(0.2)
        assert slow.result().status_code == 200
        assert client.get("/walk").text == "[('home', '')]"
        assert client.get("/walk/pictures/de/act/story.png").status_code == 200
        assert "story" in client.get("/walk").text


def test_saying_it_twice_changes_nothing(server: Server) -> None:
    with server.client as client:
        client.get("/")
        for _ in range(5):
            server.process.send_signal(signal.SIGINT)
        status, _, said = server.end()
    assert (status, said) == (0, "")


def test_a_listener_that_does_not_read_keeps_nothing_from_ending(server: Server) -> None:
    request = f"GET /static/events HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as deaf, server.client as client:
        deaf.sendall(request)
        client.get("/?ui=flood")  # more events than the system keeps for who does not read
        time.sleep(2)
        status, seconds, said = server.end()
    assert (status, said) == (0, "")
    assert seconds < 10


def test_it_can_be_told_to_end_by_another_program(server: Server) -> None:
    with server.client as client:
        client.get("/")
    status, _, said = server.end(signal.SIGTERM)
    assert status == -signal.SIGTERM
    assert said == ""


GOOD = b"Host: 127.0.0.1:PORT\r\n"


@pytest.mark.parametrize(
    ("request_line", "headers", "status"),
    [
        (b"GET / HTTP/1.1", GOOD, 200),
        (b"GET / HTTP/1.1", b"", 400),
        (b"GET / HTTP/1.0", b"", 421),
        (b"GET / HTTP/1.1", b"Host: rebound.example:PORT\r\n", 421),
        (b"GET / HTTP/1.1", GOOD + b"Origin: http://evil.example\r\n", 403),
        (b"GET / HTTP/1.1", GOOD + b"X-Forwarded-Host: evil.example\r\n", 200),
        (b"GET http://evil.example/ HTTP/1.1", GOOD, 404),
        (b"GET /../../../../etc/passwd HTTP/1.1", GOOD, 404),
        (b"GET /static/../../../etc/passwd HTTP/1.1", GOOD, 404),
        (b"GET /static/%2e%2e%2fapp.py HTTP/1.1", GOOD, 404),
        (b"GET //etc/passwd HTTP/1.1", GOOD, 404),
        (b"GET /%00 HTTP/1.1", GOOD, 404),
        (b"GET /\x00 HTTP/1.1", GOOD, 400),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1", GOOD, 414),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1", GOOD, 414),
        (b"TRACE / HTTP/1.1", GOOD, 405),
        (b"OPTIONS * HTTP/1.1", GOOD, 405),
        (b"POST /save HTTP/1.1", GOOD + b"Content-Length: 2\r\n", 403),
        (b"GET /static/events HTTP/1.1", GOOD + b"Upgrade: websocket\r\nConnection: Upgrade\r\n", 200),
    ],
)
def test_what_a_client_may_send(lasting: Server, request_line: bytes, headers: bytes, status: int) -> None:
    answer = lasting.send(request_line + b"\r\n" + headers + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 %d " % status)
    assert b"root:" not in answer


def test_a_body_without_an_end_is_cut_off(server: Server) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(1000):
            yield b" " * 65536

    host = f"127.0.0.1:{server.port}"
    headers = {"Origin": f"http://{host}", "Content-Type": "application/json", "X-Kit-Token": TOKEN}
    with server.client as client:
        with contextlib.suppress(httpx.TransportError):  # it may hang up while the body is still being sent
            assert client.post("/save", content=chunks(), headers=headers).status_code == 413
        assert client.get("/").status_code == 200
    status, _, said = server.end()
    assert (status, said) == (0, "")


def test_a_port_that_is_taken_leads_to_the_next_one() -> None:
    with run.listen("127.0.0.1", 0) as first, run.listen("127.0.0.1", first.getsockname()[1]) as second:
        assert 0 < second.getsockname()[1] - first.getsockname()[1] < 100


@pytest.mark.parametrize(
    ("host", "loopback", "named"),
    [
        ("127.0.0.1", True, "127.0.0.1"),
        ("localhost", True, None),
        ("127.0.0.9", True, "127.0.0.9"),
        ("0.0.0.0", False, "127.0.0.1"),
    ],
)
def test_who_reaches_a_socket(host: str, loopback: bool, named: str | None) -> None:
    with run.listen(host, 0) as listening:
        assert run.is_loopback(listening) == loopback
        address, hosts = run.address(listening), run.hosts(listening)
        assert named is None or address == f"http://{named}:{hosts.port}/"
        for each in (address, run.address_for_others(listening)):
            assert hosts.holds(urlsplit(each).netloc)
        assert hosts.holds(f"localhost:{hosts.port}")
        assert hosts.holds(f"192.168.1.7:{hosts.port}") != loopback
        assert hosts.holds(f"{socket.gethostname()}:{hosts.port}") != loopback
        assert not hosts.holds(f"rebound.example:{hosts.port}")


def test_an_ipv6_address_is_written_with_brackets() -> None:
    try:
        listening = run.listen("::1", 0)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with listening:
        assert run.address(listening) == f"http://[::1]:{listening.getsockname()[1]}/"
        assert run.hosts(listening).holds(urlsplit(run.address(listening)).netloc)


def test_an_address_of_another_machine_cannot_be_served() -> None:
    with pytest.raises(OSError):  # noqa: PT011
        run.listen("192.0.2.1", 0)
