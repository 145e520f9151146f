"""A small server on this machine that speaks LibreTranslate's API, and fails in all the ways that servers do."""

from __future__ import annotations

import json
import re
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_WORD = re.compile(r"(?P<mark>\[X[0-9]+X\]|<[^>]*>)|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LETTERS = {"ar": "ترجمة", "uk": "переклад", "zh": "翻译", "zt": "翻譯", "ja": "翻訳です", "el": "μετάφραση"}


def translated(text: str, target: str) -> str:
    """A text in which every word but the marks is another, in the letters of the language."""
    word = LETTERS.get(target, "wort")
    return _WORD.sub(lambda match: match["mark"] or word, text)


@dataclass
class Fault:
    """An answer other than a translation."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None  # that the header gives, where it is not that of the body
    drip: float = 0.0  # seconds between two bytes
    wait: float = 0.0  # seconds before the answer


def answering(text: str) -> Fault:
    """An answer with this as translation."""
    return Fault(body=json.dumps({"translatedText": text}).encode())


@dataclass
class Server:
    """What the server was asked, and what it does next."""

    url: str
    asked: list[dict[str, str]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)  # the answers to the next calls
    answer: Callable[[str, str], str | Fault] = translated

    @property
    def texts(self) -> list[str]:
        return [each["q"] for each in self.asked]


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs as long as the block does."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            asked = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
            state.addresses.append(self.path)
            state.asked.append(asked)
            answer = state.faults.pop(0) if state.faults else state.answer(asked["q"], asked["target"])
            fault = answering(answer) if isinstance(answer, str) else answer
            try:
                self.send(fault)
            except OSError:
                self.close_connection = True

        def send(self, fault: Fault) -> None:
            time.sleep(fault.wait)
            self.send_response(fault.status)
            for name, value in fault.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(fault.body) if fault.length is None else fault.length))
            self.end_headers()
            for byte in fault.body if fault.drip else ():
                time.sleep(fault.drip)
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            if not fault.drip:
                self.wfile.write(fault.body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state = Server(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
