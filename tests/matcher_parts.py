"""People of a case whom the tests of matching look for, and a matcher that knows them."""

from __future__ import annotations

from redaction.bundle import CaseBundle, CaseFacts, Party
from redaction.matcher import Matcher
from redaction.people import Register


def matcher_of(*parties: Party) -> Matcher:
    facts = CaseFacts(format=1, reference="x", documents=(), parties=parties)
    return Matcher(Register(CaseBundle(facts=facts, documents=())))


MATCHER = matcher_of(
    Party(role="victim", name="Zeynep Altunbas"),
    Party(role="officer", name="Draycott", rank="PC"),
    Party(role="suspect", name="Hope Winterbourne"),
)
