"""Anonymising case bundles: a plain library that knows nothing of the web or a database.

The face, used by the application, the command line and the evaluation alike:

    bundle = redaction.read_bundle(path)             # CaseBundle
    proposal = redaction.propose(bundle, policy)     # Proposal
    decided = redaction.decide(proposal, decisions)  # DecidedBundle
    out = redaction.render(decided)                  # AnonymisedBundle
    report = redaction.verify(out, bundle)           # LeakReport: empty means releasable

Importing this package loads no language model and no document reader; each function loads what it needs when called.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redaction.bundle import AnonymisedBundle, CaseBundle, LeakReport, Policy, Proposal
    from redaction.decisions import DecidedBundle, Decision


def read_bundle(source: Path | str | bytes) -> CaseBundle:
    """A folder, a ZIP file or the bytes of one as a CaseBundle. Raises BundleRefused with a sentence."""
    from redaction.readers.bundle import read_bundle as read

    return read(source)


def propose(bundle: CaseBundle, policy: Policy | None = None) -> Proposal:
    """What the machine would mask. Raises rather than leaving anything out."""
    from redaction.bundle import Policy as StandardPolicy
    from redaction.pipeline import propose as run

    return run(bundle, policy or StandardPolicy())


def decide(proposal: Proposal, decisions: Iterable[Decision] = ()) -> DecidedBundle:
    """The proposal as the preparer's decisions leave it; without decisions it stands as proposed."""
    from redaction.decisions import decide as reduce

    return reduce(proposal, decisions)


def render(decided: DecidedBundle) -> AnonymisedBundle:
    """The text a panel may read."""
    from redaction.render import render as write

    return write(decided)


def verify(anonymised: AnonymisedBundle, bundle: CaseBundle, allowed: Iterable[str] = ()) -> LeakReport:
    """The residual check: what is left in the rendered text that could identify somebody."""
    from redaction.verify import verify as check

    return check(anonymised, bundle, allowed)


class _Face(ModuleType):
    """Keeps `redaction.render` and `redaction.verify` functions.

    Two modules of the package have the same names, and importing one would put it in the function's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and callable(self.__dict__.get(name))):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
