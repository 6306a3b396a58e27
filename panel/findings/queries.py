from __future__ import annotations

from sqlalchemy import select

from panel.findings.categories import CategorySet
from panel.findings.models import Categories
from panel.kernel.house import Tx


def categories(tx: Tx) -> CategorySet:
    """The list in use; an empty one before any was loaded."""
    found = tx.session.scalar(select(Categories).order_by(Categories.loaded_at.desc()).limit(1))
    return found.data if found else CategorySet()


def categories_by_hash(tx: Tx, sha256: str) -> Categories | None:
    return tx.session.scalar(select(Categories).where(Categories.sha256 == sha256))
