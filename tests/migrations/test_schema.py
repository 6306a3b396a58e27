"""The schema's history and the models agree, on both databases."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

import panel.migrations.tables  # noqa: F401  # fills Base.metadata
from panel.kernel.database import Base
from panel.migrations.schema import config, downgrade, upgrade


def test_the_migrated_schema_is_what_the_models_say(any_engine: Engine):
    with any_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []


def test_history_is_one_line():
    scripts = ScriptDirectory.from_config(config())
    assert len(scripts.get_heads()) == 1


def test_going_down_and_up_again_gives_the_same_tables(any_engine: Engine):
    before = set(inspect(any_engine).get_table_names())
    downgrade(any_engine, "0001")
    assert "packs_pack" not in inspect(any_engine).get_table_names()
    upgrade(any_engine)
    assert set(inspect(any_engine).get_table_names()) == before


def test_people_and_their_audit_entries_survive_every_migration(tmp_path):
    from panel.kernel.database import open_engine

    engine = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    upgrade(engine, "0001")
    with engine.begin() as c:
        c.execute(
            text(
                "insert into accounts_account values ('a1', 'Jo Field', 'jo@panel.example', 'member', 'Panel', '', 'hash', 1, "
                "'2026-01-01 00:00:00')"
            )
        )
        c.execute(
            text(
                "insert into audit_entry values (1, '2026-01-01 00:00:00', 'a1', 'x.y', 'x:1', '{}', 'p', 'h')"
            )
        )
    upgrade(engine)
    with engine.begin() as c:
        assert c.execute(text("select name, is_active from accounts_account")).one() == ("Jo Field", 1)
        assert c.execute(text("select count(*) from audit_entry")).scalar_one() == 1
