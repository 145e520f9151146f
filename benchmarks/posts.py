"""Measures posts: `python benchmarks/posts.py`.

Prints how long it takes to compose and count 1,000 posts of the sample, in all its languages and for all its platforms,
and to count texts by each rule: the quickest of several runs, which a busy machine disturbs least, and the first, which
loads lists and compiles patterns.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

from kit.build.plan import Selection, plan
from kit.cli.options import known_layouts
from kit.markup.templates import environment
from kit.platforms.counting import RULES, count
from kit.post.copy import compose
from kit.workspace import Folder

CAMPAIGN = "child-safety-first"
POSTS = 1000
RUNS = 7


def seconds(work: Callable[[], object]) -> list[float]:
    """How long each run takes."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return times


def main() -> None:
    """Runs the measurements."""
    workspace = Folder(Path(__file__).parents[1])
    planned = plan(workspace, CAMPAIGN, Selection(), known_layouts(workspace))
    templates = environment(workspace.read)
    found = {post.platform for kit in planned.kits for message in kit.messages for post in message.posts}
    platforms = [planned.table.platforms[name] for name in sorted(found)]
    asked = [
        (message.wording, platform, kit.title)
        for kit in planned.kits
        for message in kit.messages
        for platform in platforms
    ]
    thousand = list(itertools.islice(itertools.cycle(asked), POSTS))
    texts = [
        post.text
        for wording, platform, title in thousand
        if (post := compose(wording, planned.campaign, platform, templates, title=title)[0])
    ]

    def composed() -> None:
        for wording, platform, title in thousand:
            compose(wording, planned.campaign, platform, templates, title=title)

    print(f"ms for {POSTS:,} posts in {len(planned.kits)} languages for {len(platforms)} platforms")
    print(f"{'':22}first   quickest")
    first, *others = seconds(composed)
    print(f"{'compose and count':18}{first * 1000:9.0f}{min(others) * 1000:11.0f}")
    for rule in RULES:
        first, *others = seconds(lambda rule=rule: [count(text, rule) for text in texts])  # type: ignore[misc]
        print(f"{rule:18}{first * 1000:9.0f}{min(others) * 1000:11.0f}")


if __name__ == "__main__":
    main()
