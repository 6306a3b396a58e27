"""Text from a picture of a page, by tesseract where it is installed."""

from __future__ import annotations

import shutil
import subprocess

_SECONDS_A_PAGE = 120


def is_available() -> bool:
    return shutil.which("tesseract") is not None


def read_picture(picture: bytes) -> str:
    """The words on a picture of a page (PGM or PNG). Raises OSError when the program fails or takes too long."""
    try:
        run = subprocess.run(
            ["tesseract", "-", "-", "-l", "eng", "--psm", "4"],
            input=picture,
            capture_output=True,
            timeout=_SECONDS_A_PAGE,
            check=True,
        )
    except subprocess.SubprocessError as fault:
        raise OSError(f"tesseract could not read the page: {fault}") from fault
    return run.stdout.decode("utf-8", "replace").strip()
