from __future__ import annotations

import msgspec


class AnswerForm(msgspec.Struct, frozen=True):
    """One question as a scorer answers it. `cite` holds paragraph ids such as `d2p14`."""

    criterion: str = ""
    answer: str = ""
    comment: str = ""
    cite: tuple[str, ...] = ()


class CiteForm(msgspec.Struct, frozen=True):
    criterion: str = ""
    paragraph: str = ""


class CaseForm(msgspec.Struct, frozen=True):
    """What is asked once a case. `overall` is the scorer's own view: F1, F2, F3 or F4a."""

    overall: str = ""
    confidence: int | None = None
    went_well: str = ""
    one_change: str = ""


class ConcernForm(msgspec.Struct, frozen=True):
    concern: str = ""


class PassedOnForm(msgspec.Struct, frozen=True):
    passed_to: str = ""


class QuestionsForm(msgspec.Struct, frozen=True):
    plus: tuple[str, ...] = ()


class AgreeForm(msgspec.Struct, frozen=True):
    """The panel's answer to one question."""

    criterion: str = ""
    answer: str = ""
    reason: str = ""


class CurrentForm(msgspec.Struct, frozen=True):
    criterion: str = ""


class MinorityForm(msgspec.Struct, frozen=True):
    minority: str = ""


class EndForm(msgspec.Struct, frozen=True):
    """The panel's overall finding, F1 to F4b, its flags and observations."""

    overall: str = ""
    flags: tuple[str, ...] = ()
    observations: str = ""
