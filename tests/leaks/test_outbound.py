"""Nothing here ever asks anything of another machine."""

from __future__ import annotations

import subprocess
import sys

from panel.web.assets import ROOT

GUARD = """
import socket
def refuse(*a, **k): raise SystemExit(f"looked up {a[:1]}")
socket.getaddrinfo = refuse
socket.gethostbyname = refuse
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARD + code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_redacting_an_email_address_looks_up_no_name():
    code = """
import redaction
from redaction.bundle import CaseBundle, CaseFacts
from redaction.text import Document
words = "Write to jo.field@example.org or see www.example.co.uk, 192.0.2.7. IP is Daniel Marsh."
facts = CaseFacts(format=1, reference="43190000001", documents=())
proposal = redaction.propose(CaseBundle(facts=facts, documents=(Document(name="a.txt", text=words),)))
assert {"EM", "P"} <= {s.type for s in proposal.spans["a.txt"]}, proposal.spans
"""
    done = run(code)
    assert done.returncode == 0, done.stderr[-2000:]


def test_no_page_names_a_file_of_another_site():
    for folder in ("templates", "panel/web/static"):
        for path in (ROOT / folder).rglob("*.*"):
            words = path.read_text(errors="replace")
            for attribute in ('src="http', "src='http", 'href="http', "url(http", "@import", "//cdn"):
                assert attribute not in words, path
