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
TALL = 1900  # px high are those that stand behind a header, which wants room over what they show
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
    """A low sun over a river, and a small boat. The sky is dark at the top, where a lockup may stand."""
    yield "<defs>" + fade("sky", (0, "#43344f"), (0.34, "#93485a"), (0.64, "#dd6443"), (1, "#f8b06c"))
    yield fade("water", (0, "#8f9d90"), (0.3, "#3d7f85"), (1, "#173f4d")) + glow("halo", "#ffd391") + "</defs>"
    yield rect(0, 0, SIDE, 1080, "url(#sky)") + disc(1010, 800, 470, "url(#halo)") + disc(1010, 800, 166, "#fff0c8")
    for y, x in ((726, 1070), (776, 810), (880, 1130)):  # wisps of cloud
        yield rect(x, y, 330, 16, "#f4a066", 'rx="8"') + rect(x + 90, y + 30, 210, 12, "#f4a066", 'rx="6"')
    yield path("M0 910C220 780 380 830 560 920S900 1010 1100 970 1420 860 1600 920V1120H0Z", "#b0523f")
    yield path("M0 1000C180 920 330 940 520 1010S980 1060 1200 1010 1480 970 1600 1000V1120H0Z", "#6d3c49")
    yield rect(0, 1050, SIDE, 850, "url(#water)")
    dice = random.Random(3)
    for step in range(19):  # the sun on the water
        level, half = 1070 + step * 26 + step * step * 0.5, 164 - step * 4
        shift = dice.uniform(-50, 50)
        opacity = 0.95 - step * 0.042
        yield rect(1010 - half + shift, level, half * 2 - abs(shift), 12, "#ffd9a0", f'rx="6" opacity="{opacity:.2f}"')
    for _ in range(56):
        depth = dice.uniform(1090, 1880)
        width = dice.uniform(60, 210) * (depth - 910) / 600
        yield rect(dice.uniform(-60, SIDE), depth, width, 6, "#a9cbc0", 'rx="3" opacity="0.28"')
    yield '<g transform="translate(850 1096) scale(0.78) translate(-926 -962)">'  # the boat
    yield path("M800 906C850 930 1000 930 1052 902L1020 962H842Z", INK)
    yield path("M918 902V690L820 882Z", PAPER) + path("M934 902V720C1000 780 1020 840 1022 880Z", RED)
    yield rect(922, 680, 8, 230, INK) + "</g>"
    for x, y, size in ((290, 730, 46), (410, 670, 34), (490, 756, 28)):  # birds, left of the sun and no higher
        yield line(f"M{x} {y}q{size * 0.5} {-size * 0.5} {size} 0q{size * 0.5} {-size * 0.5} {size} 0", INK, 7)
    for _ in range(60):  # reeds
        foot, tall = dice.choice((dice.gauss(60, 120), dice.gauss(1560, 60))), dice.uniform(160, 420)
        yield line(
            f"M{foot:.0f} 1920q{dice.uniform(-12, 26):.0f} {-tall * 0.6:.0f} {dice.uniform(-40, 70):.0f} {-tall:.0f}",
            "#12303b",
            9,
        )


