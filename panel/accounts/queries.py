from __future__ import annotations

import hashlib

from sqlalchemy import Select, false, select

from panel.accounts.models import Account, SignInAttempts
from panel.accounts.permissions import Role
from panel.kernel.errors import NotFound
from panel.kernel.house import Tx
from panel.kernel.viewer import PUBLIC, Viewer


def readable_accounts(viewer: Viewer) -> Select[Account]:
    """Administrators see everybody; everyone else only themselves."""
    if viewer.role == Role.ADMIN:
        return select(Account)
    if not viewer.is_signed_in:
        return select(Account).where(false())
    return select(Account).where(Account.id == viewer.id)


def account(tx: Tx, viewer: Viewer, account_id: str) -> Account:
    found = tx.session.scalar(readable_accounts(viewer).where(Account.id == account_id))
    if found is None:
        raise NotFound
    return found


def accounts(tx: Tx, viewer: Viewer) -> list[Account]:
    return list(tx.session.scalars(readable_accounts(viewer).order_by(Account.role, Account.name)))


def account_by_email(tx: Tx, email: str) -> Account | None:
    return tx.session.scalar(select(Account).where(Account.email == email.strip().lower()))


def known_emails(tx: Tx) -> set[str]:
    return set(tx.session.scalars(select(Account.email)))


def attempts(tx: Tx, email: str) -> SignInAttempts | None:
    return tx.session.get(SignInAttempts, attempts_key(email))


def attempts_key(email: str) -> str:
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()


def viewer_of(tx: Tx, account_id: str) -> Viewer:
    """The viewer an account stands for; the public when it is unknown or switched off."""
    found = tx.session.get(Account, account_id) if account_id else None
    if found is None or not found.is_active:
        return PUBLIC
    return Viewer(id=found.id, name=found.name, role=found.role, agency=found.agency)


def person_names(tx: Tx, ids: list[str]) -> dict[str, str]:
    """Names of people by account id, for pages whose rules have already decided that the name may be shown."""
    rows = tx.session.execute(select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {row.id: row.name for row in rows}


def people_with_role(tx: Tx, *roles: str) -> list[Account]:
    """Active people of the given roles, by name: for invitations and assignment lists."""
    return list(
        tx.session.scalars(
            select(Account).where(Account.role.in_(roles), Account.is_active).order_by(Account.name)
        )
    )
