from __future__ import annotations

import datetime as dt

from panel.accounts.permissions import Role
from panel.kernel.errors import Invalid, NotNow, Problem, Refused
from panel.kernel.viewer import Viewer

MAX_ATTEMPTS = 5
ATTEMPT_WINDOW = dt.timedelta(minutes=15)
MIN_PASSWORD = 12
COMMON_STARTS = ("password", "123456", "qwerty", "letmein", "welcome")


def check_attempts(count: int) -> None:
    if count >= MAX_ATTEMPTS:
        raise NotNow(
            "There were too many wrong passwords for this e-mail address. Wait 15 minutes, then try again."
        )


def check_password(password: str, field: str = "password") -> None:
    if len(password) < MIN_PASSWORD:
        raise Invalid(
            f"Use a password of at least {MIN_PASSWORD} characters. Three words you can remember are good.",
            field,
        )
    if password.lower().startswith(COMMON_STARTS):
        raise Invalid("That password is too easy to guess. Three words you can remember are good.", field)


def check_new_person(name: str, email: str, role: str, known_emails: set[str]) -> None:
    problems: list[Problem] = []
    if not name.strip():
        problems.append(Problem("Enter the person's name", "name"))
    if "@" not in email or email.startswith("@") or email.endswith("@"):
        problems.append(Problem("Enter an e-mail address, like name@example.org", "email"))
    elif email.lower() in known_emails:
        problems.append(Problem("Somebody with this e-mail address is already there", "email"))
    if role not in set(Role) - {Role.PUBLIC}:
        problems.append(Problem("Choose what this person will do here", "role"))
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


def check_may_switch_off(viewer: Viewer, account_id: str) -> None:
    if viewer.id == account_id:
        raise Refused("You can't switch off your own account. Ask another administrator.")
