"""All threads take their memory from one place, where the C library knows how."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from kit.serve.memory import give_back_memory, share_memory

# A block of a thread lies in the heap of the process, and not in one of the thread's own, if there is but one arena.
IN_A_THREAD = """
import ctypes, re, threading
from kit.serve.memory import share_memory
share_memory()
malloc = ctypes.CDLL(None).malloc
malloc.restype, malloc.argtypes = ctypes.c_size_t, [ctypes.c_size_t]
found = []
thread = threading.Thread(target=lambda: found.extend(malloc(5000) for _ in range(50)))
thread.start()
thread.join()
heap = re.search(r"(?m)^([0-9a-f]+)-([0-9a-f]+) .*\\[heap\\]$", open("/proc/self/maps").read())
print(sum(int(heap[1], 16) <= place < int(heap[2], 16) for place in found))
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "mallopt"), reason="not glibc"
)
def test_a_thread_takes_memory_from_the_heap_of_the_process() -> None:
    made = subprocess.run([sys.executable, "-c", IN_A_THREAD], capture_output=True, text=True, check=True)
    assert int(made.stdout) > 25


@pytest.mark.parametrize("error", [OSError, TypeError])
def test_where_there_is_no_such_library_nothing_happens(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: object) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", none)
    share_memory()


def test_memory_is_given_back_where_the_library_knows_how(monkeypatch: pytest.MonkeyPatch) -> None:
    give_back_memory()
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back_memory()
