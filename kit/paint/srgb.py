"""The ICC profile of sRGB, small and the same on every run: JPEG and WebP have no shorter word for it, as PNG has."""

from __future__ import annotations

import struct
from functools import cache

# IEC 61966-2-1, adapted to D50 (ICC.1:2010, E.4): XYZ of white, of the primaries, and the adaptation from D65.
_WHITE = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # gamma, a, b, c and d of a curve of type 3


@cache
def srgb_profile() -> bytes:
    """The profile, of version 4.2 (ICC.1:2010)."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _numbers(*_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("CC0"),
        b"wtpt": _xyz(_WHITE),
        b"chad": b"sf32\0\0\0\0" + _numbers(*_ADAPTATION),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    table, data, places = struct.pack(">I", len(tags)), b"", dict[bytes, int]()
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", places[content], len(content))
    made = struct.pack(">6H", 2010, 1, 1, 0, 0, 0)  # of the standard: a profile has to have a date
    header = struct.pack(">I4xI", start + len(data), 0x04200000) + b"mntrRGB XYZ " + made + b"acsp" + bytes(28)
    header += _numbers(*_WHITE)
    return header.ljust(128, b"\0") + table + data


def _numbers(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(*values)


def _words(text: str) -> bytes:
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", 2 * len(text), 28) + text.encode("utf-16-be")
