"""How much a bundle may hold. Files come from outside, so each reader asks here before it unpacks anything."""

from __future__ import annotations

import zipfile

from redaction.bundle import BundleRefused

MIB = 1024 * 1024
MOST_BYTES = 50 * MIB
"""Of one document."""
MOST_EXPANDED = 200 * MIB
"""Of everything in a ZIP or a folder together, unpacked."""
MOST_TIMES_LARGER = 100
"""Text seldom packs better than 20 to 1; a bomb packs 1,000 to 1."""
RATIO_COUNTS_FROM = 5 * MIB
MOST_FILES = 500
MOST_PAGES = 500
MOST_DEPTH = 3
"""Of mails within mails."""
MOST_CHARACTERS = 5_000_000


def check_size(name: str, size: int) -> None:
    if size == 0:
        raise BundleRefused(f"{name} is empty. Export it again and bring the bundle back; nothing was kept.")
    if size > MOST_BYTES:
        raise BundleRefused(
            f"{name} is {size // MIB} MB; the most is {MOST_BYTES // MIB} MB. Split it or leave out pictures; nothing was kept."
        )


def check_archive(name: str, archive: zipfile.ZipFile) -> None:
    """Refuses a ZIP that would unpack to far more than it seems, before anything is unpacked."""
    entries = archive.infolist()
    expanded = sum(e.file_size for e in entries)
    packed = max(sum(e.compress_size for e in entries), 1)
    if len(entries) > MOST_FILES:
        raise BundleRefused(
            f"{name} holds {len(entries)} files; the most is {MOST_FILES}. Nothing was unpacked."
        )
    if expanded > MOST_EXPANDED or (expanded > RATIO_COUNTS_FROM and expanded > packed * MOST_TIMES_LARGER):
        raise BundleRefused(
            f"{name} would unpack to {max(expanded // MIB, 1)} MB, far more than a case file needs. Nothing was unpacked. "
            "Make it again from the original documents."
        )
    if any(e.flag_bits & 0x1 for e in entries):
        raise BundleRefused(f"{name} is locked with a password. Make it again without one; nothing was kept.")
