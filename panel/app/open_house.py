"""Opens the house: settings, database at its newest schema, and on the office side the vault."""

from __future__ import annotations

from panel.kernel.clock import Clock, SystemClock
from panel.kernel.database import open_engine
from panel.kernel.house import House
from panel.kernel.settings import Settings
from panel.kernel.vault import create_key_file, read_vault
from panel.kernel.workers import Workers
from panel.migrations.schema import upgrade


def open_house(settings: Settings, *, with_key: bool = True, clock: Clock | None = None) -> House:
    """A first start makes data folder, database and key. Later starts refuse to go on when the key is gone."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        engine = open_engine(settings.url)
        is_new = upgrade(engine)
    except PermissionError as error:
        raise SystemExit(
            f"We can't write to {settings.data}: {error.strerror}. Choose another folder with PANEL_DATA, then start again."
        ) from None
    if with_key and is_new and not settings.key_path.exists():
        create_key_file(settings.key_path)
    vault = read_vault(settings.key_path) if with_key else None
    return House(
        engine=engine,
        settings=settings,
        vault=vault,
        clock=clock or SystemClock(),
        workers=Workers(settings.workers),
    )
