"""case.json to CaseFacts: strict about types, forgiving about what is missing."""

from __future__ import annotations

import re
import typing
from typing import Any

import msgspec

from redaction.bundle import FORMAT, BundleRefused, CaseFacts

_EXPECTED = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a group of fields in { }",
    "null": "empty",
}


def read_facts(data: bytes) -> tuple[CaseFacts, tuple[str, ...]]:
    """The facts, and the names of fields that the format doesn't know. Raises BundleRefused naming the field at fault."""
    try:
        raw = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise BundleRefused(
            f"case.json isn't valid JSON ({fault}). Export the case again; nothing was kept."
        ) from fault
    if not isinstance(raw, dict):
        raise BundleRefused("case.json must hold one case in { }. Export the case again; nothing was kept.")
    _check_format(raw.get("format"))
    known = _without_nulls(raw)
    try:
        facts = msgspec.convert(known, CaseFacts, strict=True)
    except msgspec.ValidationError as fault:
        raise BundleRefused(
            f"case.json can't be used: {_in_words(str(fault))}. Mend that field; nothing was kept."
        ) from fault
    if not facts.reference.strip():
        raise BundleRefused("case.json can't be used: reference is empty. Mend that field; nothing was kept.")
    if not facts.documents:
        raise BundleRefused(
            "case.json lists no documents, so there is nothing to read. List them; nothing was kept."
        )
    return facts, tuple(_unknown(known, CaseFacts, ""))


def _check_format(found: object) -> None:
    if found is None:
        raise BundleRefused(
            'case.json doesn\'t say which format it is in. It must hold "format": 1; nothing was kept.'
        )
    if found != FORMAT or isinstance(found, bool):
        raise BundleRefused(
            f"case.json is in format {found}, and this version reads format {FORMAT}. "
            "Export it in that format, or bring this product up to date; nothing was kept."
        )


def _without_nulls(value: Any) -> Any:
    """What is null is missing."""
    if isinstance(value, dict):
        return {k: _without_nulls(v) for k, v in value.items() if v is not None}
    return [_without_nulls(v) for v in value] if isinstance(value, list) else value


def _in_words(fault: str) -> str:
    """msgspec's message as a sentence: `Expected `int`, got `str` - at `$.outcome.code`."""
    missing = re.match(r"Object missing required field `(\w+)`(?: - at `\$\.?(.*)`)?", fault)
    if missing:
        where = f" in {missing[2]}" if missing[2] else ""
        return f"{missing[1]} is missing{where}"
    wrong = re.match(r"Expected `([^`]+)`, got `([^`]+)`(?: - at `(?:key in )?\$?\.?(.*)`)?", fault)
    if not wrong:
        return fault
    wanted = " or ".join(_EXPECTED.get(w.strip(), w) for w in wrong[1].split("|") if w.strip() != "null")
    return f"{wrong[3] or 'it'} must be {wanted}, not {_EXPECTED.get(wrong[2], wrong[2])}"


def _unknown(raw: Any, struct: type, where: str) -> list[str]:
    """Names, dotted, of fields in `raw` that `struct` doesn't have."""
    hints = typing.get_type_hints(struct)
    found: list[str] = []
    for key, value in raw.items():
        if key not in hints:
            found.append(f"{where}{key}")
            continue
        for place, item, inner in _structs(hints[key], value, f"{where}{key}"):
            found += _unknown(item, inner, f"{place}.")
    return found


def _structs(hint: Any, value: Any, where: str) -> list[tuple[str, Any, type]]:
    """The groups of fields directly inside `value`, each with its place and its Struct."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return [(where, value, hint)]
    arguments = typing.get_args(hint)
    if (
        typing.get_origin(hint) is tuple
        and isinstance(arguments[0], type)
        and issubclass(arguments[0], msgspec.Struct)
    ):
        return [(f"{where}[{n}]", item, arguments[0]) for n, item in enumerate(value)]
    return []
