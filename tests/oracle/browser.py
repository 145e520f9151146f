"""A page shown by headless Chromium, and what a script in it finds out. Only the recorder needs it."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--virtual-time-budget=600000",  # waits until the fonts are there; costs no time
)
_FINDINGS = re.compile(r'<pre id="findings">(.*?)</pre>', re.DOTALL)
_PATIENCE = 900  # seconds


def require() -> str:
    """Chromium's version. Leaves with a message where it is missing."""
    if not CHROMIUM.exists():
        sys.exit(f"{CHROMIUM} is missing: to record anew, install Debian's package chromium (the tests do not need it)")
    found = subprocess.run([CHROMIUM, "--version"], capture_output=True, text=True, check=True, timeout=60).stdout
    return found.strip()


def ask(page: str) -> Any:
    """What the page's script hands to `report(value)`, as JSON."""
    script = (
        "<script>function report(value) { const pre = document.createElement('pre'); pre.id = 'findings';"
        "pre.textContent = JSON.stringify(value); document.body.replaceChildren(pre) }</script>"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page.replace("<head>", f'<head><meta charset="utf-8">{script}', 1), encoding="utf-8")
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder}/profile", "--window-size=1600,1200", "--dump-dom"]
        done = subprocess.run([*command, file.as_uri()], capture_output=True, text=True, timeout=_PATIENCE)
    found = _FINDINGS.search(done.stdout)
    if found is None:
        sys.exit(f"Chromium reported nothing:\n{done.stderr[-2000:]}")
    return json.loads(html.unescape(found[1]))
