"""Outlook mails give their words; the OLE files are made here, sector by sector, so that no real mail is needed."""

import datetime as dt
import struct

import pytest

from redaction.bundle import BundleRefused
from redaction.readers import registry

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def ole_file(tree: Tree) -> bytes:
    """A compound file (MS-CFB version 3) of `tree`. Each stream is padded past the size at which small ones are packed."""
    entries: list[dict] = [{"name": "Root Entry", "kind": 5, "tree": tree}]
    position = 0
    while position < len(entries):
        below = entries[position].get("tree")
        entries[position]["child"], previous = FREE, None
        for name, content in (below or {}).items():
            is_folder = isinstance(content, dict)
            entries.append(
                {"name": name, "kind": 1 if is_folder else 2, "tree": content if is_folder else None}
            )
            entries[-1]["data"] = b"" if is_folder else content + b"\0" * max(0, 4096 - len(content))
            if previous is None:
                entries[position]["child"] = len(entries) - 1
            else:
                entries[previous]["right"] = len(entries) - 1
            previous = len(entries) - 1
        position += 1
    return _laid_out(entries)


def _laid_out(entries: list[dict]) -> bytes:
    fat: list[int] = []
    body = b""
    for entry in entries:
        data = entry.get("data") or b""
        entry["start"] = len(fat) if data else END
        count = -(-len(data) // SECTOR)
        fat += [len(fat) + n + 1 for n in range(count - 1)] + ([END] if count else [])
        body += data + b"\0" * (count * SECTOR - len(data))
    directory = b"".join(_entry(e) for e in entries)
    directory += b"\0" * (-len(directory) % SECTOR)
    first_directory, count = len(fat), len(directory) // SECTOR
    fat += [len(fat) + n + 1 for n in range(count - 1)] + [END]
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    first_fat = len(fat)
    fat += [FAT] * fat_sectors
    fat += [FREE] * (fat_sectors * SECTOR // 4 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, first_directory, 0, 4096, END, 0, END, 0)
    header += b"".join(struct.pack("<I", first_fat + n if n < fat_sectors else FREE) for n in range(109))
    return header + body + directory + struct.pack(f"<{len(fat)}I", *fat)


def _entry(entry: dict) -> bytes:
    name = entry["name"].encode("utf-16-le") + b"\0\0"
    data = entry.get("data") or b""
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name), entry["kind"], 1, FREE, entry.get("right", FREE), entry["child"])
        + b"\0" * 36
        + struct.pack("<IQ", entry["start"], len(data))
    )


def text(tag: str, words: str) -> Tree:
    return {f"__substg1.0_{tag}001F": words.encode("utf-16-le")}


def properties(sent: dt.datetime | None, header: int) -> Tree:
    ticks = (
        0 if sent is None else int((sent - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)).total_seconds()) * 10**7
    )
    return {"__properties_version1.0": b"\0" * header + struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)}


SENT = dt.datetime(2026, 3, 2, 10, 30, tzinfo=dt.UTC)


def mail(**extra) -> Tree:
    return {
        **properties(SENT, 32),
        **text("0C1A", "Ann Bo"),
        **text("5D01", "ann@example.org"),
        **text("0E04", "Cy Do"),
        **text("0037", "Subject words"),
        **text("1000", "Body words\r\nsecond line"),
        **extra,
    }


def test_an_outlook_mail_gives_headers_date_and_body():
    got, warnings = registry.read_document("m.msg", ole_file(mail()))
    assert got.startswith(
        "From: Ann Bo <ann@example.org>\nTo: Cy Do\nDate: 02 March 2026 10:30 UTC\nSubject: Subject words\n"
    )
    assert got.endswith("Body words\nsecond line")
    assert warnings == []


def test_attachments_and_forwarded_mails_are_read():
    inner = {**properties(None, 24), **text("0037", "Inner subject"), **text("1000", "Inner body")}
    tree = mail(
        **{
            "__attach_version1.0_#00000000": {
                **text("3707", "note.txt"),
                "__substg1.0_37010102": b"Attached words" + b" " * 4090,
            },
            "__attach_version1.0_#00000001": {**text("3707", "fwd"), "__substg1.0_3701000D": inner},
        }
    )
    got, _ = registry.read_document("m.msg", ole_file(tree))
    assert "[attachment note.txt]\nAttached words" in got
    assert "[attachment fwd]" in got
    assert "Inner body" in got


def test_a_rich_text_body_is_named_as_left_out_and_html_is_read():
    bare = {**properties(None, 32), **text("0037", "S")}
    _, warnings = registry.read_document("m.msg", ole_file({**bare, "__substg1.0_10090102": b"x"}))
    assert any("rich text only" in w for w in warnings)
    html = b"<p>Html words</p>"
    got, _ = registry.read_document("m.msg", ole_file({**bare, "__substg1.0_10130102": html}))
    assert "\nHtml words" in got


def test_an_old_word_file_is_refused_with_the_way_out():
    with pytest.raises(BundleRefused, match=r"Word's old format\. Save it as \.docx"):
        registry.read_document("a.docx", ole_file({"WordDocument": b"x"}))
