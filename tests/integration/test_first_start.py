"""What a person sees who starts the product for the first time, and when something is missing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from panel.app.serve import listen
from panel.demo.run import prepare
from panel.web import assets

ROOT = assets.ROOT


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "panel", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_taken_port_is_a_sentence_and_touches_nothing(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = start("demo", "--port", str(port), "--data", str(tmp_path / "d"))
    assert done.returncode == 1
    assert f"Port {port} is in use. Choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "d").exists()


def test_a_port_of_the_system_is_a_sentence(monkeypatch):
    def refuse(self, address):
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(SystemExit, match="Choose one above 1023"):
        listen("127.0.0.1", 80)


def test_no_npm_is_a_sentence(monkeypatch):
    monkeypatch.setattr(assets.shutil, "which", lambda name: None)
    monkeypatch.setattr(assets.sys, "executable", "/nowhere/python")
    with pytest.raises(assets.AssetsMissing, match=r"npm was not found. Install Node.js 20 or newer"):
        assets.npm()


def test_a_failing_npm_says_its_last_line(monkeypatch, tmp_path):
    broken = tmp_path / "npm"
    broken.write_text("#!/bin/sh\necho 'npm error network down' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(assets, "npm", lambda: str(broken))
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    with pytest.raises(assets.AssetsMissing, match=r"network down. Check the network, then run this again"):
        assets._install()


def test_a_folder_the_demo_did_not_make_is_left_alone(tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(SystemExit, match=r"thesis.docx, which the demo did not make"):
        prepare(tmp_path, fresh=True)
    assert (tmp_path / "thesis.docx").exists()


def test_a_folder_nobody_may_write_to_is_a_sentence(monkeypatch, tmp_path):
    from panel.app import open_house
    from panel.kernel.settings import Settings

    def refuse(self, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(SystemExit, match=r"We can't write to"):
        open_house.open_house(Settings(data=tmp_path / "new"))


def test_a_lost_key_stops_the_office_and_not_the_room(tmp_path):
    from panel.app.open_house import open_house
    from panel.kernel.settings import Settings

    settings = Settings(data=tmp_path / "data")
    open_house(settings)
    settings.key_path.unlink()
    with pytest.raises(SystemExit, match=r"master.key is missing"):
        open_house(settings)
    assert open_house(settings, with_key=False).vault is None


def test_no_new_enough_python_is_a_sentence():
    code = (
        "import panel.__main__ as m, shutil; m.VENV = m.Path('/nowhere/.venv'); m.PYTHON = m.VENV / 'python'; "
        "m.pick_python = lambda: None; m.shutil.which = lambda name: None; m.make_venv()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "This needs Python 3.12 or newer, and none was found." in done.stderr


def test_the_command_line_adds_a_first_administrator_and_checks_the_chain(tmp_path):
    data = {"PANEL_DATA": str(tmp_path)}
    person = ["--name", "Jo Field", "--email", "jo@panel.example", "--role", "admin", "--agency", "Panel"]
    command = [sys.executable, "-m", "panel", "add-person", *person]
    made = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **data},
        input="three-good-words\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert "Jo Field was added." in made.stdout
    checked = start("check-audit", **data)
    assert "The audit chain is whole: 1 entries" in checked.stdout


def test_importing_as_somebody_unknown_is_a_sentence(tmp_path):
    done = start(
        "import", "fixtures/bundles/c01_home_tell_mama", "--as", "nobody@x.example", PANEL_DATA=str(tmp_path)
    )
    assert done.returncode == 1
    assert "nobody@x.example is not a case preparer here" in done.stderr
