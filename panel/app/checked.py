"""Hands the last published evaluation of the redaction to the page that shows it, as plain numbers."""

from __future__ import annotations

from pathlib import Path

import msgspec

from panel.packs.checked import Amount, Checked, CheckedSet
from redaction.published import LATEST, Figure, MeasuredSet, latest


def last_checked(file: Path = LATEST) -> Checked | None:
    """None where nothing was published or the file can't be read: the page then says that there are no figures."""
    try:
        found = latest(file)
    except (OSError, msgspec.MsgspecError):
        return None
    if found is None:
        return None
    return Checked(date=found.date, policy=found.policy, sets=tuple(map(_set, found.sets)))


def _set(measured: MeasuredSet) -> CheckedSet:
    return CheckedSet(
        title=measured.title,
        cases=measured.bundles,
        is_new=measured.seen is False,
        amounts={f.key: amount for f in measured.figures if (amount := _amount(f))},
    )


def _amount(figure: Figure) -> Amount | None:
    value, interval, is_met = figure.amount, figure.interval, figure.is_met
    if value is None or interval is None or is_met is None or figure.target is None:
        return None
    return Amount(value=value, low=interval[0], high=interval[1], target=figure.target, is_met=is_met)
