"""The worker's task answers with a sentence that names no document, whatever goes wrong in it."""

from __future__ import annotations

import time

import msgspec
import pytest

import redaction
from panel.anonymisation import rules, task
from redaction.bundle import CaseBundle, CaseFacts, Policy
from redaction.finding import DetectorFailed
from redaction.text import Document

BUNDLE = CaseBundle(
    facts=CaseFacts(format=1, reference="x", documents=()),
    documents=(Document(name="a.txt", text="a"), Document(name="statement of Ann Other.txt", text="b")),
)


def outcome(monkeypatch, propose, seconds=5.0):
    monkeypatch.setattr(redaction, "propose", propose)
    policy = msgspec.json.encode(Policy(time_limit_seconds=seconds))
    return msgspec.json.decode(task.propose(msgspec.json.encode(BUNDLE), policy), type=task.Outcome)


def raising(error, cause=None):
    def propose(_bundle, _policy):
        raise error from cause

    return propose


@pytest.mark.parametrize(
    ("error", "cause", "sentence"),
    [
        (
            DetectorFailed("statement of Ann Other.txt", "x"),
            ValueError(),
            "Document 2 could not be searched.",
        ),
        (DetectorFailed("the bundle", "x"), ValueError(), rules.FAILED),
        (DetectorFailed("the bundle", "x"), OSError("no model"), rules.NO_MODEL),
        (ImportError("spacy"), None, rules.NO_MODEL),
        (RuntimeError("Ann Other"), None, rules.FAILED),
    ],
)
def test_every_failure_is_a_sentence_without_a_name(monkeypatch, error, cause, sentence):
    found = outcome(monkeypatch, raising(error, cause))
    assert (found.proposal, found.error) == (None, sentence)


def test_a_task_that_runs_too_long_is_stopped_even_when_the_library_wraps_it(monkeypatch):
    def slow(_bundle, _policy):
        try:
            time.sleep(5)
        except Exception as error:
            raise DetectorFailed("a.txt", "stopped") from error

    assert outcome(monkeypatch, slow, 0.05).error == rules.TOO_LONG