def reader() -> Iterator[str]:
    """A woman who reads, her eyes on the book."""
    skin, shade = "#a9663f", "#8f5232"
    yield rect(0, 0, SIDE, SIDE, "#f0b878") + disc(800, 760, 600, "#f6cf98")
    yield '<g transform="translate(800 1600) scale(0.93) translate(-800 -1600)">'  # room over her head
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
    yield path("M1228 1420c40 10 60 80 20 130-40 40-90 20-100-20v-90c10-30 50-40 80-20Z", skin) + "</g>"


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
    """The open door of a library in the evening, and somebody who reads on its steps."""
    yield "<defs>" + fade("night", (0, "#141f2d"), (0.6, "#25394c"), (1, "#44566a"))
    yield fade("wall", (0, "#26333f"), (1, "#33424f")) + fade("room", (0, "#fbcf83"), (1, "#f5a958"))
    yield fade("spill", (0, "#c08f5f"), (0.5, "#55504c"), (1, "#1a2531")) + glow("halo", "#ee925077") + "</defs>"
    yield rect(0, 0, SIDE, 1220, "url(#night)")
    dice = random.Random(7)
    for _ in range(70):  # stars, left of the house
        yield disc(dice.uniform(0, 480), dice.uniform(0, 900), dice.uniform(2, 5), "#d9d3c2", 'opacity="0.7"')
    yield path("M338 640a90 90 0 1 0 96 130a74 74 0 0 1-96-130Z", CREAM)
    yield '<g transform="translate(940 612) scale(0.86) translate(-940 -590)">'
    yield path("M-200 1180V1070h60v-40h90l40-40 40 40v10h40l50-46 50 46h40v-70h110v90l60-54 60 54v140Z", "#1b2936")
    for x, y in ((-30, 1070), (30, 1080), (110, 1070), (236, 1010), (236, 1070), (290, 1050), (370, 1090)):
        yield rect(x, y, 22, 30, LAMP, 'opacity="0.75"')
    yield rect(430, -200, 1370, 1380, "url(#wall)") + rect(410, -200, 30, 1380, "#212d38")
    for row in range(21):  # blocks of stone
        yield rect(430, row * 66 - 204, 1370, 4, "#1f2b36", 'opacity="0.55"')
        for column in range(8):
            yield rect(520 + column * 180 - (row % 2) * 90, row * 66 - 200, 4, 62, "#1f2b36", 'opacity="0.35"')
    for x in (560, 860, 1160, 1460):  # dark windows above
        yield rect(x, 60, 190, 260, "#1a2530") + rect(x + 90, 60, 10, 260, "#33424f") + rect(x, 170, 190, 10, "#33424f")
    yield disc(940, 860, 640, "url(#halo)")
    yield path("M1290 1060V790a105 105 0 0 1 210 0V1060Z", "#e9ab5e")  # a window, with shelves behind it
    yield from books(1296, 930, 198, 108, 31)
    yield from books(1296, 1056, 198, 108, 33)
    yield rect(1290, 930, 210, 12, CLAY) + rect(1389, 686, 12, 374, "#1f2b36")
    yield path("M1278 1060V790a117 117 0 0 1 234 0V1060", "none", 'stroke="#141d27" stroke-width="24"')
    yield rect(1256, 1056, 278, 26, "#465463")
    yield path("M752 1130V760a188 188 0 0 1 376 0V1130Z", "#141d27")  # the room behind the door
    yield path("M776 1130V760a164 164 0 0 1 328 0V1130Z", "url(#room)")
    for shelf, y in enumerate((884, 1010)):
        yield from books(944, y, 160, 104, 40 + shelf)
        yield rect(936, y, 168, 12, CLAY)
    yield line("M880 604v94", INK, 6) + path("M820 744q60-104 120 0Z", RED) + disc(880, 748, 22, "#fff3cf")
    yield path("M776 770L624 724V1206L776 1130Z", RED)  # the door itself
    yield path("M752 800L650 770V920L752 930ZM752 962L650 958V1150L752 1102Z", "#c93a22") + disc(648, 940, 12, LAMP)
    yield path("M-200 1180H2000V2300H-200Z", "#1a2531")
    yield path("M700 1130H1180L1240 1190H640Z", "#c99763") + path("M640 1190H1240V1222H640Z", "#7d6450")  # steps
    yield path("M640 1222H1240L1300 1290H580Z", "#a97f58") + path("M580 1290H1300V1324H580Z", "#5f5049")
    yield path("M580 1324H1300L1640 2120H160Z", "url(#spill)")
    yield path("M990 1120c70-14 140 0 150 42l10 46h-74l-16-38Z", NIGHT)  # the reader: legs, back, head, book, arm
    yield path("M944 1150C926 1060 936 968 1006 960C1066 962 1086 1040 1078 1150Z", MOSS)
    yield disc(1006, 892, 54, "#7c4a32")
    yield path(
        "M950 900C944 826 1004 820 1046 838 1072 856 1064 890 1058 900"
        "C1050 872 1000 868 980 880 972 904 966 924 962 936Z",
        INK,
    )
    yield path("M1044 1066l60-30 60 18v60l-60-16-60 28Z", PAPER) + line("M1104 1040v58", "#cdbf9f", 5)
    yield line("M980 1040q50 60 78 50", "#33473b", 34)
    yield path("M1330 1180v-120h110v120Z", CLAY)  # a plant
    for x, y, size in ((1385, 1010, 74), (1336, 968, 52), (1436, 952, 58), (1384, 908, 46)):
        yield disc(x, y, size, "#33473b")
    yield "</g>"


def main() -> None:
    drawings = {
        "river": (TALL, river()),
        "reader": (SIDE, reader()),
        "shop-empty": (SIDE, shop(False)),
        "shop-reading": (SIDE, shop(True)),
        "door": (TALL, door()),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (height, shapes) in drawings.items():
        box = f'xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{height}" viewBox="0 0 {SIDE} {height}"'
        png = bytes(resvg_py.svg_to_bytes(svg_string=f"<svg {box}>{''.join(shapes)}</svg>"))
        file = FOLDER / f"{name}.jpg"
        Image.open(io.BytesIO(png)).convert("RGB").save(file, quality=82, optimize=True, progressive=True)
        assert file.stat().st_size <= LARGEST, file
        print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
