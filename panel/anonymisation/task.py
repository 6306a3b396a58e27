"""What runs in a worker process: bytes in, bytes out. Keys and the database stay with the coordinator.

The language model is loaded here and nowhere else: nothing at the top of this module may import it.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from panel.anonymisation import rules
from redaction.bundle import CaseBundle, LeakReport, Policy, Proposal
from redaction.decisions import Decision


class Outcome(msgspec.Struct, frozen=True):
    """A proposal, or a sentence that says what went wrong without a word of the case."""

    proposal: Proposal | None = None
    error: str = ""


class TooLong(Exception):
    """The task ran past its limit."""


def propose(bundle: bytes, policy: bytes) -> bytes:
    """`CaseBundle` and `Policy` in, `Outcome` out. Never raises for what is in the documents."""
    given = msgspec.json.decode(policy, type=Policy)
    return msgspec.json.encode(_propose(msgspec.json.decode(bundle, type=CaseBundle), given))


def _propose(bundle: CaseBundle, policy: Policy) -> Outcome:
    import redaction

    try:
        with _limit(policy.time_limit_seconds):
            return Outcome(proposal=redaction.propose(bundle, policy))
    except Exception as error:  # fail closed: whatever broke, this case goes no further
        return Outcome(error=_sentence(error, [d.name for d in bundle.documents]))


def _sentence(error: Exception, names: list[str]) -> str:
    """What went wrong, without a word of the case: documents are named by their number."""
    named = getattr(error, "document", "")
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, TooLong):
            return rules.TOO_LONG
        if isinstance(cause, ImportError | OSError):
            return rules.NO_MODEL
        cause = cause.__cause__
    return f"Document {names.index(named) + 1} could not be searched." if named in names else rules.FAILED


def check(bundle: bytes, proposal: bytes, decisions: bytes) -> bytes:
    """The residual check over the text as it would be released: `LeakReport` out."""
    import redaction

    made = msgspec.json.decode(decisions, type=tuple[Decision, ...])
    decided = redaction.decide(msgspec.json.decode(proposal, type=Proposal), made)
    with _limit(Policy().time_limit_seconds):
        report = redaction.verify(
            redaction.render(decided), msgspec.json.decode(bundle, type=CaseBundle), decided.allowed
        )
    return msgspec.json.encode(LeakReport(leaks=report.leaks))


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raises `TooLong` in the block after `seconds`, where the system has alarms; else only the library's own limit holds."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
