"""A bad bundle gets a sentence that says what happened, what was kept and what to do; nothing else happens."""

import io
import json
import os
import struct
import zipfile

import pytest

import redaction
from redaction.bundle import BundleRefused
from redaction.readers.bundle import read_bundle_files

FACTS = {"format": 1, "reference": "43260000001", "documents": [{"file": "oel.txt", "kind": "oel"}]}
GOOD = {"case.json": json.dumps(FACTS).encode(), "oel.txt": b"Officer attended."}


def facts(**changes) -> bytes:
    return json.dumps({**FACTS, **changes}).encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def refused(source) -> str:
    with pytest.raises(BundleRefused) as caught:
        redaction.read_bundle(source)
    sentence = str(caught.value)
    assert sentence[0].isupper() or sentence.startswith(("case.json", "oel.", "a.", "big.", "x.", "missing"))
    assert sentence.endswith(".")
    assert len(sentence.split()) > 6
    return sentence


def test_a_good_bundle_is_the_same_from_folder_zip_bytes_and_a_zip_of_its_folder(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    for name, data in GOOD.items():
        (folder / name).write_bytes(data)
    (folder / ".DS_Store").write_bytes(b"x")
    (tmp_path / "case.zip").write_bytes(zipped(GOOD))
    wrapped = zipped({f"case/{n}": d for n, d in GOOD.items()} | {"__MACOSX/case/._oel.txt": b"x"})
    bundle = redaction.read_bundle(folder)
    assert bundle.documents[0].text == "Officer attended."
    assert bundle.warnings == ()
    assert redaction.read_bundle(tmp_path / "case.zip") == bundle
    assert redaction.read_bundle(zipped(GOOD)) == bundle
    assert redaction.read_bundle(wrapped) == bundle
    assert read_bundle_files(GOOD) == bundle


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (b"", "case.json is empty"),
        (b"{", "isn't valid JSON"),
        (b"\xff\xfe\x00", "isn't valid JSON"),
        (b"[" * 100_000, "isn't valid JSON"),
        (b"[]", "must hold one case"),
        (b"{}", "doesn't say which format"),
        (facts(format=2), "format 2, and this version reads format 1"),
        (facts(format="1"), "format 1"),
        (facts(format=True), "format True"),
        (facts(reference=None), "reference is missing"),
        (facts(reference=43), "reference must be text, not a whole number"),
        (facts(reference="  "), "reference is empty"),
        (facts(documents=[]), "lists no documents"),
        (facts(documents=None), "documents is missing"),
        (facts(documents=[{"kind": "oel"}]), "file is missing in documents"),
        (facts(documents="oel.txt"), "documents must be a list, not text"),
        (facts(outcome={"code": "sixteen"}), "outcome.code must be a whole number, not text"),
        (facts(strands="race"), "strands must be a list, not text"),
        (facts(parties=[{"name": "A"}, {"name": 5}]), "parties[1].name must be text"),
        (facts(documents=[{"file": "gone.txt"}]), "lists gone.txt, but the bundle doesn't hold it"),
        (facts(documents=[{"file": "oel.txt"}, {"file": "oel.txt"}]), "lists oel.txt twice"),
        (facts(documents=[{"file": "../../etc/passwd"}]), "doesn't hold it"),
    ],
)
def test_a_faulty_case_json_names_the_field(case, words):
    assert words in refused(zipped({**GOOD, "case.json": case}))


def test_nulls_are_missing_facts_and_never_an_error():
    bundle = read_bundle_files(
        {**GOOD, "case.json": facts(strands=None, outcome=None, suspect={"is_child": None})}
    )
    assert bundle.facts.strands == ()
    assert bundle.facts.suspect.is_child is None


def test_unknown_fields_are_kept_out_and_listed():
    case = facts(shoe=1, outcome={"code": 16, "mood": "x"}, parties=[{"name": "A", "hat": 1}])
    assert read_bundle_files({**GOOD, "case.json": case}).unknown == (
        "shoe",
        "outcome.mood",
        "parties[0].hat",
    )


def test_files_that_case_json_does_not_list_are_named_and_left_out():
    bundle = read_bundle_files({**GOOD, "secret.txt": b"x", "photo.jpg": b"y"})
    assert len(bundle.documents) == 1
    assert "photo.jpg, secret.txt" in bundle.warnings[0]


