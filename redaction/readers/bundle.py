"""A case bundle from a folder, a ZIP, or files in memory (docs: case-bundle format 1)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from redaction.bundle import BundleRefused, CaseBundle, DocumentEntry, GoldSpan
from redaction.gold import parse_gold
from redaction.readers.archive import check_name, files_of_folder, files_of_zip
from redaction.readers.facts import read_facts
from redaction.readers.limits import MOST_BYTES, check_size
from redaction.readers.registry import read_document
from redaction.readers.txt import read_txt
from redaction.text import Document

CASE = "case.json"
GOLD = ".gold.txt"


def read_bundle(source: Path | str | bytes) -> CaseBundle:
    """A folder, a ZIP file, or the bytes of one. Raises BundleRefused with a sentence that says what to do."""
    if isinstance(source, bytes):
        return read_bundle_files(_unzipped(source, "The file"))
    path = Path(source)
    try:
        if path.is_dir():
            return read_bundle_files(files_of_folder(path))
        if path.stat().st_size > 4 * MOST_BYTES:
            raise BundleRefused(
                f"{path.name} is larger than any case file may be ({4 * MOST_BYTES // 1024**2} MB)."
            )
        return read_bundle_files(_unzipped(path.read_bytes(), path.name))
    except OSError as fault:
        raise BundleRefused(
            f"{path.name} can't be read: {fault.strerror or fault}. Nothing was kept."
        ) from fault


def read_bundle_files(files: Mapping[str, bytes]) -> CaseBundle:
    """The bundle whose files these are, by their path inside it."""
    for name in files:
        check_name(name)
    if CASE not in files:
        raise BundleRefused(
            f"The bundle holds no {CASE}, so nothing says whose case it is. Add it; nothing was kept."
        )
    check_size(CASE, len(files[CASE]))
    facts, unknown = read_facts(files[CASE])
    _check_entries(facts.documents, files)
    documents: list[Document] = []
    gold: dict[str, tuple[GoldSpan, ...]] = {}
    for entry in facts.documents:
        document, spans = _document(entry, files[entry.file])
        documents.append(document)
        if spans is not None:
            gold[entry.file] = spans
    return CaseBundle(
        facts=facts,
        documents=tuple(documents),
        unknown=unknown,
        gold=gold,
        warnings=_unlisted(facts.documents, files),
    )


def _unzipped(data: bytes, name: str) -> dict[str, bytes]:
    if not data:
        raise BundleRefused(f"{name} is empty. Bring the bundle again; nothing was kept.")
    if not data.startswith(b"PK"):
        raise BundleRefused(
            f"{name} is neither a folder nor a ZIP. Bring the case's folder, or a ZIP of it; nothing was kept."
        )
    return files_of_zip(data)


def _check_entries(entries: tuple[DocumentEntry, ...], files: Mapping[str, bytes]) -> None:
    listed = [entry.file for entry in entries]
    missing = [name for name in listed if name not in files]
    if missing:
        raise BundleRefused(
            f"{CASE} lists {', '.join(missing)}, but the bundle doesn't hold {'it' if len(missing) == 1 else 'them'}. "
            f"Add the file, or take it off the list; nothing was kept."
        )
    twice = sorted({name for name in listed if listed.count(name) > 1})
    if twice:
        raise BundleRefused(
            f"{CASE} lists {', '.join(twice)} twice. List each document once; nothing was kept."
        )
    nested = [name for name in files if name.lower().endswith(".zip")]
    if nested:
        raise BundleRefused(
            f"The bundle holds another ZIP, {nested[0]}. Put its files in instead; nothing was kept."
        )


def _document(entry: DocumentEntry, data: bytes) -> tuple[Document, tuple[GoldSpan, ...] | None]:
    if not entry.file.lower().endswith(GOLD):
        text, warnings = read_document(entry.file, data)
        return Document(name=entry.file, kind=entry.kind, text=text, warnings=tuple(warnings)), None
    check_size(entry.file, len(data))
    raw, warnings = read_txt(entry.file, data)
    try:
        text, spans = parse_gold(raw)
    except BundleRefused as refused:
        raise BundleRefused(f"{entry.file}: {refused}") from refused
    return Document(name=entry.file, kind=entry.kind, text=text, warnings=tuple(warnings)), spans


def _unlisted(entries: tuple[DocumentEntry, ...], files: Mapping[str, bytes]) -> tuple[str, ...]:
    listed = {CASE, *(entry.file for entry in entries)}
    extra = sorted(set(files) - listed)
    if not extra:
        return ()
    return (
        f"{CASE} doesn't list {', '.join(extra)}: left out. Add them to the list if the panel should read them.",
    )
