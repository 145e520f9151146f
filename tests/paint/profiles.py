"""ICC profiles (ICC.1:2001-04) made on the spot, and what their colours are in sRGB by the formulas of CIE and IEC."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import product

Triple = tuple[float, float, float]

WHITE_POINT = (0.9642, 1.0, 0.8249)  # D50
ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
# An invented press: CIELAB of paper, of each ink and of what lies on each other.
INKS: Mapping[tuple[int, int, int], Triple] = {
    (0, 0, 0): (100, 0, 0),
    (1, 0, 0): (60, -20, -28),
    (0, 1, 0): (52, 48, -4),
    (0, 0, 1): (88, -4, 60),
    (1, 1, 0): (36, 14, -34),
    (1, 0, 1): (52, -36, 22),
    (0, 1, 1): (48, 46, 34),
    (1, 1, 1): (30, 0, 0),
}
_FROM_XYZ = ((3.1338561, -1.6168667, -0.4906146), (-0.9787684, 1.9161415, 0.033454), (0.0719453, -0.2289914, 1.4052427))


def rgb_profile(colorants: Sequence[Triple], gamma: float, name: str) -> bytes:
    """A monitor: the XYZ of its red, green and blue, and one gamma."""
    tags = {f"{band}XYZ": _xyz(colorant) for band, colorant in zip("rgb", colorants, strict=True)}
    tags |= {f"{band}TRC": _gamma(gamma) for band in "rgb"}
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags, name)


def grey_profile(gamma: float, name: str) -> bytes:
    return _profile(b"mntr", b"GRAY", b"XYZ ", {"kTRC": _gamma(gamma)}, name)


def cmyk_profile(name: str) -> bytes:
    """The press of `INKS`; black ink over anything is black."""
    grid = bytearray()
    for cyan, magenta, yellow, black in product((0, 1), repeat=4):
        light, a, b = (0.0, 0.0, 0.0) if black else INKS[cyan, magenta, yellow]
        grid += bytes((round(light * 2.55), round(a + 128), round(b + 128)))
    straight = bytes(range(256))
    identity = struct.pack(">9i", *(65536 * (index % 4 == 0) for index in range(9)))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + straight * 4 + bytes(grid) + straight * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {"A2B0": table}, name)


def srgb_of_rgb(color: Sequence[int], colorants: Sequence[Triple], gamma: float) -> tuple[int, int, int]:
    """The colour of a monitor, 0 to 255, in sRGB."""
    linear = [(value / 255) ** gamma for value in color]
    return _srgb([sum(share * each[axis] for share, each in zip(linear, colorants, strict=True)) for axis in range(3)])


def srgb_of_lab(lab: Triple) -> tuple[int, int, int]:
    """CIELAB under D50 in sRGB."""
    middle = (lab[0] + 16) / 116
    roots = (middle + lab[1] / 500, middle, middle - lab[2] / 200)
    shares = [root**3 if root > 6 / 29 else 3 * (6 / 29) ** 2 * (root - 4 / 29) for root in roots]
    return _srgb([share * white for share, white in zip(shares, WHITE_POINT, strict=True)])


def srgb_of_light(share: float) -> int:
    """The grey of this share of white's light (IEC 61966-2-1)."""
    share = max(0.0, min(1.0, share))
    return round(255 * (share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055))


def _srgb(xyz: Sequence[float]) -> tuple[int, int, int]:
    red, green, blue = (
        srgb_of_light(sum(factor * value for factor, value in zip(row, xyz, strict=True))) for row in _FROM_XYZ
    )
    return red, green, blue


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _xyz(values: Triple) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _gamma(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def _profile(kind: bytes, space: bytes, connection: bytes, tags: Mapping[str, bytes], name: str) -> bytes:
    text = name.encode("ascii") + b"\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)
    everything = {"desc": described, "cprt": b"text\0\0\0\0CC0\0", "wtpt": _xyz(WHITE_POINT), **tags}
    place = 128 + 4 + 12 * len(everything)
    table, content = struct.pack(">I", len(everything)), b""
    for tag, data in everything.items():
        padded = data + bytes(-len(data) % 4)
        table += tag.encode("ascii") + struct.pack(">II", place + len(content), len(data))
        content += padded
    header = struct.pack(">I4sI4s4s4s", place + len(content), b"\0" * 4, 0x02400000, kind, space, connection)
    header += struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + bytes(24) + bytes(4) + _fixed(WHITE_POINT)
    return header.ljust(128, b"\0") + table + content
