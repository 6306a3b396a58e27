from __future__ import annotations

import datetime as dt

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Moment


class Account(Base):
    """A person who may sign in. `role` is a `permissions.Role`; `agency` the body they act for."""

    __tablename__ = "accounts_account"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(200), unique=True)
    """Folded to lower case."""
    role: Mapped[str] = mapped_column(String(20))
    agency: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(200), default="")
    password_hash: Mapped[str] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[dt.datetime] = mapped_column(Moment)


class BrowserSession(Base):
    """What a browser's cookie stands for. `key` is the hash of the cookie, so the table opens no session."""

    __tablename__ = "accounts_session"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(16), index=True, default="")
    data: Mapped[bytes] = mapped_column(LargeBinary)
    started_at: Mapped[dt.datetime] = mapped_column(Moment)
    expires_at: Mapped[dt.datetime] = mapped_column(Moment, index=True)


class SignInAttempts(Base):
    """Wrong passwords for one e-mail address, known or not, in the present window."""

    __tablename__ = "accounts_attempts"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
    window_ends_at: Mapped[dt.datetime] = mapped_column(Moment)
