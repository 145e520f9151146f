"""`kit serve` shows a workspace in the browser, follows its files, saves, and ends when it is told to."""

from __future__ import annotations

import contextlib
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kit.serve import run
from tests.cli.conftest import GERMAN, Workspace

PATIENCE = 60
CAMPAIGN = "child-safety-first"


@contextlib.contextmanager
def serving(workspace: Workspace, *options: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client, str]]:
    """The program, a client of it, and its token."""
    command = [sys.executable, "-m", "kit", "serve", "-C", str(workspace.root), "--no-open", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            address, _, token = process.stdout.readline().strip().partition("#token=")
            with httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False) as client:
                yield process, client, token
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Ctrl-C: the exit status, and what was said of it."""
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def test_pages_are_shown_changes_are_told_and_ctrl_c_ends_it(workspace: Workspace) -> None:
    with serving(workspace) as (process, client, token):
        assert re.fullmatch(r"[\w-]{40,}", token)
        assert client.get("/").text.startswith("<!DOCTYPE html>")
        sheet = client.get(f"/{CAMPAIGN}/locales/de")
        assert sheet.status_code == 200
        assert token not in sheet.text
        with client.stream("GET", "/static/events", timeout=PATIENCE) as stream:
            told = stream.iter_lines()
            assert next(told) == ": kit"
            catalog = workspace.root / GERMAN
            catalog.write_bytes(catalog.read_bytes().replace(b'msgstr "', b'msgstr "!', 3))
            data = next(line for line in told if line.startswith("data: "))
            assert data == f'data: {{"campaigns": ["{CAMPAIGN}"], "locales": ["de"]}}'
            assert ended(process) == (0, "")


def test_a_catalog_is_only_written_with_the_token(workspace: Workspace) -> None:
    catalog = workspace.root / GERMAN
    before = catalog.read_bytes()
    asked = {"campaign": CAMPAIGN, "locale": "de", "context": "act.headline", "msgid": "none"}
    with serving(workspace) as (process, client, token):
        headers = {"Origin": str(client.base_url).rstrip("/")}
        assert client.post("/undo", json=asked, headers=headers).status_code == 403
        answer = client.post("/undo", json=asked, headers={**headers, "X-Kit-Token": token})
        assert (answer.status_code, len(answer.json()["problems"])) == (404, 1)
        assert ended(process) == (0, "")
    assert catalog.read_bytes() == before


def test_a_read_only_server_has_no_token_and_takes_no_post(workspace: Workspace) -> None:
    with serving(workspace, "--read-only") as (process, client, token):
        assert token == ""
        assert client.get(f"/{CAMPAIGN}/locales/de").status_code == 200
        assert client.post("/undo", json={}).status_code == 405
        assert ended(process) == (0, "")


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["none"], 2, "There is no campaign 'none'"),
        (["--host", "0.0.0.0"], 2, "Use it with --read-only"),
        (["--host", "192.0.2.1"], 1, "192.0.2.1:8765: no server can be here: "),
        (["--host", "no such host"], 1, "no such host:8765: no server can be here: "),
        (["--port", "70000"], 2, "70000"),
    ],
)
def test_what_cannot_be_served_is_said(workspace: Workspace, options: list[str], status: int, said: str) -> None:
    result = workspace.kit("serve", *options)
    assert result.status == status
    assert said in result.err


def test_without_its_packages_it_says_what_to_install(workspace: Workspace) -> None:
    for package in ("starlette", "uvicorn", "watchfiles"):
        code = (
            f"import sys; sys.modules['{package}'] = None; sys.argv[1:] = ['serve', '-C', {str(workspace.root)!r}]\n"
            "from kit.cli.main import main; main()"
        )
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert result.returncode == 1
        assert result.stderr == "kit serve: this command needs more packages (pip install 'campaign-kit[serve]')\n"


@pytest.fixture
def not_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command comes back as soon as the server would run."""

    def run_nothing(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "run", run_nothing)


@pytest.mark.usefixtures("not_serving")
def test_the_browser_opens_the_address_with_the_token(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    done = threading.Event()

    def launch(address: str) -> bool:
        opened.append(address)
        done.set()
        return True

    monkeypatch.setattr("kit.cli.serve.launch", launch)
    result = workspace.kit("serve", "--port", "0")
    assert done.wait(PATIENCE)
    assert result.status == 0
    assert opened == [result.out.splitlines()[0]]
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#token=[\w-]{40,}", opened[0])
    assert str(workspace.root) in result.out.splitlines()[1]


@pytest.mark.usefixtures("not_serving")
def test_a_port_that_is_taken_leads_to_the_next_one(workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = workspace.kit("serve", "--no-open", "--port", str(port))
    found = re.match(r"http://127\.0\.0\.1:(\d+)/", result.out)
    assert found
    assert port < int(found[1]) < port + 100


@pytest.mark.usefixtures("not_serving")
def test_others_may_look_on(workspace: Workspace) -> None:
    result = workspace.kit("serve", "--no-open", "--port", "0", "--host", "0.0.0.0", "--read-only")
    shown, others, _ = result.out.splitlines()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", shown)
    assert re.fullmatch(rf"Others reach it at http://{re.escape(socket.gethostname())}:\d+/\.", others)
