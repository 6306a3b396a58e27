"""Browser sessions in the database, with ids that can't be planted or read back.

The framework's own backend keeps whatever id a browser sends, through sign-in too; this one never adopts an unknown id,
changes the id at sign-in and stores only its hash.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

import anyio.to_thread
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.middleware.session.server_side import ServerSideSessionBackend, ServerSideSessionConfig
from litestar.stores.base import Store
from litestar.types import Message
from sqlalchemy import delete

from panel.accounts.models import BrowserSession
from panel.kernel.house import House

COOKIE = "panel_session"
STORE = "sessions"
PERSON = "person"
_RENEW_AFTER = dt.timedelta(minutes=2)
_NEW_ID = "new_session_id"


def _hashed(session_id: str) -> str:
    return hashlib.sha256(session_id.encode()).hexdigest()


class SqlStore(Store):
    """Sessions by hashed id. Ends each after `idle_seconds` without a request and after `session_seconds` in any case."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def get(self, key: str, renew_for: int | dt.timedelta | None = None) -> bytes | None:
        return await anyio.to_thread.run_sync(self._get, key)

    async def set(self, key: str, value: str | bytes, expires_in: int | dt.timedelta | None = None) -> None:
        await anyio.to_thread.run_sync(self._set, key, value.encode() if isinstance(value, str) else value)

    async def delete(self, key: str) -> None:
        await anyio.to_thread.run_sync(self._delete, key)

    async def delete_all(self) -> None:
        await anyio.to_thread.run_sync(self._delete, None)

    async def exists(self, key: str) -> bool:
        return await self.get(key) is not None

    async def expires_in(self, key: str) -> int | None:
        return await anyio.to_thread.run_sync(self._expires_in, key)

    def _get(self, key: str) -> bytes | None:
        with self._house.read() as tx:
            found = tx.session.get(BrowserSession, key)
            return found.data if found and self._is_alive(found, tx.now) else None

    def _set(self, key: str, value: bytes) -> None:
        with self._house.read() as tx:
            found = tx.session.get(BrowserSession, key)
            fresh = found and found.data == value and self._idle_end(tx.now) - found.expires_at < _RENEW_AFTER
        if fresh:
            return
        with self._house.write() as tx:
            tx.session.execute(delete(BrowserSession).where(BrowserSession.expires_at < tx.now))
            found = tx.session.get(BrowserSession, key) or BrowserSession(
                key=key, started_at=tx.now, account_id=_person_in(value)
            )
            found.data, found.expires_at = value, self._idle_end(tx.now)
            tx.session.add(found)

    def _delete(self, key: str | None) -> None:
        with self._house.write() as tx:
            statement = delete(BrowserSession)
            tx.session.execute(statement if key is None else statement.where(BrowserSession.key == key))

    def _expires_in(self, key: str) -> int | None:
        with self._house.read() as tx:
            found = tx.session.get(BrowserSession, key)
            return int((found.expires_at - tx.now).total_seconds()) if found else None

    def _is_alive(self, found: BrowserSession, now: dt.datetime) -> bool:
        age = (now - found.started_at).total_seconds()
        return found.expires_at > now and age < self._house.settings.session_seconds

    def _idle_end(self, now: dt.datetime) -> dt.datetime:
        return now + dt.timedelta(seconds=self._house.settings.idle_seconds)


def _person_in(value: bytes) -> str:
    import msgspec

    try:
        return str(msgspec.json.decode(value).get(PERSON, ""))
    except msgspec.DecodeError:
        return ""


class SessionBackend(ServerSideSessionBackend):
    def get_session_id(self, connection: ASGIConnection[Any, Any, Any, Any]) -> str:
        return connection.scope["state"].get(_NEW_ID) or super().get_session_id(connection)

    async def get(self, session_id: str, store: Store) -> bytes | None:
        return await super().get(_hashed(session_id), store)

    async def set(self, session_id: str, data: bytes, store: Store) -> None:
        await super().set(_hashed(session_id), data, store)

    async def delete(self, session_id: str, store: Store) -> None:
        await super().delete(_hashed(session_id), store)

    async def load_from_connection(self, connection: ASGIConnection[Any, Any, Any, Any]) -> dict[str, Any]:
        data = await super().load_from_connection(connection)
        if not data:
            connection.scope["state"][_NEW_ID] = self.generate_session_id()
        return data

    async def store_in_message(
        self, scope_session: Any, message: Message, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> None:
        """A visitor about whom nothing need be remembered gets no cookie."""
        if scope_session == {} and not connection.cookies.get(self.config.key):
            return
        await super().store_in_message(scope_session, message, connection)


@dataclass
class SessionConfig(ServerSideSessionConfig):
    _backend_class = SessionBackend


def config(house: House) -> SessionConfig:
    return SessionConfig(
        key=COOKIE,
        store=STORE,
        max_age=house.settings.session_seconds,
        secure=house.settings.secure_cookies,
        httponly=True,
        samesite="lax",
        path="/",
    )


def start(request: Request[Any, Any, Any], store: SqlStore, account_id: str) -> None:
    """A signed-in session under a new id; the one the browser came with ends. Called in the handler's thread."""
    old = request.cookies.get(COOKIE)
    if old:
        store._delete(_hashed(old))
    request.scope["state"][_NEW_ID] = secrets.token_hex(32)
    request.set_session({PERSON: account_id})


def end(request: Request[Any, Any, Any], store: SqlStore) -> None:
    old = request.cookies.get(COOKIE)
    if old:
        store._delete(_hashed(old))
    request.clear_session()
