"""Rows that the database itself refuses to change: the last line of *nothing decided changes silently*."""

from __future__ import annotations

from typing import Any


def freeze_rows(op: Any, table: str, when: str = "1=1") -> None:
    """In a migration: refuse UPDATE and DELETE of rows of `table` for which `when` holds (SQL over OLD)."""
    dialect = op.get_bind().dialect.name
    for verb in ("update", "delete"):
        for statement in _statements(dialect, table, verb, when):
            op.execute(statement)


def freeze_columns(op: Any, table: str, columns: tuple[str, ...], when: str = "1=1") -> None:
    """In a migration: refuse changes of `columns` where `when` holds; other columns may still change."""
    dialect = op.get_bind().dialect.name
    differs = " OR ".join(
        f"OLD.{c} IS {'DISTINCT FROM' if dialect == 'postgresql' else 'NOT'} NEW.{c}" for c in columns
    )
    for statement in _statements(dialect, table, "update", f"({when}) AND ({differs})", name="columns"):
        op.execute(statement)
    for statement in _statements(dialect, table, "delete", when, name="columns"):
        op.execute(statement)


def _statements(dialect: str, table: str, verb: str, when: str, name: str = "rows") -> list[str]:
    trigger = f"frozen_{name}_{table}_{verb}"
    message = f"{table}: this row is frozen"
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {trigger} BEFORE {verb.upper()} ON {table} FOR EACH ROW WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$body$ BEGIN RAISE EXCEPTION '{message}'; END $body$",
        f"CREATE TRIGGER {trigger} BEFORE {verb.upper()} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {trigger}()",
    ]
