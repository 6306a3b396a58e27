"""The permission table as a page of the documentation."""

from __future__ import annotations

from panel.accounts.permissions import ROLE_NAMES, TABLE, Role

HEAD = """# Who may do what

Made from the permission table (`panel/accounts/permissions.py`) by `python3 -m panel reference`; a test keeps it true.
Which cases, sheets or recommendations somebody finds behind a door is decided by the queries and rules of each stage.
"""


def as_markdown() -> str:
    roles = list(Role)
    rows = ["| may | " + " | ".join(ROLE_NAMES[r] for r in roles) + " |", "|---" * (len(roles) + 1) + "|"]
    for entry in TABLE:
        marks = " | ".join("yes" if role in entry.roles else "" for role in roles)
        rows.append(f"| {entry.sentence} | {marks} |")
    return HEAD + "\n" + "\n".join(rows) + "\n"
