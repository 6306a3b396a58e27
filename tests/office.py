"""A small case for tests of the office side: brought in, proposed without a language model, prepared, verified."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import msgspec

from panel.anonymisation import service
from panel.anonymisation.engine import Coordinator
from panel.anonymisation.models import Submission
from panel.anonymisation.task import Outcome
from panel.cases import service as cases
from panel.kernel.house import House
from panel.kernel.viewer import Viewer
from panel.release.forms import Approve
from redaction.bundle import CaseBundle, CaseFacts, DocumentEntry, Party, Policy, Proposal
from redaction.spans import Person, Risk, Span, span_id
from redaction.text import Document

LOG = """Enquiry log
Day one. Attended 14 Fennimore Close and spoke to Ozanna Threlkeld, who wears a headscarf.
She was shouted at by the neighbour, Barnaby Quoyle, who said "go home".

Threlkeld gave her number as 07700 900123. She works at a bakery by the canal.
Officer's view: hostility based on religion. Supervisor agreed."""
STATEMENT = """I am Ozanna Threlkeld and I live at 14 Fennimore Close.
Mr Quoyle has done this before. My sister Perpetua saw it."""
FACTS = CaseFacts(
    format=1,
    reference="43260099887",
    documents=(DocumentEntry(file="log.txt", kind="oel"), DocumentEntry(file="mg11.txt", kind="mg11")),
    agency="Thames Valley Police",
    area="Oxford",
    strands=("religion",),
    report_channel="101",
    location_type="home",
    closed_at="2026-05-08T09:00:00",
    occurred_from="2026-02-01T19:40:00",
    reported_at="2026-02-01T20:15:00",
    recorded_at="2026-02-01T21:40:00",
    parties=(
        Party(role="victim", name="Ozanna Threlkeld", phones=("07700 900123",)),
        Party(role="suspect", name="Barnaby Quoyle"),
    ),
)
PEOPLE = (
    Person(key="p1", label="Victim 1", role="victim", surfaces=("Ozanna Threlkeld", "Threlkeld"), party=0),
    Person(key="p2", label="Suspect 1", role="suspect", surfaces=("Barnaby Quoyle", "Quoyle"), party=1),
)
SURFACES = (
    ("Ozanna Threlkeld|Threlkeld", "P", "Victim 1", "p1", False),
    ("Barnaby Quoyle|Quoyle", "P", "Suspect 1", "p2", False),
    ("14 Fennimore Close", "AD", "(address)", None, False),
    ("07700 900123", "PH", "(phone number)", None, False),
    ("the canal", "LO", "(a place)", None, True),
)
"""What the stand-in for the machine finds: *Perpetua* escapes it, and one place is doubtful."""


def bundle(extra: str = "") -> CaseBundle:
    """`extra` makes the content, and with it the case, a different one."""
    return CaseBundle(
        facts=msgspec.structs.replace(FACTS, reference=f"{FACTS.reference}{len(extra):03}"),
        documents=(
            Document(name="log.txt", kind="oel", text=LOG + extra),
            Document(name="mg11.txt", kind="mg11", text=STATEMENT),
        ),
    )


def proposal(given: CaseBundle) -> Proposal:
    spans: dict[str, tuple[Span, ...]] = {}
    for document in given.documents:
        found = [
            Span(
                id=span_id(document.name, m.start(), m.end(), kind),
                start=m.start(),
                end=m.end(),
                type=kind,
                label=label,
                reason="It is listed in the facts of the case.",
                source="test",
                person=person,
                doubtful=doubtful,
                confidence=0.5 if doubtful else 1.0,
            )
            for pattern, kind, label, person, doubtful in SURFACES
            for m in re.finditer(pattern, document.text)
        ]
        spans[document.name] = tuple(sorted(found, key=lambda s: s.start))
    at = given.documents[0].text.find("works at a bakery")
    risk = Risk(
        document="log.txt",
        start=at,
        end=at + len("works at a bakery"),
        sentence="A job and a place together may tell who this is.",
        suggestion="Say *works nearby*, or leave it out.",
    )
    return Proposal(
        policy="test",
        documents=given.documents,
        spans=spans,
        people=PEOPLE,
        risks=(risk,),
        day_zero="2026-02-01",
    )


def done(value: bytes) -> Future[bytes]:
    future: Future[bytes] = Future()
    future.set_result(value)
    return future


def machine(_task: Callable[..., bytes], given: bytes, _policy: bytes) -> Future[bytes]:
    """Stands in for the worker process."""
    found = proposal(msgspec.json.decode(given, type=CaseBundle))
    return done(msgspec.json.encode(Outcome(proposal=found)))


def coordinator(house: House, submit: Callable[..., Any] = machine) -> Coordinator:
    return Coordinator(house, Policy(version="test"), submit)


def brought_in(house: House, preparer: Viewer, extra: str = "") -> str:
    """The id of an accepted case that the machine has not seen."""
    given = bundle(extra)
    files = {d.name: d.text.encode() for d in given.documents}
    with house.write() as tx:
        case = cases.accept_bundle(tx, preparer, files, given)
    assert case.state == "accepted", case.reasons
    return case.id


def proposed(house: House, preparer: Viewer, extra: str = "") -> str:
    """The id of a case that waits for its preparer."""
    case_id = brought_in(house, preparer, extra)
    coordinator(house).step(0)
    return case_id


def prepare(house: House, preparer: Viewer, case_id: str) -> None:
    """Everything a preparer must do before *Submit*: doubtful places, what the check stops at."""
    from panel.anonymisation import queries, views
    from redaction.decisions import Decision
    from redaction.render import render

    with house.write() as tx:
        if queries.work(tx, preparer, case_id).open_count:
            service.accept_doubtful(tx, preparer, case_id)
    while leaks := service.check(house, preparer, case_id).leaks:
        with house.write() as tx:
            desk = queries.desk(tx, preparer, case_id)
            line = views.leaks(leaks[:1], desk.decided, render(desk.decided))[0]
            decision = Decision(
                number=0,
                kind="add",
                document=desk.decided.documents[line.document - 1].name,
                start=line.start,
                end=line.end,
                type=line.type,
                find_all=True,
            )
            service.decide(tx, preparer, case_id, [decision])


def submitted(house: House, preparer: Viewer, extra: str = "") -> Submission:
    """A case handed to the verifiers."""
    case_id = proposed(house, preparer, extra)
    prepare(house, preparer, case_id)
    with house.write() as tx:
        return service.submit(tx, preparer, case_id)


def approval(sha256: str) -> Approve:
    """A complete checklist."""
    return Approve(
        sha256=sha256, checks=("compared", "known", "web"), minutes=25, searched="The quotes; nothing found."
    )
