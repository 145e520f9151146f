"""The memory of a process with one thread that takes much of it, and frees it in many sizes."""

from __future__ import annotations

import contextlib
import ctypes

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
OFTEN = 4  # pages and pictures after which it is worth its 10 ms to give memory back


def give_back_memory() -> None:
    """Gives the system back what was freed; elsewhere than in glibc, nothing changes.

    After hundreds of cards, 70 MB lie free between the images that are kept, in pieces that few images fit into.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def share_memory() -> None:
    """Makes glibc take the memory of all threads that are yet to come from one place; elsewhere, nothing changes.

    The thread that draws would have an arena of its own, which keeps more of what was freed: 30 MB of images.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):  # another C library, or none that can be asked
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
