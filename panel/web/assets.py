"""Fetches the front-end packages with npm, once, and builds the static folder.

Nothing of others is kept in the repository: package.json and its lock pin versions and checksums. The GOV.UK crown, crest
and the GDS Transport font are left out, because they are not ours to use.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "build" / "static"
OWN = Path(__file__).parent / "static"
FONT = '"Atkinson Hyperlegible",system-ui,"Segoe UI",Roboto,Arial,sans-serif'
_MARK = OUT / "govuk.css"


class AssetsMissing(Exception):
    """The message says what to do."""


def npm() -> str:
    beside_python = Path(sys.executable).parent / ("npm.cmd" if sys.platform == "win32" else "npm")
    found = str(beside_python) if beside_python.exists() else shutil.which("npm")
    if not found:
        raise AssetsMissing(
            "npm was not found. Install Node.js 20 or newer (https://nodejs.org), then run this again."
        )
    return found


def brand(css: str) -> str:
    """GOV.UK Frontend's stylesheet without what is not ours to use."""
    css = re.sub(r"@font-face\{[^}]*GDS Transport[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", FONT).replace(
        '"GDS Transport",arial,sans-serif', FONT
    )
    css = re.sub(r"url\(/assets/images/govuk-crest\.svg\)", "none", css)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def ensure() -> Path:
    """The static folder, built at the first call. Raises `AssetsMissing` with a sentence."""
    if not _MARK.exists():
        _install()
        _build()
    return OUT


def _install() -> None:
    if (ROOT / "node_modules" / "govuk-frontend").exists():
        return
    command = [npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise AssetsMissing(
            f"npm could not fetch the page styles: {last}. Check the network, then run this again."
        )


def _build() -> None:
    modules = ROOT / "node_modules"
    OUT.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(modules / "govuk-frontend/dist/govuk/govuk-frontend.min.js", OUT / "govuk.js")
    shutil.copyfile(modules / "htmx.org/dist/htmx.min.js", OUT / "htmx.js")
    for face in ("400-normal", "700-normal", "400-italic"):
        name = f"atkinson-hyperlegible-latin-{face}.woff2"
        shutil.copyfile(modules / "@fontsource/atkinson-hyperlegible/files" / name, OUT / name)
    css = brand((modules / "govuk-frontend/dist/govuk/govuk-frontend.min.css").read_text())
    if "GDS Transport" in css or "crest" in css:
        raise AssetsMissing(
            "The page styles still name what we may not use. Tell the developers: the pinned version changed."
        )
    _MARK.write_text(css)
