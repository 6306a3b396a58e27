from __future__ import annotations

import msgspec


class SignIn(msgspec.Struct, frozen=True):
    email: str = ""
    password: str = ""
    next: str = ""


class NewPerson(msgspec.Struct, frozen=True):
    name: str = ""
    email: str = ""
    role: str = ""
    agency: str = ""
    title: str = ""
    password: str = ""


class ChangePassword(msgspec.Struct, frozen=True):
    current: str = ""
    new: str = ""
