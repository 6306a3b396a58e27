"""What an installation may set, from the environment. Everything has a default that works on one machine."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`data` holds database, key and secret unless they are put elsewhere. Times in seconds, sizes in bytes."""

    data: Path = Path("var")
    database_url: str = ""
    key_file: Path | None = None
    secure_cookies: bool = False
    session_seconds: int = 8 * 3600
    idle_seconds: int = 60 * 60
    workers: int = 1
    upload_limit: int = 50 * 1024 * 1024
    cheap_passwords: bool = False
    """For tests alone: passwords hashed with the least work argon2 allows."""

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{(self.data / 'panel.db').as_posix()}"

    @property
    def key_path(self) -> Path:
        return self.key_file or self.data / "master.key"

    @property
    def secret_path(self) -> Path:
        return self.data / "web.secret"


def from_environment(**overrides: object) -> Settings:
    """PANEL_DATA, PANEL_DATABASE_URL, PANEL_KEY_FILE, PANEL_SECURE_COOKIES, PANEL_WORKERS."""
    env = os.environ
    found: dict[str, object] = {}
    if "PANEL_DATA" in env:
        found["data"] = Path(env["PANEL_DATA"])
    if "PANEL_DATABASE_URL" in env:
        found["database_url"] = env["PANEL_DATABASE_URL"]
    if "PANEL_KEY_FILE" in env:
        found["key_file"] = Path(env["PANEL_KEY_FILE"])
    if "PANEL_SECURE_COOKIES" in env:
        found["secure_cookies"] = env["PANEL_SECURE_COOKIES"] == "1"
    if "PANEL_WORKERS" in env:
        found["workers"] = int(env["PANEL_WORKERS"])
    return Settings(**{**found, **overrides})  # type: ignore[arg-type]  # keys are checked by msgspec itself
