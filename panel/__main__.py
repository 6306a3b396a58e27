"""`python3 -m panel demo` and `python3 -m panel test` from a fresh clone.

Standard library only, and understood by Python 3.8: it finds a Python that is new enough, makes `.venv`, installs what the
lock file pins and runs itself again inside.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
NEW_ENOUGH = ("3.12", "3.13", "3.14")
UV = "uv==0.13.9"


def candidates() -> Iterator[list[str]]:
    yield [sys.executable]
    for version in NEW_ENOUGH:
        found = shutil.which("python" + version)
        if found:
            yield [found]
        if os.name == "nt":
            yield ["py", "-" + version]
    pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    for path in sorted(pyenv.glob("3.1[234]*/bin/python")):
        yield [str(path)]


def pick_python() -> list[str] | None:
    """A command that starts a Python this product runs on, or None."""
    for command in candidates():
        try:
            answer = subprocess.run(
                [*command, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                capture_output=True,
                text=True,
                timeout=30,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0 and answer.stdout.strip() in NEW_ENOUGH:
            return command
    return None


def stop(sentence: str) -> NoReturn:
    raise SystemExit(sentence)


def run(command: list[str], sentence: str) -> None:
    """Runs a set-up step; when it fails, its last line and what to do."""
    done = subprocess.run(command, cwd=str(ROOT), capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
        stop("%s\nWhat it said last: %s" % (sentence, lines[-1] if lines else "nothing"))


def make_venv() -> None:
    if PYTHON.exists():
        return
    command = pick_python()
    if command is None and shutil.which("uv"):
        run(
            ["uv", "venv", "-q", "--seed", "--python", "3.12", str(VENV)],
            "This needs Python 3.12 or newer. Install it, then run this again.",
        )
        return
    if command is None:
        stop(
            "This needs Python 3.12 or newer, and none was found. Install it from your package manager or python.org, then run this again."
        )
    run(
        [*command, "-m", "venv", str(VENV)],
        "Python could not make its own folder .venv. On Debian and Ubuntu run: sudo apt-get install python3-venv. Then run this again.",
    )


def install(lock: Path) -> None:
    """Installs exactly what `lock` pins, once."""
    stamp = VENV / (".installed-" + lock.stem)
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Setting up: installing what %s pins ..." % lock.name, flush=True)
    offline = "Packages could not be installed. Check the network, then run this again: it goes on where it stopped."
    if not any(BIN.glob("uv*")):
        run([str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", UV], offline)
    run(
        [
            str(PYTHON),
            "-m",
            "uv",
            "pip",
            "install",
            "-q",
            "--python",
            str(PYTHON),
            "--no-deps",
            "--require-hashes",
            "-r",
            str(lock),
        ],
        offline,
    )
    stamp.write_text(wanted)


def prepare(purpose: str) -> None:
    """Makes the environment; `test` and `train` each need more than the product itself."""
    try:
        make_venv()
        install(ROOT / "requirements.lock")
        if purpose in ("test", "train"):
            install(ROOT / ("requirements-%s.lock" % purpose))
    except PermissionError as error:
        stop(
            "We can't write to %s. Copy the project to a folder of your own, then run this again."
            % (error.filename or ROOT)
        )


def main() -> None:
    arguments = sys.argv[1:] or ["--help"]
    for_tests = arguments[0] == "test"
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if not inside or arguments[0] in ("test", "train"):
        prepare(arguments[0])
    if not inside:
        try:
            raise SystemExit(
                subprocess.run(
                    [str(PYTHON), "-m", "panel", *arguments], cwd=str(ROOT), check=False
                ).returncode
            )
        except KeyboardInterrupt:
            raise SystemExit(130) from None
    if for_tests:
        import pytest

        raise SystemExit(pytest.main(arguments[1:]))
    from panel.cli import main as command

    raise SystemExit(command(arguments))


if __name__ == "__main__":
    main()