def test_a_bundle_without_case_json_is_refused(tmp_path):
    assert "no case.json" in refused(zipped({"oel.txt": b"x"}))
    assert "no case.json" in refused(tmp_path)


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "a\\..\\b.txt", "a//b.txt"]
)
def test_paths_that_lead_outside_are_refused(name):
    assert "outside itself" in refused(zipped({**GOOD, name: b"x"}))
    with pytest.raises(BundleRefused, match="outside itself"):
        read_bundle_files({**GOOD, name: b"x"})


def test_links_are_refused_in_zip_and_folder(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("case.json", GOOD["case.json"])
        link = zipfile.ZipInfo("oel.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in refused(out.getvalue())
    (tmp_path / "case.json").write_bytes(GOOD["case.json"])
    os.symlink("/etc/passwd", tmp_path / "oel.txt")
    assert "is a link" in refused(tmp_path)


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert "would unpack to" in refused(zipped({**GOOD, "big.txt": b"\0" * 40_000_000}))


def test_a_bomb_inside_a_word_file_is_refused():
    bomb = zipped({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})
    case = facts(documents=[{"file": "a.docx"}])
    assert "would unpack to" in refused(zipped({"case.json": case, "a.docx": bomb}, zipfile.ZIP_STORED))


def test_xml_that_multiplies_itself_is_refused():
    xml = (
        b'<!DOCTYPE a [<!ENTITY x "'
        + b"y" * 1000
        + b'">'
        + b"".join(b'<!ENTITY x%d "%s">' % (n, (b"&x%d;" % (n - 1) if n else b"&x;") * 20) for n in range(6))
        + b"]><a>&x5;</a>"
    )
    case = facts(documents=[{"file": "a.docx"}])
    sentence = refused(zipped({"case.json": case, "a.docx": zipped({"word/document.xml": xml})}))
    assert "damaged" in sentence or "holds no words" in sentence


def test_a_lying_size_or_a_broken_checksum_is_damage():
    data = bytearray(zipped(GOOD, zipfile.ZIP_STORED))
    at = data.index(b"Officer")
    data[at : at + 7] = b"Xfficer"
    assert "damaged" in refused(bytes(data))
    assert "damaged" in refused(zipped(GOOD)[:80])


def test_a_locked_zip_is_refused():
    data = bytearray(zipped(GOOD))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature)
        flags = struct.unpack_from("<H", data, at + offset)[0]
        struct.pack_into("<H", data, at + offset, flags | 1)
    assert "locked with a password" in refused(bytes(data))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("case.json", GOOD["case.json"])
        archive.writestr("oel.txt", "one")
        archive.writestr("OEL.txt", "two")
    assert "twice" in refused(out.getvalue())


def test_a_zip_in_the_zip_is_refused():
    assert "another ZIP" in refused(zipped({**GOOD, "more.zip": zipped(GOOD)}))


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path):
    (tmp_path / "case.json").write_bytes(facts(documents=[{"file": "big.txt"}]))
    with open(tmp_path / "big.txt", "wb") as big:
        big.truncate(60 * 1024 * 1024)
    assert "big.txt is 60 MB; the most is 50 MB" in refused(tmp_path)


def test_too_many_files_are_refused():
    assert "the most is 500" in refused(zipped({**GOOD, **{f"n{i}.txt": b"x" for i in range(600)}}))


def test_empty_renamed_and_unreadable_documents_are_refused():
    def one(name: str, data: bytes) -> str:
        return refused(zipped({"case.json": facts(documents=[{"file": name}]), name: data}))

    assert "is empty" in one("oel.txt", b"")
    assert "says it is a PDF, but it is text" in one("oel.pdf", b"words")
    assert "a picture" in one("oel.txt", b"\x89PNG\r\n\x1a\n")
    assert "can't be read" in one("oel.xyz", b"words")
    assert "gold marks are faulty in line 1" in one("oel.gold.txt", b"[[P:x")


def test_an_encrypted_pdf_is_refused():
    pdf = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">/P -4>>endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
    )
    case = facts(documents=[{"file": "a.pdf"}])
    assert "locked with a password" in refused(zipped({"case.json": case, "a.pdf": pdf}))


def test_what_is_no_bundle_at_all_is_refused(tmp_path):
    assert "is empty" in refused(b"")
    assert "neither a folder nor a ZIP" in refused(b"hello")
    (tmp_path / "x.zip").write_bytes(b"")
    assert "is empty" in refused(tmp_path / "x.zip")
    assert "can't be read" in refused(tmp_path / "missing")
