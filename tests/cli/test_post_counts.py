"""What `kit check` tells of the room in posts, and of threads."""

from __future__ import annotations

import json
import zipfile

from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

SENTENCE = "Die Meldungen gingen zurück, und niemand weiß genau, warum das so ist. "


def test_programs_are_told_the_room_of_every_text(workspace: Workspace) -> None:
    checked = workspace.kit("check", "-l", "de", "-p", "x.landscape", "-m", "act", "--jobs", "1", "--output", "json")
    (post,) = json.loads(checked.out)["posts"]
    assert (post["message"], post["locale"], post["platform"], post["slot"]) == ("act", "de", "x", "post_short")
    long, short = post["texts"]
    assert (long["slot"], short["slot"], long["room"], short["room"]) == ("post", "post_short", 236, 236)
    assert long["remaining"] < 0 <= short["remaining"] == 236 - short["used"]
    assert short["file"] == GERMAN
    (part,) = post["parts"]
    assert part["limit"] - part["length"] == short["remaining"]


def test_people_are_told_the_post_with_the_least_room(workspace: Workspace) -> None:
    checked = workspace.kit("check", "-l", "de", "-p", "x.landscape", "-m", "act", "--jobs", "1", "-v")
    (line,) = [line for line in checked.out.splitlines() if line.startswith("least room in a post: ")]
    assert line.startswith("least room in a post: post_short of act in de, X: ")
    assert f" of 236 characters beside link and hashtags ({GERMAN}:" in line


def test_a_thread_is_noted_and_published_part_by_part(small: Workspace) -> None:
    text = (small.root / GERMAN).read_text(encoding="utf-8")
    head, rest = text.split('msgctxt "act.post"\n', 1)
    msgid, rest = rest.split("msgstr ", 1)
    long = f'msgstr "{(SENTENCE * 6).strip()}"\n\n'
    _, rest = rest.split("\n\n", 1)
    comments, rest = rest.split('msgctxt "act.post_short"\n', 1)
    short, rest = rest.split("msgstr ", 1)
    _, rest = rest.split("\n\n", 1) if "\n\n" in rest else (rest, "")
    changed = f'{head}msgctxt "act.post"\n{msgid}{long}{comments}msgctxt "act.post_short"\n{short}{long}{rest}'
    (small.root / GERMAN).write_text(changed, encoding="utf-8")
    (small.root / "locales/glossary.csv").unlink()  # the sentence has none of its terms
    checked = small.kit("check", "-m", "act", "--jobs", "1")
    assert (checked.status, checked.err) == (0, "")
    (note,) = [line for line in checked.out.splitlines() if "post of " in line]
    assert note.startswith(f"note: {GERMAN}:")
    assert ": post of act in de for Bluesky: a thread of 2, since the shortest text is " in note
    assert small.kit("build", "-m", "act", "--jobs", "1").status == 0
    with zipfile.ZipFile(small.root / "dist" / "child-safety-first-de.zip") as kit:
        parts = [kit.read(f"posts/bluesky/act.{number:02}.txt").decode() for number in (1, 2)]
        page = kit.read("index.html").decode()
        assert "posts/bluesky/act.txt" not in kit.namelist()
    assert [part.split("\n")[0][-4:] for part in parts] == [" 1/2", " 2/2"]
    assert " ".join(part.split("\n")[0][:-4] for part in parts) == (SENTENCE * 6).strip()
    for number in (1, 2):
        assert f'data-copy="act-bluesky-{number}"' in page
        assert f'id="act-bluesky-{number}"' in page


def test_platforms_without_pictures_get_posts(small: Workspace) -> None:
    small.replace(CAMPAIGN, "placements: [bluesky.square]\n", "placements: [bluesky.square]\nplatforms: [email, sms]\n")
    assert small.kit("build", "-m", "act", "--jobs", "1").status == 0
    with zipfile.ZipFile(small.root / "dist" / "child-safety-first-de.zip") as kit:
        posts = sorted(name for name in kit.namelist() if name.startswith("posts/"))
        page = kit.read("index.html").decode()
    assert posts == [
        "posts/bluesky/act.txt",
        "posts/email/act.subject.txt",
        "posts/email/act.txt",
        "posts/sms/act.txt",
    ]
    assert 'id="act-sms"' in page
    assert "<summary>E-Mail</summary>" in page


def test_a_platform_that_takes_no_posts_is_unknown_here(small: Workspace) -> None:
    line = small.replace(
        CAMPAIGN, "placements: [bluesky.square]\n", "placements: [bluesky.square]\nplatforms: [emial]\n"
    )
    checked = small.kit("check", "-m", "act", "--jobs", "1")
    assert checked.status == 1
    assert f"{CAMPAIGN}:{line + 1}: unknown platform 'emial' (did you mean 'email'?)" in checked.err
