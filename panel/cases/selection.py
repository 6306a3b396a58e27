"""Drawing cases by lot, so that nobody can pick those that look good (field guide 7).

The lot of a case is the SHA-256 of `seed:id`; the lowest lots are drawn. Anybody with seed, rule and frame can repeat it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from panel.kernel.errors import Invalid, Problem

RULES = {
    "simple": "By lot among all",
    "strand": "By lot within each strand, rare strands first",
    "outcome": "By lot within each outcome, rare outcomes first",
}
NO_STRATUM = "none"
MOST_SEED = 40


class Candidate(msgspec.Struct, frozen=True):
    id: str
    strands: tuple[str, ...] = ()
    outcome_code: int | None = None


def check_draw(wanted: int | None, rule: str, seed: str, frame_size: int) -> None:
    problems: list[Problem] = []
    if wanted is None or wanted < 1:
        problems.append(Problem("Enter how many cases to draw, such as 12", "wanted"))
    elif wanted > frame_size:
        problems.append(Problem(f"Only {frame_size} can be drawn now. Enter {frame_size} or less.", "wanted"))
    if rule not in RULES:
        problems.append(Problem("Choose how to draw", "rule"))
    if len(seed) > MOST_SEED:
        problems.append(Problem(f"Use at most {MOST_SEED} characters for the seed", "seed"))
    if problems:
        raise Invalid(problems[0].sentence, problems=problems)


def draw(candidates: Iterable[Candidate], wanted: int, rule: str, seed: str) -> tuple[str, ...]:
    """Ids of `wanted` candidates, or of all where there are fewer, in the order they were drawn."""
    frame = sorted(candidates, key=lambda c: (lot(seed, c.id), c.id))
    if rule == "simple":
        return tuple(c.id for c in frame[:wanted])
    strata = _strata(frame, rule)
    chosen: list[str] = []
    while len(chosen) < min(wanted, len(frame)):
        for waiting in strata:
            if waiting and len(chosen) < wanted:
                chosen.append(waiting.pop(0).id)
    return tuple(chosen)


def lot(seed: str, case_id: str) -> str:
    return hashlib.sha256(f"{seed}:{case_id}".encode()).hexdigest()


def _strata(frame: list[Candidate], rule: str) -> list[list[Candidate]]:
    """Groups from the smallest to the largest. A case with several strands stands for its rarest."""
    sizes = Counter(name for c in frame for name in _names(c, rule))
    groups: dict[str, list[Candidate]] = {}
    for candidate in frame:
        rarest = min(_names(candidate, rule), key=lambda name: (sizes[name], name))
        groups.setdefault(rarest, []).append(candidate)
    return [group for _, group in sorted(groups.items(), key=lambda g: (len(g[1]), g[0]))]


def _names(candidate: Candidate, rule: str) -> tuple[str, ...]:
    if rule == "outcome":
        return (NO_STRATUM if candidate.outcome_code is None else str(candidate.outcome_code),)
    return candidate.strands or (NO_STRATUM,)
