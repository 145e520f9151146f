"""What a user hears when a file is wrong: `file:line: what (hint)` and exit status 1; the rest is built."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import kit.workspace
from tests.cli.conftest import BRAND, CAMPAIGN, GERMAN, Workspace

CSS = "templates/cards/cards.css"
STATEMENT = "templates/cards/statement.html"
ACTION = "templates/cards/action.html"

Case = tuple[str, str, str, str, str]  # file, what stands there, what is put there, what is said, the hint

CASES: dict[str, Case] = {
    "YAML that does not parse": (CAMPAIGN, "brand: open-lantern", "brand: [open-lantern", "", ""),
    "an unknown key": (CAMPAIGN, "link: https", "lnik: https", "unknown key 'lnik'", "link"),
    "an unknown key in a message": (
        CAMPAIGN,
        "    layout: action",
        "    layuot: action",
        "unknown key 'layuot'",
        "layout",
    ),
    "an unknown layout": (CAMPAIGN, "layout: action", "layout: actoin", "actoin", "action"),
    "an unknown placement": (CAMPAIGN, "[bluesky.square]", "[bluesky.sqaure]", "bluesky.sqaure", "bluesky.square"),
    "an unknown locale": (CAMPAIGN, "locales: [de]", "locales: [de, klingon]", "klingon", ""),
    "an unknown fact": (CAMPAIGN, "reports: reports_2021", "reports: reports_2012", "reports_2012", "reports_2021"),
    "an unknown placeholder": (
        CAMPAIGN,
        "kicker: What the petition asks",
        "kicker: What {petiton} asks",
        "petiton",
        "",
    ),
    "an unknown brand": (CAMPAIGN, "brand: open-lantern", "brand: open-latern", "open-latern", "open-lantern"),
    "a missing lockup": (BRAND, "logos/mark.svg", "logos/marc.svg", "marc.svg", ""),
    "a path that leaves the workspace": (
        BRAND,
        "logos/mark.svg",
        "../../../../etc/passwd",
        "leaves the workspace",
        "",
    ),
    "a catalog with a syntax error": (GERMAN, 'msgctxt "exception.kicker"', 'msgctxt exception.kicker"', "", ""),
    "an unknown CSS property": (
        CSS,
        "align-items: center;",
        "algin-content: center;",
        "algin-content",
        "align-content",
    ),
    "an unknown CSS value": (CSS, "flex-direction: column;", "flex-direction: colum;", "colum", "column"),
    "a physical left": (CSS, "inset-inline-end: -35vmin;", "left: -35vmin;", "left", "inset-inline-start"),
    "a float": (CSS, "align-items: center;", "float: left;", "float", ""),
    "an unknown element": (STATEMENT, '<p class="body"', '<marquee class="body"', "marquee", ""),
    "an unclosed element": (STATEMENT, "{{ text.headline }}</h1>", "{{ text.headline }}", "h1", ""),
    "an unknown slot": (STATEMENT, "{{ text.headline }}", "{{ text.headlin }}", "headlin", "headline"),
    "a Jinja2 syntax error": (STATEMENT, "{% if text.kicker is defined %}", "{% if text.kicker is %}", "", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_the_message_names_file_line_and_remedy(small: Workspace, name: str) -> None:
    file, old, new, said, hint = CASES[name]
    line = small.replace(file, old, new)
    for command in ("check", "build"):
        result = small.kit(command, "--jobs", "1")
        assert result.status == 1
        first = next((text for text in result.err.splitlines() if text.startswith(f"{file}:{line}: ")), None)
        assert first, f"no problem at {file}:{line} in:\n{result.err}"
        assert said in first
        assert hint in first[first.index(" ") :]
        assert "Traceback" not in result.err + result.out


def entry(workspace: Workspace, context: str) -> tuple[int, str]:
    """The line of an entry's msgid, as gettext's tools count, and its translation."""
    text = (workspace.root / GERMAN).read_text(encoding="utf-8")
    found = re.search(rf'msgctxt "{re.escape(context)}"\nmsgid .*\nmsgstr "(.*)"', text)
    assert found
    return text[: found.start()].count("\n") + 2, found[1]


@pytest.mark.parametrize(
    ("context", "change", "said"),
    [
        ("reports.body", lambda text: text.replace("{outside}", "{outsid}"), "outsid"),
        ("reports.body", lambda text: text.replace("{outside}", ""), "outside"),
        ("reports.body", lambda text: text.replace("</b>", ""), "<b>"),
        ("act.kicker", lambda text: "<script>alert(1)</script>", "script"),
        ("act.kicker", lambda text: text + "\u202e", "U+202E"),
        ("act.kicker", lambda text: "", "not translated"),
    ],
)
def test_a_wrong_translation_leaves_out_its_message_and_nothing_else(
    small: Workspace, context: str, change: Callable[[str], str], said: str
) -> None:
    line, text = entry(small, context)
    small.replace(GERMAN, f'msgstr "{text}"', f'msgstr "{change(text)}"')
    result = small.kit("build", "--jobs", "1", "--format", "folder")
    assert result.status == 1
    assert all(text.startswith(f"{GERMAN}:{line}: ") for text in result.err.splitlines()), result.err
    assert said in result.err
    images = {path.stem for path in (small.root / "dist").rglob("*.png")}
    assert images == {"exception", "reports", "drop", "petition", "review", "act"} - {context.split(".")[0]}


def test_fuzzy_is_never_shipped(small: Workspace) -> None:
    small.replace(GERMAN, 'msgctxt "act.kicker"', '#, fuzzy\nmsgctxt "act.kicker"')
    result = small.kit("build", "--jobs", "1", "--format", "folder")
    assert (result.status, "fuzzy" in result.err) == (1, True)
    assert "act" not in {path.stem for path in (small.root / "dist").rglob("*.png")}


def test_a_text_that_fits_at_no_size_says_which_where_and_by_how_much(small: Workspace) -> None:
    _, text = entry(small, "act.headline")
    small.replace(GERMAN, f'msgstr "{text}"', f'msgstr "{text}{" und noch ein paar Worte mehr" * 20}"')
    result = small.kit("build", "--jobs", "1", "--format", "folder")
    assert result.status == 1
    found = re.search(
        rf"{GERMAN}:\d+: headline of act in de, bluesky.square: .*about (\d+) characters too long", result.err
    )
    assert found, result.err
    assert int(found[1]) > 100
    images = {path.stem for path in (small.root / "dist").rglob("*.png")}
    assert images == {"exception", "reports", "drop", "petition", "review"}


def test_one_broken_language_does_not_stop_the_others(workspace: Workspace) -> None:
    line = workspace.replace(GERMAN, 'msgctxt "exception.kicker"', 'msgctxt exception.kicker"')
    part = ("-p", "bluesky.square", "-m", "act", "--jobs", "1")
    result = workspace.kit("build", "-l", "de", "-l", "fi", *part)
    assert result.status == 1
    assert result.err.startswith(f"{GERMAN}:{line}: ")
    assert workspace.kits() == [".kit-build.json", "child-safety-first-fi.zip"]


def test_a_language_that_no_font_covers_says_what_to_install(small: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tuple(path for path in kit.workspace.installed_fonts() if "site-packages" in path)
    monkeypatch.setattr("kit.workspace.installed_fonts", lambda: packages)
    _, text = entry(small, "act.kicker")
    small.replace(GERMAN, f'msgstr "{text}"', 'msgstr "რას ითხოვს პეტიცია"')
    result = small.kit("check", "--jobs", "1")
    assert result.status == 1
    assert "Geor" in result.err
    assert "install" in result.err


def with_picture(workspace: Workspace, data: bytes, name: str) -> str:
    """Puts a picture on the act card, behind its words."""
    path = f"assets/campaigns/child-safety-first/pictures/{name}"
    (workspace.root / path).parent.mkdir(exist_ok=True)
    (workspace.root / path).write_bytes(data)
    layout = "    layout: action\n"
    workspace.replace(
        CAMPAIGN, layout, f"{layout}    pictures: {{photo: {{file: pictures/{name}, credit: Us, licence: CC0-1.0}}}}\n"
    )
    workspace.replace(
        ACTION,
        "{% block main %}\n",
        '{% block backdrop %}\n<img src="{{ pictures.photo.file }}" alt="" '
        'style="--decorative: yes; position: absolute; inset: 0; z-index: -1; '
        'width: 100vw; height: 100vh; object-fit: cover">\n'
        "{% endblock %}\n{% block main %}\n",
    )
    return path


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that says that it is 60,000 x 60,000."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


PNG = saved(Image.effect_noise((300, 300), 60).convert("RGB"), "PNG")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("truncated.png", PNG[: len(PNG) // 2]),
        ("text.png", b"I am not a picture.\n" * 20),
        ("bomb.png", bomb()),
        ("broken.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><path"),
    ],
)
def test_a_picture_that_cannot_be_used_is_named(small: Workspace, name: str, data: bytes) -> None:
    path = with_picture(small, data, name)
    result = small.kit("build", "--jobs", "1", "--format", "folder")
    assert result.status == 1
    assert path in result.err
    assert "Traceback" not in result.err
    images = {path.stem for path in (small.root / "dist").rglob("*.png")}
    assert images == {"exception", "reports", "drop", "petition", "review"}


def test_cmyk_and_turned_photographs_come_out_right(small: Workspace) -> None:
    turned = Image.new("RGB", (400, 200), (255, 200, 200))  # pale, so that the words stand out
    turned.paste((200, 200, 255), (0, 0, 200, 200))  # left half blue; turned by 90° clockwise: the top half
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(turned.convert("CMYK"), "JPEG", quality=95, exif=exif)
    with_picture(small, data, "photo.jpg")
    result = small.kit("build", "-m", "act", "--jobs", "1", "--format", "folder")
    assert (result.status, result.err) == (0, "")
    with Image.open(next((small.root / "dist").rglob("*.png"))) as card:
        top, bottom = card.getpixel((1075, 5)), card.getpixel((1075, 1075))
    assert top[2] > top[0] + 30
    assert bottom[0] > bottom[2] + 30


def test_a_target_that_cannot_be_written(small: Workspace) -> None:
    (small.root / "file").write_text("")
    result = small.kit("build", "--to", str(small.root / "file" / "dist"), "-m", "act", "--jobs", "1")
    assert result.status == 1
    assert "the kits cannot be written" in result.err


def test_a_folder_with_other_things_is_not_replaced(small: Workspace, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.odt").write_text("years of work")
    result = small.kit("build", "--to", str(tmp_path / "home"), "-m", "act", "--jobs", "1")
    assert result.status == 1
    assert "name a new or an empty folder with --to" in result.err
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["thesis.odt"]


def test_an_expired_figure_is_not_shipped(small: Workspace) -> None:
    line = small.replace(CAMPAIGN, "{value: 58, format: percent,", "{value: 58, format: percent, expires: 2021-05-01,")
    result = small.kit("build", "--jobs", "1", "--format", "folder")
    assert result.status == 1
    assert result.err.startswith(
        f"{CAMPAIGN}:{line}: the fact 'drop_18_weeks' expired on 2021-05-01 and is used in: drop"
    )
    images = {path.stem for path in (small.root / "dist").rglob("*.png")}
    assert images == {"exception", "reports", "petition", "review", "act"}


@pytest.mark.parametrize("text", [" ", "\u00a0", "\u200b", "\u00ad", "<b></b>"])
def test_a_translation_without_anything_to_see(small: Workspace, text: str) -> None:
    line, old = entry(small, "act.kicker")
    small.replace(GERMAN, f'msgstr "{old}"', f'msgstr "{text}"')
    result = small.kit("check", "-m", "act", "--jobs", "1")
    assert result.status == 1
    assert result.err == f"{GERMAN}:{line}: kicker of act: there is no text here (write it out)\n"


def test_catalogs_and_campaigns_are_told_the_same_of_the_same_mistake(small: Workspace) -> None:
    _, old = entry(small, "act.kicker")
    small.replace(GERMAN, f'msgstr "{old}"', 'msgstr "<i>Was</i> { drop } <b>fehlt&nbsp;"')
    translated = small.kit("check", "-m", "act", "--jobs", "1").err
    small.replace(CAMPAIGN, "kicker: What the petition asks", 'kicker: "<i>Was</i> { drop } <b>fehlt&nbsp;"')
    written = small.kit("check", "--jobs", "1").err
    said = {line.partition(": kicker of act: ")[2] for line in translated.splitlines()}
    assert "'{ drop }' is not a placeholder (write {drop})" in said
    assert "<b> is never closed (write </b> where it ends)" in said
    assert said == {line.partition(": kicker: ")[2] for line in written.splitlines() if ": kicker: " in line}


def test_a_negative_value_of_a_chart(small: Workspace) -> None:
    line = small.replace(CAMPAIGN, "drop_3_weeks: {value: 46", "drop_3_weeks: {value: -46")
    result = small.kit("check", "--jobs", "1")
    assert result.status == 1
    assert result.err == (
        f"{CAMPAIGN}:{line}: the fact 'drop_3_weeks' is negative, and no bar of a chart can be "
        "(write how far it fell as a positive number, and say in words that it fell)\n"
    )
    assert result.out == "5 cards checked: 1 problem\n"


@pytest.mark.parametrize("named", [(), ("child-safety-first",)])
def test_a_campaign_that_is_a_link_out_of_the_workspace(
    small: Workspace, tmp_path: Path, named: tuple[str, ...]
) -> None:
    file = small.root / CAMPAIGN
    file.rename(tmp_path / "elsewhere.yaml")
    file.symlink_to(tmp_path / "elsewhere.yaml")
    result = small.kit("check", *named, "--jobs", "1")
    said = f"{CAMPAIGN}: this link leaves the workspace (copy the file into the workspace)\n"
    assert (result.status, result.err) == (1, said)


def test_a_campaign_that_is_a_link_does_not_stop_another(small: Workspace, tmp_path: Path) -> None:
    (small.root / "assets/campaigns/other").mkdir()
    (tmp_path / "elsewhere.yaml").write_text("", encoding="utf-8")
    (small.root / "assets/campaigns/other/campaign.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert small.kit("check", "child-safety-first", "-m", "act", "--jobs", "1").status == 0
    assert "other/campaign.yaml: this link leaves the workspace" in small.kit("check", "--jobs", "1").err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_picture_that_only_a_template_names_is_told_by_its_line(small: Workspace, jobs: str) -> None:
    line = small.replace(ACTION, "{% block main %}\n", '{% block main %}\n<img src="pictures/nope.png" alt="">\n') + 1
    result = small.kit("build", "-m", "act", "-m", "drop", "--jobs", jobs)
    assert result.status == 1
    hint = "paths begin at the workspace's folder; capitals count"
    assert result.err.count(f"{ACTION}:{line}: there is no file 'pictures/nope.png' ({hint})\n") == 1
    assert "Traceback" not in result.err


def test_a_text_that_a_layout_asks_for_is_missed_in_its_message(small: Workspace) -> None:
    small.replace(STATEMENT, "{% block main %}", "{% block main %}{{ text.nothing_of_this_name }}")
    result = small.kit("check", "--jobs", "1")
    assert result.status == 1
    assert "there is no nothing_of_this_name (there are " in result.err
    assert "; or write nothing_of_this_name under text: of 'exception' in campaign.yaml)" in result.err


def test_a_font_of_a_brand_that_cannot_be_read_is_told_by_every_command(small: Workspace) -> None:
    font = BRAND.replace("brand.yaml", "fonts/broken.ttf")
    (small.root / font).parent.mkdir(exist_ok=True)
    (small.root / font).write_bytes(b"no font")
    told = f"{font}: this font cannot be read, and is left out (replace the file)\n"
    for command in (("check", "--jobs", "1"), ("preview", "-m", "act", "--width", "300"), ("doctor",)):
        result = small.kit(*command)
        assert (result.status, result.err) == (1, told)


def test_a_command_that_is_not_there(small: Workspace) -> None:
    result = small.kit("bild")
    assert result.status == 2
    assert "There is no command 'bild' (did you mean 'build'?)." in result.err
