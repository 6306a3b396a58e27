"""Commands about people and the audit chain."""

from __future__ import annotations

import getpass
import sys

from panel.accounts import service
from panel.accounts.forms import NewPerson
from panel.app.open_house import open_house
from panel.audit.service import broken_at, checkpoint
from panel.kernel.errors import PanelError
from panel.kernel.settings import from_environment
from panel.kernel.viewer import SYSTEM


def add_person(name: str, email: str, role: str, agency: str) -> int:
    """Asks for the first password on the terminal, or reads one line of standard input."""
    password = (
        getpass.getpass("First password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    )
    house = open_house(from_environment())
    form = NewPerson(name=name, email=email, role=role, agency=agency, password=password)
    try:
        with house.write() as tx:
            person = service.add_person(tx, SYSTEM, form)
    except PanelError as error:
        for problem in error.problems:
            print(problem.sentence, file=sys.stderr)
        return 1
    print(f"{person.name} was added.")
    return 0


def check_audit() -> int:
    house = open_house(from_environment(), with_key=False)
    with house.read() as tx:
        broken, (number, head) = broken_at(tx), checkpoint(tx)
    if broken is not None:
        print(
            f"The audit chain is broken at entry {broken}. Compare with a backup before anything else is done.",
            file=sys.stderr,
        )
        return 1
    print(f"The audit chain is whole: {number} entries, the newest has {head[:16]}.")
    return 0
