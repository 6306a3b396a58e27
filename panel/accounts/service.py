from __future__ import annotations

from sqlalchemy import delete

from panel.accounts import queries, rules
from panel.accounts.forms import ChangePassword, NewPerson, SignIn
from panel.accounts.models import Account, BrowserSession, SignInAttempts
from panel.accounts.passwords import hash_password, matches
from panel.audit import service as audit
from panel.kernel.errors import Invalid
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import PUBLIC, Viewer

WRONG = "The e-mail address or the password is not right. Check both and try again."


def sign_in(tx: Tx, form: SignIn, cheap: bool) -> Viewer | None:
    """The viewer, or None when address or password is wrong; that is counted and audited either way.

    Too many wrong passwords raise `NotNow`.
    """
    attempts = _attempts(tx, form.email)
    rules.check_attempts(attempts.count)
    found = queries.account_by_email(tx, form.email)
    right = matches(found.password_hash if found and found.is_active else None, form.password, cheap)
    if not right or found is None:
        attempts.count += 1
        audit.write(tx, PUBLIC, "account.sign_in_failed", f"attempts:{attempts.key[:12]}", rows=(attempts,))
        return None
    attempts.count = 0
    viewer = queries.viewer_of(tx, found.id)
    audit.write(tx, viewer, "account.signed_in", f"account:{found.id}", rows=(attempts,))
    return viewer


def _attempts(tx: Tx, email: str) -> SignInAttempts:
    found = queries.attempts(tx, email)
    if found is None:
        found = SignInAttempts(
            key=queries.attempts_key(email), count=0, window_ends_at=tx.now + rules.ATTEMPT_WINDOW
        )
    if found.window_ends_at <= tx.now:
        found.count, found.window_ends_at = 0, tx.now + rules.ATTEMPT_WINDOW
    return found


def sign_out(tx: Tx, viewer: Viewer) -> None:
    audit.write(tx, viewer, "account.signed_out", f"account:{viewer.id}")


def add_person(tx: Tx, viewer: Viewer, form: NewPerson, cheap: bool = False) -> Account:
    rules.check_new_person(form.name, form.email, form.role, queries.known_emails(tx))
    rules.check_password(form.password)
    person = Account(
        id=new_id(),
        name=form.name.strip(),
        email=form.email.strip().lower(),
        role=form.role,
        agency=form.agency.strip(),
        title=form.title.strip(),
        password_hash=hash_password(form.password, cheap),
        is_active=True,
        created_at=tx.now,
    )
    audit.write(
        tx, viewer, "account.added", f"account:{person.id}", rows=(person,), facts={"role": form.role}
    )
    return person


def switch_off(tx: Tx, viewer: Viewer, account_id: str) -> Account:
    """Ends the account and all its sessions at once."""
    person = queries.account(tx, viewer, account_id)
    rules.check_may_switch_off(viewer, account_id)
    person.is_active = False
    tx.session.execute(delete(BrowserSession).where(BrowserSession.account_id == account_id))
    audit.write(tx, viewer, "account.switched_off", f"account:{account_id}", rows=(person,))
    return person


def change_password(tx: Tx, viewer: Viewer, form: ChangePassword, cheap: bool) -> None:
    """Needs the present password; ends every session of the account."""
    person = queries.account(tx, viewer, viewer.id)
    if not matches(person.password_hash, form.current, cheap):
        raise Invalid("Your current password is not right", "current")
    rules.check_password(form.new, "new")
    person.password_hash = hash_password(form.new, cheap)
    tx.session.execute(delete(BrowserSession).where(BrowserSession.account_id == viewer.id))
    audit.write(tx, viewer, "account.password_changed", f"account:{viewer.id}", rows=(person,))
