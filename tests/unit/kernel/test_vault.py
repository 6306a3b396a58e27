from __future__ import annotations

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.kernel.vault import SealBroken, Vault, create_key_file, read_vault

OLD, NEW = {"k1": b"1" * 32}, {"k1": b"1" * 32, "k2": b"2" * 32}


@given(st.binary(max_size=5000), st.text(max_size=40))
def test_what_is_sealed_opens_again(data: bytes, place: str):
    _, key = Vault(OLD).new_case_key("case1")
    assert key.open(key.seal(data, place), place) == data


def test_a_sealed_value_moved_to_another_place_does_not_open():
    _, key = Vault(OLD).new_case_key("case1")
    with pytest.raises(SealBroken):
        key.open(key.seal(b"x", "document:1"), "document:2")


def test_a_key_moved_to_another_case_does_not_open():
    wrapped, _ = Vault(OLD).new_case_key("case1")
    with pytest.raises(SealBroken):
        Vault(OLD).case_key("case2", wrapped)


def test_cases_open_after_the_master_key_was_renewed():
    wrapped, key = Vault(OLD).new_case_key("case1")
    sealed = key.seal(b"words", "p")
    renewed = Vault(NEW).rewrap("case1", wrapped)
    assert renewed.startswith(b"k2")
    assert Vault(NEW).case_key("case1", renewed).open(sealed, "p") == b"words"
    assert Vault(NEW).fingerprint(b"bundle") == Vault(OLD).fingerprint(b"bundle")


def test_the_key_file_is_its_owners_alone_and_never_overwritten(tmp_path):
    path = tmp_path / "master.key"
    create_key_file(path)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    read_vault(path)
    with pytest.raises(FileExistsError):
        create_key_file(path)


def test_a_missing_or_damaged_key_file_is_a_sentence(tmp_path):
    with pytest.raises(SystemExit, match="is missing"):
        read_vault(tmp_path / "none.key")
    (tmp_path / "bad.key").write_text("k1 nonsense")
    with pytest.raises(SystemExit, match="can't be read"):
        read_vault(tmp_path / "bad.key")
