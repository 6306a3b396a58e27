"""Word documents, from their XML: python-docx passes over tracked insertions, text boxes and content controls."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from redaction.bundle import BundleRefused
from redaction.readers.limits import check_archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AUTHOR = "{http://purl.org/dc/elements/1.1/}creator"
_EDITOR = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_DELETED = (f"{_W}del", f"{_W}moveFrom")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_APART = (
    ("header", "headers"),
    ("footer", "footers"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("comments", "comments"),
)


def read_docx(name: str, data: bytes) -> tuple[str, list[str]]:
    """The text in reading order, what stands apart from it at the end, and warnings."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(name, archive)
            return _Reader(archive).read()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, NotImplementedError, EOFError) as fault:
        raise BundleRefused(
            f"{name} is damaged: it can't be opened as a Word document. Save it again in Word; nothing was kept."
        ) from fault


class _Reader:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = sorted(archive.namelist())
        self._boxes: list[str] = []
        self.warnings: dict[str, None] = {}

    def read(self) -> tuple[str, list[str]]:
        lines = self._blocks(self._part("word/document.xml"))
        for stem, words in _APART:
            for text in self._apart(stem):
                lines.append(f"[{stem.removesuffix('s')}] {text}")
                self._warn(f"The {words} were added at the end.")
        for box in self._boxes:
            lines.append(f"[text box] {box}")
            self._warn("Text boxes were added at the end.")
        self._note_what_is_left_out()
        return "\n".join(lines), list(self.warnings)

    def _apart(self, stem: str) -> Iterator[str]:
        """The text of each header, footer, note or comment. Word repeats the same header for each section."""
        seen: set[str] = set()
        for part in self._names:
            if not re.fullmatch(rf"word/{stem}\d*\.xml", part):
                continue
            root = self._part(part)
            pieces = [root] if stem in ("header", "footer") else list(root)
            for piece in pieces:
                text = "\n".join(self._blocks(piece)).strip()
                if text and text not in seen:
                    seen.add(text)
                    yield text

    def _blocks(self, parent: etree._Element) -> list[str]:
        """One string a paragraph or table row, in order."""
        lines: list[str] = []
        for child in parent:
            if child.tag == f"{_W}p":
                lines.append(self._inline(child))
            elif child.tag == f"{_W}tbl":
                lines += self._rows(child)
            elif child.tag in _DELETED:
                self._warn("Deleted text in tracked changes was left out.")
            elif child.tag != _FALLBACK and isinstance(child.tag, str):
                lines += self._blocks(child)
        return lines

    def _rows(self, table: etree._Element) -> list[str]:
        rows = (self._cells(row) for row in table.iter(f"{_W}tr") if _table_of(row) is table)
        return [row for row in rows if row]

    def _cells(self, row: etree._Element) -> str:
        if row.find(f"{_W}trPr/{_W}del") is not None:
            self._warn("Deleted text in tracked changes was left out.")
            return ""
        cells = (cell for cell in row.iter(f"{_W}tc") if _row_of(cell) is row)
        return " | ".join("\n".join(self._blocks(cell)).strip() for cell in cells)

    def _inline(self, element: etree._Element) -> str:
        parts: list[str] = []
        for child in element:
            tag = child.tag
            if tag == f"{_W}t":
                parts.append(child.text or "")
            elif tag in _BREAKS:
                parts.append(_BREAKS[tag])
            elif tag in _DELETED:
                self._warn("Deleted text in tracked changes was left out.")
            elif tag == f"{_W}txbxContent":
                self._boxes.append("\n".join(self._blocks(child)).strip())
            elif (
                tag != _FALLBACK
                and isinstance(tag, str)
                and tag not in (f"{_W}pPr", f"{_W}delText", f"{_W}instrText")
            ):
                if tag == f"{_W}r" and _is_hidden(child):
                    self._warn("Hidden text was found and included: a reader of the original didn't see it.")
                parts.append(self._inline(child))
        return "".join(parts)

    def _note_what_is_left_out(self) -> None:
        pictures = sum(n.startswith("word/media/") for n in self._names)
        if pictures:
            self._warn(f"Pictures were left out: {pictures}. Look at them in the original.")
        if any(n.startswith("word/embeddings/") for n in self._names):
            self._warn("A file embedded in the document was left out. Bring it as a document of its own.")
        if "docProps/core.xml" in self._names:
            core = self._part("docProps/core.xml")
            if any(core.findtext(tag) for tag in (_AUTHOR, _EDITOR)):
                self._warn("The author's name in the file's properties was dropped.")

    def _part(self, name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(self._archive.read(name), parser)

    def _warn(self, sentence: str) -> None:
        self.warnings[sentence] = None


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false", "off")


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{_W}tbl"), None)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{_W}tr"), None)
