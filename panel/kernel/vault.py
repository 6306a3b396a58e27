"""Keys. Everything that could identify is stored sealed under a data key per case; the master key wraps those.

AES-256-GCM with the place of the data as associated data, so that a sealed value moved to another row or case does
not open. Only the office side is given a vault.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from panel.kernel.errors import PanelError

_KEY_BYTES = 32
_NONCE_BYTES = 12
_KEY_ID_BYTES = 8


class SealBroken(PanelError):
    """A sealed value did not open: wrong key, or changed or moved data."""

    status = 500
    title = "We could not open part of this case"

    def __init__(self) -> None:
        super().__init__(
            "A protected part of this case did not open with our key. Nothing was changed. Tell your system administrator: "
            "the key file and the database may not belong together."
        )


class CaseKey:
    """Seals and opens what belongs to one case. `place` names the column and row, such as `document:7:text`."""

    def __init__(self, case_id: str, key: bytes) -> None:
        self._case_id = case_id
        self._cipher = AESGCM(key)

    def seal(self, data: bytes, place: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, data, self._bound(place))

    def open(self, sealed: bytes, place: str) -> bytes:
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self._bound(place))
        except InvalidTag:
            raise SealBroken from None

    def _bound(self, place: str) -> bytes:
        return f"case:{self._case_id}:{place}".encode()


class Vault:
    """The master keys, newest last. New data keys are wrapped with the newest; older ones still open."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        if (
            not keys
            or any(len(k) != _KEY_BYTES for k in keys.values())
            or any(len(i) > _KEY_ID_BYTES for i in keys)
        ):
            raise ValueError("a vault needs 32-byte keys with ids of at most 8 characters")
        self._keys = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self._newest = list(keys)[-1]
        self._fingerprint_key = hashlib.sha256(b"fingerprint:" + next(iter(keys.values()))).digest()

    def new_case_key(self, case_id: str) -> tuple[bytes, CaseKey]:
        """A fresh data key: wrapped for storage, and ready to use."""
        key = secrets.token_bytes(_KEY_BYTES)
        return self._wrap(key, case_id), CaseKey(case_id, key)

    def case_key(self, case_id: str, wrapped: bytes) -> CaseKey:
        return CaseKey(case_id, self._unwrap(wrapped, case_id))

    def fingerprint(self, data: bytes) -> str:
        """The same data give the same 64 characters, which say nothing to anybody without the oldest master key."""
        return hmac.new(self._fingerprint_key, data, hashlib.sha256).hexdigest()

    def rewrap(self, case_id: str, wrapped: bytes) -> bytes:
        """The same data key under the newest master key."""
        return self._wrap(self._unwrap(wrapped, case_id), case_id)

    def _wrap(self, key: bytes, case_id: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._keys[self._newest].encrypt(nonce, key, f"key:{case_id}".encode())
        return self._newest.encode().ljust(_KEY_ID_BYTES, b"\0") + nonce + sealed

    def _unwrap(self, wrapped: bytes, case_id: str) -> bytes:
        master = self._keys.get(wrapped[:_KEY_ID_BYTES].rstrip(b"\0").decode())
        if master is None:
            raise SealBroken
        nonce, sealed = (
            wrapped[_KEY_ID_BYTES : _KEY_ID_BYTES + _NONCE_BYTES],
            wrapped[_KEY_ID_BYTES + _NONCE_BYTES :],
        )
        try:
            return master.decrypt(nonce, sealed, f"key:{case_id}".encode())
        except InvalidTag:
            raise SealBroken from None


def read_vault(path: Path) -> Vault:
    """Keys from a file of lines `id hex`, newest last. Raises a sentence when it is missing or malformed."""
    try:
        lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
        return Vault({key_id: bytes.fromhex(key) for key_id, key in lines})
    except FileNotFoundError:
        raise SystemExit(
            f"The key file {path} is missing. Case files can't be opened without it. Put it back, then start again."
        ) from None
    except ValueError:
        raise SystemExit(
            f"The key file {path} can't be read. Each line must hold a short id and 64 hexadecimal digits."
        ) from None


def create_key_file(path: Path) -> None:
    """A new master key, readable by its owner alone. An existing file is never touched."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"k1 {secrets.token_hex(_KEY_BYTES)}\n")
