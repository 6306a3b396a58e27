"""Who may do what: one table from which the guards, the navigation and the reference page come (field guide 6(g)).

Every route names one entry in its `opt={"permission": ...}`; a route without one stops the application from starting.
The table says which *roles* may come to the door. Which cases, sheets or recommendations they find behind it is decided by
`queries.readable_*(viewer)` and `rules.check_may_*` of the stage.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Role(StrEnum):
    PUBLIC = "public"
    PREPARER = "preparer"
    VERIFIER = "verifier"
    POLICE_LEAD = "police_lead"
    COORDINATOR = "coordinator"
    CHAIR = "chair"
    MEMBER = "member"
    OBSERVER = "observer"
    RESPONDER = "responder"
    BOARD = "board"
    AUDITOR = "auditor"
    ADMIN = "admin"


ROLE_NAMES = {
    Role.PUBLIC: "Anyone",
    Role.PREPARER: "Case preparer",
    Role.VERIFIER: "Verifier",
    Role.POLICE_LEAD: "Police lead",
    Role.COORDINATOR: "Panel coordinator",
    Role.CHAIR: "Panel chair",
    Role.MEMBER: "Panel member",
    Role.OBSERVER: "Observer",
    Role.RESPONDER: "Responsible body",
    Role.BOARD: "Partnership board",
    Role.AUDITOR: "Auditor",
    Role.ADMIN: "System administrator",
}

R = Role
EVERYONE = frozenset(Role)
SIGNED_IN = EVERYONE - {R.PUBLIC}
SCORERS = frozenset({R.CHAIR, R.MEMBER})
READERS = SCORERS | {R.OBSERVER, R.COORDINATOR}


class Permission(msgspec.Struct, frozen=True, kw_only=True):
    """One thing roles may do. `sentence` completes "may ..."; with `menu` and `path` it is a navigation entry too."""

    key: str
    sentence: str
    roles: frozenset[Role]
    menu: str = ""
    path: str = ""


def _may(
    key: str, sentence: str, roles: frozenset[Role] | set[Role], menu: str = "", path: str = ""
) -> Permission:
    return Permission(key=key, sentence=sentence, roles=frozenset(roles), menu=menu, path=path)


TABLE: tuple[Permission, ...] = (
    # everybody
    _may("public.read", "read what has been published", EVERYONE),
    _may("account.sign_in", "sign in and sign out", EVERYONE),
    _may("home.read", "see their own list of what waits for them", SIGNED_IN, "Home", "/"),
    _may("account.own", "see and change their own account", SIGNED_IN),
    _may("glossary.read", "read the glossary and how this works", EVERYONE),
    # office side
    _may(
        "cases.read",
        "see the case files of their own agency",
        {R.PREPARER, R.POLICE_LEAD},
        "Case files",
        "/cases",
    ),
    _may("cases.import", "bring in closed case files", {R.PREPARER}, "Add a case", "/cases/new"),
    _may("cases.draw", "draw a sample of their agency's case files by lot", {R.PREPARER, R.POLICE_LEAD}),
    _may("cases.dispose", "destroy the original of a case file", {R.PREPARER, R.POLICE_LEAD}),
    _may(
        "anonymisation.work",
        "see originals they prepare and decide what is redacted",
        {R.PREPARER},
        "Workbench",
        "/workbench",
    ),
    _may(
        "release.verify",
        "check an anonymised case against its original and approve or return it",
        {R.VERIFIER},
        "To verify",
        "/release",
    ),
    _may("release.recall", "call back a sealed case", {R.VERIFIER, R.COORDINATOR}),
    # room side
    _may("meetings.read", "see the panel's meetings", READERS | {R.POLICE_LEAD}, "Meetings", "/meetings"),
    _may(
        "meetings.arrange",
        "arrange meetings and put sealed cases on them",
        {R.COORDINATOR},
        "New meeting",
        "/meetings/new",
    ),
    _may("meetings.approve", "agree the minutes of a meeting", {R.CHAIR}),
    _may("meetings.declare", "declare conflicts and say that they recognise a case", SCORERS | {R.OBSERVER}),
    _may("packs.read", "read sealed cases they have no conflict with", READERS),
    _may("scoring.score", "score a case by themselves", SCORERS),
    _may("scoring.discuss", "take part in the discussion of a case", READERS),
    _may("scoring.agree", "record the panel's agreed sheet and overall finding", {R.CHAIR}),
    _may("scoring.open", "open and close the phases of a case", {R.CHAIR, R.COORDINATOR}),
    _may("scoring.minority", "record a minority view", SCORERS),
    _may("scoring.questions", "choose which extra questions are asked about a case", {R.COORDINATOR}),
    _may("scoring.concerns", "read concerns that somebody needs help now, and pass them on", {R.COORDINATOR}),
    _may(
        "scoring.warn", "tell the coordinator at once that somebody may need help now", SCORERS | {R.OBSERVER}
    ),
    _may(
        "findings.read",
        "read the panel's findings",
        READERS | {R.POLICE_LEAD, R.BOARD, R.AUDITOR},
        "Findings",
        "/findings",
    ),
    _may("findings.write", "draft findings", {R.COORDINATOR, R.CHAIR}),
    _may("findings.adopt", "adopt findings", {R.CHAIR}),
    _may(
        "recommendations.read",
        "read issued recommendations",
        READERS | {R.POLICE_LEAD, R.RESPONDER, R.BOARD, R.AUDITOR},
        "Recommendations",
        "/recommendations",
    ),
    _may("recommendations.write", "draft recommendations", {R.COORDINATOR, R.CHAIR}),
    _may("recommendations.issue", "agree, issue and withdraw recommendations", {R.CHAIR}),
    _may(
        "followup.answer",
        "answer a recommendation for their own agency and report on actions",
        {R.RESPONDER, R.POLICE_LEAD},
    ),
    _may(
        "followup.board",
        "see the board's follow-up page",
        READERS | {R.POLICE_LEAD, R.RESPONDER, R.BOARD, R.AUDITOR},
        "Board",
        "/board",
    ),
    _may("followup.verify", "verify evidence and close what they do not own", {R.BOARD, R.CHAIR}),
    _may("publication.read", "read the published page", EVERYONE, "You said, we did", "/you-said-we-did"),
    _may(
        "publication.work",
        "see the texts that are being prepared and take a published one down",
        {R.COORDINATOR, R.CHAIR, R.BOARD},
    ),
    _may(
        "publication.prepare", "prepare texts for publication", {R.COORDINATOR}, "Publication", "/publication"
    ),
    _may(
        "publication.approve",
        "approve texts for publication",
        {R.CHAIR, R.BOARD},
        "Publication",
        "/publication",
    ),
    # keeping watch
    _may("audit.read", "read the audit log and check its chain", {R.AUDITOR}, "Audit log", "/audit"),
    _may("people.manage", "add people and switch accounts off", {R.ADMIN}, "People", "/people"),
)

BY_KEY = {permission.key: permission for permission in TABLE}


def may(role: str, key: str) -> bool:
    return role in BY_KEY[key].roles


def navigation(role: str) -> list[Permission]:
    """The navigation of a role, in the table's order, each path once."""
    seen: dict[str, Permission] = {}
    for permission in TABLE:
        if permission.menu and role in permission.roles:
            seen.setdefault(permission.path, permission)
    return list(seen.values())
