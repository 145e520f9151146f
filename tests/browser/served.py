"""A workspace of one's own under git, and `kit serve` on it."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGN = "child-safety-first"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")
_PATIENCE = 60  # seconds for a start or an end; far more than either takes
_COMMITTER = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false")


def _entry(context: str) -> re.Pattern[str]:
    """An entry of one line each; the sample's are."""
    name = re.escape(context)
    return re.compile(
        rf'^(?:#, (?P<flags>.*)\n)?(?P<key>(?:#\|.*\n)*msgctxt "{name}"\nmsgid ".+"\n)msgstr "(?P<said>.*)"\n', re.M
    )


@dataclass(frozen=True)
class Repository:
    """A workspace under git, in which everything is committed."""

    root: Path

    def catalog(self, locale: str, campaign: str = CAMPAIGN) -> Path:
        return self.root / "locales" / locale / "LC_MESSAGES" / f"{campaign}.po"

    def says(self, locale: str, context: str, campaign: str = CAMPAIGN) -> str:
        """A translation, as it stands in its file."""
        return _entry(context).search(self.catalog(locale, campaign).read_text(encoding="utf-8"))["said"]

    def say(self, locale: str, context: str, text: str, *, fuzzy: bool = False, campaign: str = CAMPAIGN) -> None:
        """Translates a text as another program would: in place, with no more than that line and its flag changed.

        text: as it stands between the quotes of a .po file.
        """
        file = self.catalog(locale, campaign)

        def changed(found: re.Match[str]) -> str:
            flags = ["fuzzy"] if fuzzy else []
            flags += [flag for flag in (found["flags"] or "").split(", ") if flag not in ("", "fuzzy")]
            line = f"#, {', '.join(flags)}\n" if flags else ""
            return f'{line}{found["key"]}msgstr "{text}"\n'

        made, count = _entry(context).subn(changed, file.read_text(encoding="utf-8"))
        assert count == 1, f"{context} is not once in {file}"
        file.write_text(made, encoding="utf-8")

    def git(self, *arguments: str) -> str:
        command = ("git", *_COMMITTER, *arguments)
        return subprocess.run(command, cwd=self.root, check=True, capture_output=True, encoding="utf-8").stdout

    def commit(self) -> None:
        """Commits everything as it is."""
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "The workspace")

    def changed(self) -> list[str]:
        """The files that are no longer as they were committed, with those that are new."""
        return [line[3:] for line in self.git("status", "--porcelain").splitlines()]

    def changed_lines(self) -> list[str]:
        """What `git diff` shows without any lines round it: lines that went with -, lines that came with +."""
        diff = self.git("diff", "--unified=0").splitlines()
        return [line for line in diff if re.match(r"[-+](?!--|\+\+)", line)]


def new_repository(root: Path) -> Repository:
    """The sample workspace in a new folder, committed once."""
    for top in ("assets", "locales", "templates"):
        shutil.copytree(ROOT / top, root / top)
    made = Repository(root)
    made.git("init", "--quiet")
    made.commit()
    return made


class Server:
    """A running `kit serve`, and what it has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.address = self._await_address()  # the whole of it, with what lets the page write

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def at(self, path: str) -> str:
        """The address of one of its pages, with what lets the page write."""
        fragment = urlsplit(self.address).fragment
        return f"{self.origin}{path}" + (f"#{fragment}" if fragment else "")

    def end(self) -> None:
        """Ends it as Ctrl+C does, and waits until it has ended."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(_PATIENCE)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.said.append(line)
                self._lines.put(line)
        self._lines.put(None)

    def _await_address(self) -> str:
        while (line := self._lines.get(timeout=_PATIENCE)) is not None:
            if found := _ADDRESS.search(line):
                return found[0]
        raise AssertionError("kit serve ended: " + "".join(self.said))


@contextmanager
def serving(root: Path, cache: Path, *arguments: str) -> Iterator[Server]:
    """Runs `kit serve` on a workspace, and ends it as Ctrl+C does."""
    command = [sys.executable, "-m", "kit", "serve", "-C", str(root), "--no-open", "--port", "0", *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    server = None
    try:
        server = Server(process)
        yield server
    finally:
        try:
            if server:
                server.end()
        finally:
            process.kill()
            process.wait()
    assert not any("Traceback" in line for line in server.said), "".join(server.said)
