"""Forms as msgspec Structs: one decoder for every page, whose failures name the field in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_origin

import msgspec
from litestar import Request
from litestar.datastructures import UploadFile

from panel.kernel.errors import Invalid, Problem

T = TypeVar("T", bound=msgspec.Struct)
MAX_TEXT = 20_000


class File(msgspec.Struct, frozen=True):
    """An uploaded file, in memory."""

    name: str
    content: bytes


class Form:
    """What a browser sent: values by field name, each possibly more than once, and files."""

    def __init__(
        self, values: Mapping[str, Sequence[str]], files: Mapping[str, Sequence[File]] | None = None
    ) -> None:
        self._values = values
        self._files = files or {}

    def files(self, field: str) -> list[File]:
        return [f for f in self._files.get(field, ()) if f.name or f.content]

    def first(self, field: str) -> str:
        return next(iter(self._values.get(field, ())), "")

    def values(self, field: str) -> list[str]:
        return list(self._values.get(field, ()))

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self._values)

    def decode(self, shape: type[T]) -> T:
        """The form as `shape`. Text is stripped; empty text for a field of another type means *not given*.

        Sequence fields take every value of their name, booleans are true for any value, numbers and dates are parsed.
        Raises `Invalid` with one problem per wrong field.
        """
        found: dict[str, Any] = {}
        problems: list[Problem] = []
        for field in msgspec.structs.fields(shape):
            if field.encode_name not in self._values:
                continue
            try:
                value = self._value(field.encode_name, field.type)
                if value is not None:
                    found[field.name] = msgspec.convert(value, field.type, strict=False)
            except msgspec.ValidationError:
                problems.append(Problem("This can't be read. Check what you entered.", field.encode_name))
        if problems:
            raise Invalid(problems[0].sentence, problems=problems)
        return shape(**found)

    def _value(self, name: str, kind: Any) -> Any:
        values = [v.strip().replace("\r\n", "\n") for v in self._values[name]]
        if any(len(v) > MAX_TEXT for v in values):
            raise Invalid(f"That is too long: at most {MAX_TEXT:,} characters", name)
        if get_origin(kind) in (tuple, list, frozenset, set):
            return [v for v in values if v]
        value = values[-1] if values else ""
        if kind is bool:
            return value not in ("", "no", "false", "0")
        if kind is str:
            return value
        return value or None


async def read_form(request: Request[Any, Any, Any]) -> Form:
    """The dependency `form`: decoded before the handler's thread starts."""
    if request.method != "POST":
        return Form({})
    values: dict[str, list[str]] = {}
    files: dict[str, list[File]] = {}
    for key, value in (await request.form()).multi_items():
        if isinstance(value, UploadFile):
            files.setdefault(key, []).append(File(value.filename or "", await value.read()))
        else:
            values.setdefault(key, []).append(str(value))
    return Form(values, files)
