"""Draws the pictures of the campaign read-a-summer: run `python docs/pictures.py` and commit what it writes.

They are flat, calm illustrations in the manner of a screen print. What they hold is decided here and in `random` with
fixed seeds, so that a second run writes the same pictures.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import resvg_py
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "assets/campaigns/read-a-summer/pictures"
SIDE = 1600  # px; pictures are square, so that every shape of card can crop them
LARGEST = 150_000  # bytes

INK, NIGHT, DUSK = "#1d1a1c", "#22303f", "#3d4a5a"
PAPER, CREAM, LAMP = "#f6ecdc", "#fbe3b4", "#f7b955"
RED, CLAY, ROSE = "#e5452b", "#b4563c", "#f19a78"
RIVER, MOSS = "#2f6f78", "#41594a"


def rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" {more}/>'


def disc(x: float, y: float, radius: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" {more}/>'


def path(outline: str, fill: str, more: str = "") -> str:
    return f'<path d="{outline}" fill="{fill}" {more}/>'


def line(outline: str, color: str, width: float) -> str:
    return path(outline, "none", f'stroke="{color}" stroke-width="{width:g}" stroke-linecap="round"')


def fade(name: str, *stops: tuple[float, str]) -> str:
    """A gradient from the top down; stops are shares of the height."""
    colors = "".join(f'<stop offset="{share:g}" stop-color="{color}"/>' for share, color in stops)
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{colors}</linearGradient>'


def glow(name: str, color: str) -> str:
    stops = f'<stop offset="0" stop-color="{color}"/><stop offset="1" stop-color="{color}" stop-opacity="0"/>'
    return f'<radialGradient id="{name}">{stops}</radialGradient>'


def books(x: float, y: float, width: float, height: float, seed: int) -> Iterator[str]:
    """A row of spines that stands on the line y."""
    dice, end = random.Random(seed), x + width
    while x < end - 12:
        thick = min(dice.choice((22, 28, 34, 44)), end - x)
        tall = height * dice.uniform(0.68, 0.97)
        color = dice.choice((RED, CLAY, ROSE, RIVER, MOSS, NIGHT, PAPER, LAMP))
        yield rect(x, y - tall, thick - 3, tall, color)
        if thick > 25:
            yield rect(x + 5, y - tall * 0.82, thick - 13, 8, INK if color in (PAPER, LAMP, ROSE) else CREAM)
        x += thick


def river() -> Iterator[str]:
    """A low sun over a river, and a small boat."""
    yield "<defs>" + fade("sky", (0, "#f3a26d"), (0.55, "#f8c68b"), (1, "#fde3b3")) + glow("halo", "#fff1c9")
    yield fade("water", (0, "#7fa9a0"), (0.35, "#3d7f85"), (1, "#173f4d")) + "</defs>"
    yield rect(0, 0, SIDE, 860, "url(#sky)") + disc(1088, 576, 460, "url(#halo)") + disc(1088, 576, 196, RED)
    for y, x in ((470, 1150), (520, 880), (650, 1210)):  # wisps of cloud
        yield rect(x, y, 330, 16, "#fbd9a6", 'rx="8"') + rect(x + 90, y + 30, 210, 12, "#fbd9a6", 'rx="6"')
    yield path("M0 690C220 560 380 610 560 700S900 800 1100 760 1420 640 1600 700V900H0Z", "#c8755a")
    yield path("M0 780C180 700 330 720 520 790S980 850 1200 800 1480 760 1600 790V900H0Z", "#7d4f52")
    yield rect(0, 840, SIDE, 760, "url(#water)")
    dice = random.Random(3)
    for step in range(19):  # the sun on the water
        level, half = 862 + step * 26 + step * step * 0.5, 190 - step * 4.5
        shift = dice.uniform(-50, 50)
        opacity = 0.95 - step * 0.042
        yield rect(1088 - half + shift, level, half * 2 - abs(shift), 12, "#fbb37c", f'rx="6" opacity="{opacity:.2f}"')
    for _ in range(46):
        depth = dice.uniform(880, 1580)
        width = dice.uniform(60, 210) * (depth - 700) / 600
        yield rect(dice.uniform(-60, SIDE), depth, width, 6, "#a9cbc0", 'rx="3" opacity="0.28"')
    yield path("M800 906C850 930 1000 930 1052 902L1020 962H842Z", INK)  # the boat
    yield path("M918 902V690L820 882Z", PAPER) + path("M934 902V720C1000 780 1020 840 1022 880Z", RED)
    yield rect(922, 680, 8, 230, INK)
    for x, y, size in ((420, 330, 46), (530, 270, 34), (610, 360, 28)):  # birds
        yield line(f"M{x} {y}q{size * 0.5} {-size * 0.5} {size} 0q{size * 0.5} {-size * 0.5} {size} 0", INK, 7)
    for _ in range(60):  # reeds
        foot, tall = dice.choice((dice.gauss(60, 120), dice.gauss(1560, 60))), dice.uniform(160, 420)
        yield line(
            f"M{foot:.0f} 1620q{dice.uniform(-12, 26):.0f} {-tall * 0.6:.0f} {dice.uniform(-40, 70):.0f} {-tall:.0f}",
            "#12303b",
            9,
        )


def reader() -> Iterator[str]:
    """A woman who reads, her eyes on the book."""
    skin, shade = "#a9663f", "#8f5232"
    yield rect(0, 0, SIDE, SIDE, "#f0b878") + disc(800, 690, 620, "#f6cf98")
    yield path("M560 690C500 380 640 210 820 220S1110 380 1060 720L1040 980H580Z", INK)  # hair
    yield disc(836, 206, 128, INK)
    yield path("M700 900h200v240c0 90-200 90-200 0Z", shade)
    yield path("M180 1600C190 1290 420 1120 690 1080q110 90 220 0C1180 1120 1410 1290 1420 1600Z", RED)
    yield path("M690 1080q110 90 220 0l26 8q-136 128-272 0Z", CLAY)
    yield path("M606 600C606 400 694 330 800 330S994 400 994 600C994 800 900 960 800 960S606 800 606 600Z", skin)
    yield path(
        "M590 640C580 420 690 290 830 310 950 330 1010 430 1010 640 980 540 930 470 850 430 780 500 640 520 590 640Z",
        INK,
    )
    yield disc(604, 700, 34, skin) + disc(996, 700, 34, skin) + disc(604, 752, 16, LAMP) + disc(996, 752, 16, LAMP)
    for x in (660, 850):  # eyes that look down, and brows
        yield line(f"M{x} 660q45 34 90 0", INK, 11) + line(f"M{x - 4} 596q50 -34 98 -6", INK, 11)
    yield line("M800 664q26 76 -14 96", shade, 11) + line("M738 836q62 46 124 0", "#6d2f22", 13)
    yield disc(678, 770, 40, "#c1714b", 'opacity="0.7"') + disc(922, 770, 40, "#c1714b", 'opacity="0.7"')
    yield path("M380 1290C520 1230 700 1240 800 1310 900 1240 1080 1230 1220 1290V1600H380Z", NIGHT)  # the book
    yield path(
        "M410 1270C540 1210 710 1230 800 1290 890 1230 1060 1210 1190 1270"
        "L1170 1330C1060 1290 900 1290 800 1345 700 1290 540 1290 430 1330Z",
        PAPER,
    )
    yield path("M800 1310V1600", "none", 'stroke="#18222d" stroke-width="10"')
    yield path("M372 1420c-40 10-60 80-20 130 40 40 90 20 100-20v-90c-10-30-50-40-80-20Z", skin)
    yield path("M1228 1420c40 10 60 80 20 130-40 40-90 20-100-20v-90c10-30 50-40 80-20Z", skin)


def shop(lit: bool) -> Iterator[str]:
    """The front of a house in Mill Street: closed, or a reading room."""
    wall, brick = ("#6b6f78", "#62666f") if not lit else ("#b9614a", "#ad5842")
    frame, pane = ("#3b4048", "#2c3138") if not lit else (NIGHT, "#fbd58d")
    yield "<defs>" + glow("light", "#fff3cf") + fade("pane", (0, "#fdd98f"), (1, "#f7b25a"))
    yield fade("sky", (0, "#9aa3ac"), (1, "#b9bfc3")) + "</defs>"
    yield rect(0, 0, SIDE, SIDE, wall)
    for row in range(26):
        for column in range(9):
            yield rect(column * 200 - (row % 2) * 100 + 6, row * 52 + 6, 188, 40, brick)
    for x in (190, 690, 1190):  # windows above
        yield rect(x - 20, 60, 260, 330, frame) + rect(x, 80, 220, 290, pane if lit else "#454b54")
        yield rect(x + 104, 80, 12, 290, frame) + rect(x, 210, 220, 12, frame)
    yield rect(90, 500, 1420, 1010, frame) + rect(90, 500, 1420, 130, "#4c525b" if not lit else RED)
    if lit:
        yield path(
            "M470 565h110M640 565h70M770 565h150M980 565h90M1130 565h60", "none", f'stroke="{PAPER}" stroke-width="30"'
        )
        for index in range(14):  # an awning
            color = PAPER if index % 2 else RED
            yield path(f"M{60 + index * 106} 630h106v70a53 40 0 0 1-106 0Z", color)
    yield rect(150, 700 if lit else 690, 880, 690, "url(#pane)" if lit else pane)  # the large pane, the door
    yield rect(1110, 700 if lit else 690, 330, 810, "url(#pane)" if lit else "#343a42")
    if lit:
        for shelf, y in enumerate((900, 1080)):
            yield from books(170, y, 340, 150, 10 + shelf)
            yield rect(150, y, 380, 16, CLAY)
        yield disc(760, 800, 240, "url(#light)") + line("M760 640v110", INK, 8) + path("M680 850q80-160 160 0Z", RED)
        yield path("M640 1390v-150c0-120 60-150 140-150s140 30 140 150v150Z", MOSS)  # an armchair
        yield path("M590 1390v-110q0-50 45-50t45 50v110ZM880 1390v-110q0-50 45-50t45 50v110Z", "#33473b")
        yield disc(780, 1060, 54, "#7c4a32") + path("M690 1270c0-110 40-150 90-150s90 40 90 150Z", PAPER)
        yield path("M700 1240l80 24 80-24v60l-80 24-80-24Z", RED)
        yield path("M1110 700h150v810l-150 0Z", NIGHT) + rect(1140, 760, 90, 300, "#f9c877")  # the open door
        yield from books(1290, 1010, 140, 150, 21)
        yield rect(1270, 1010, 170, 14, CLAY) + disc(1350, 800, 150, "url(#light)")
        yield (
            rect(1040, 1390, 60, 120, CLAY)
            + disc(1070, 1330, 74, MOSS)
            + disc(1030, 1280, 44, MOSS)
            + disc(1110, 1270, 50, MOSS)
        )
    else:
        for y in range(700, 1390, 46):  # a shutter
            yield rect(150, y, 880, 6, "#3a4048")
        yield rect(1140, 740, 270, 380, "#272c33") + rect(1370, 1180, 24, 90, "#565d67")
        yield path("M470 900l230-30 20 150-230 30Z", "#8a9097") + path(
            "M520 935l140-18M524 970l140-18M530 1005l90-12", "none", 'stroke="#5e646c" stroke-width="12"'
        )
        yield path("M260 690l140 260-60 40 120 230", "none", 'stroke="#444b54" stroke-width="7"')
    yield rect(90, 1390, 1010, 120, "#4a4f57" if not lit else "#7e3f33")
    yield rect(0, 1510, SIDE, 90, "#54585f" if not lit else "#8d7a6c") + rect(
        0, 1510, SIDE, 14, "#474b52" if not lit else "#a8917f"
    )
    if lit:
        yield path("M1110 1510h330l80 90h-470Z", "#f6cd88")


def door() -> Iterator[str]:
    """An open door in the evening, and shelves in the light behind it."""
    yield "<defs>" + fade("wall", (0, "#1b2836"), (1, "#2b3a4a")) + fade("room", (0, "#fbcf83"), (1, "#f5a958"))
    yield glow("halo", "#f7b95577") + fade("spill", (0, "#f5b469"), (1, "#5a5552")) + "</defs>"
    yield rect(0, 0, SIDE, 1250, "url(#wall)") + rect(0, 1250, SIDE, 350, "#1a2531")
    yield disc(1120, 720, 760, "url(#halo)")
    yield path("M900 1250h440l200 350H520Z", "url(#spill)")
    yield rect(862, 250, 516, 1000, "#111a24") + rect(900, 290, 440, 960, "url(#room)")
    for shelf, y in enumerate((520, 700, 880, 1060)):
        yield from books(1070, y, 270, 140, 40 + shelf)
        yield rect(1060, y, 280, 14, CLAY)
    yield line("M990 290v150", INK, 7) + path("M920 500q70-130 140 0Z", RED) + disc(990, 506, 26, "#fff3cf")
    yield path("M900 290l-190 -70v1120l190-90Z", "#e5452b") + path("M872 330l-130-44v330l130 22Z", "#c93a22")
    yield path("M872 690l-130-4v420l130-50Z", "#c93a22") + disc(734, 800, 15, LAMP)
    yield path("M980 1250v-130c0-60 30-84 60-84h10c34 0 60 24 60 84v130Z", NIGHT)  # somebody who reads
    yield disc(1046, 990, 46, "#7c4a32") + path("M985 1120l60 18 60-18v44l-60 18-60-18Z", PAPER)
    yield path("M1440 1250v-190h120v190Z", CLAY)  # a plant
    for x, y, size in ((1500, 980, 88), (1440, 920, 62), (1560, 900, 70), (1500, 840, 54)):
        yield disc(x, y, size, "#33473b")
    dice = random.Random(7)
    for _ in range(38):  # stars
        yield disc(dice.uniform(0, SIDE), dice.uniform(0, 210), dice.uniform(2, 5), "#d9d3c2", 'opacity="0.7"')
    yield path("M540 490a90 90 0 1 0 96 130a74 74 0 0 1-96-130Z", CREAM)


def main() -> None:
    drawings = {
        "river": river(),
        "reader": reader(),
        "shop-empty": shop(False),
        "shop-reading": shop(True),
        "door": door(),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, shapes in drawings.items():
        box = f'xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}"'
        png = bytes(resvg_py.svg_to_bytes(svg_string=f"<svg {box}>{''.join(shapes)}</svg>"))
        file = FOLDER / f"{name}.jpg"
        Image.open(io.BytesIO(png)).convert("RGB").save(file, quality=82, optimize=True, progressive=True)
        assert file.stat().st_size <= LARGEST, file
        print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
