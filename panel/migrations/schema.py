"""Brings a database to the newest schema."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

FOLDER = Path(__file__).parent


def config() -> Config:
    found = Config()
    found.set_main_option("script_location", str(FOLDER))
    return found


def upgrade(engine: Engine, to: str = "head") -> bool:
    """True when the database was new. A database that is already there costs one query."""
    with engine.execution_options(ro=True).connect() as connection:
        before = MigrationContext.configure(connection).get_current_revision()
    if to == "head" and before == ScriptDirectory.from_config(config()).get_current_head():
        return False
    with engine.begin() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, to)
    return before is None


def downgrade(engine: Engine, to: str) -> None:
    with engine.begin() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.downgrade(settings, to)
