"""Open a page in headless Chromium, as wide as a phone or a desk, light or dark."""

import html
import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from pypdf import PdfReader

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)  # fmt: skip
# The page lies in a frame, since a window cannot be as narrow as a phone.
FRAME = """<!DOCTYPE html><meta name="color-scheme" content="light dark">
<iframe src="inner.html" width="{width}" height="900"></iframe><pre id="said"></pre>
<script>addEventListener("message", (event) => {{
  document.getElementById("said").textContent = event.data; }});</script>"""
PROBE = """<script>addEventListener("load", async () => {{
  const say = (words) => parent.postMessage(JSON.stringify(words), "*");
  try {{ say(await (async () => {{ {steps} }})()); }}
  catch (error) {{ say({{ error: String(error) }}); }}
}});</script>"""


def axe_path() -> Path | None:
    """Find axe-core where a package of the development environment brings it."""
    found = find_spec("axe_playwright_python")
    path = found and Path(found.origin).with_name("axe.min.js")
    return path if path and path.is_file() else None


def print_out(page: str, folder: Path) -> list[str]:
    """Print a page, and give the words of every sheet."""
    (folder / "page.html").write_text(page, "utf-8")
    words = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu",
             f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
             f"--print-to-pdf={folder}/page.pdf", f"file://{folder}/page.html"]  # fmt: skip
    subprocess.run(words, capture_output=True, timeout=300, check=True)
    return [sheet.extract_text() for sheet in PdfReader(folder / "page.pdf").pages]


def ask(page: str, steps: str, folder: Path, *, width: int = 1280, dark: bool = False):
    """Run the steps of a script within a page, and give what it returns."""
    probe = PROBE.format(steps=steps)
    inner = page.replace("</body>", f"{probe}</body>")
    (folder / "inner.html").write_text(inner, "utf-8")
    (folder / "frame.html").write_text(FRAME.format(width=width), "utf-8")
    words = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
             f"--user-data-dir={folder}/profile", "--window-size=1400,1000",
             "--virtual-time-budget=300000"]  # fmt: skip
    words += ["--blink-settings=preferredColorScheme=0"] * dark
    done = subprocess.run([*words, f"file://{folder}/frame.html"], capture_output=True, text=True, timeout=540, check=True)  # fmt: skip
    said = re.search(r'<pre id="said">(.*?)</pre>', done.stdout, re.DOTALL)
    assert said, done.stderr[-2000:]
    assert said[1], "the page said nothing"
    return json.loads(html.unescape(said[1]))
