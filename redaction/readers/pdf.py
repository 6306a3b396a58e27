"""PDF: the text layer, and OCR for pages that have none."""

from __future__ import annotations

import re

import pypdfium2
from pypdfium2 import raw

from redaction.bundle import BundleRefused
from redaction.readers import ocr
from redaction.readers.limits import MOST_PAGES

_FEWEST_CHARACTERS = 20
"""A page with fewer is taken for a picture: page numbers and stamps alone say nothing."""
_MOST_RULES = 40
"""More lines and boxes than this on a page without text are letters drawn as shapes."""
_DOTS_AN_INCH = 200
_SPLIT_WORD = re.compile("[\x02\ufffe]\r?\n?")
"""How PDFium marks a hyphen at the end of a line."""


def read_pdf(name: str, data: bytes) -> tuple[str, list[str]]:
    """The pages' text and warnings. Raises BundleRefused when it is locked, damaged or can't be read."""
    document = _opened(name, data)
    try:
        if len(document) > MOST_PAGES:
            raise BundleRefused(
                f"{name} has {len(document)} pages; the most is {MOST_PAGES}. Split it into parts; nothing was kept."
            )
        pages: list[str] = []
        warnings: list[str] = []
        for number in range(1, len(document) + 1):
            text, said = _page(name, number, document[number - 1])
            pages.append(text)
            warnings += said
        return "\n\n".join(pages), warnings + _left_out(document)
    finally:
        document.close()


def _opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise BundleRefused(
                f"{name} is locked with a password. Save it without one and bring the bundle again; nothing was kept."
            ) from fault
        raise BundleRefused(
            f"{name} is damaged: it can't be opened as a PDF. Export it again; nothing was kept."
        ) from fault


def _page(name: str, number: int, page: pypdfium2.PdfPage) -> tuple[str, list[str]]:
    layer = page.get_textpage().get_text_range()
    text = _SPLIT_WORD.sub("", layer).replace("\r\n", "\n").strip()
    warnings = []
    if raw.FPDFPage_GetAnnotCount(page) > 0:
        warnings.append(
            f"Page {number} carries notes, links or form fields; their text was left out. Check the original."
        )
    has_picture = _has_picture(page)
    if len(text) >= _FEWEST_CHARACTERS:
        seen = f"Page {number} holds pictures or drawings; words in them were not read. Check the original."
        return text, [*warnings, seen] if has_picture else warnings
    if not has_picture:
        return text, warnings if text else [*warnings, f"Page {number} is empty."]
    return _by_ocr(name, number, page), [
        *warnings,
        f"Page {number} had no text and was read by OCR: check it against the page.",
    ]


def _by_ocr(name: str, number: int, page: pypdfium2.PdfPage) -> str:
    remedy = "Ask for the document as text, or for a scan with a text layer; nothing was kept."
    if not ocr.is_available():
        raise BundleRefused(f"We could not read page {number} of {name}: it has no text. {remedy}")
    try:
        text = ocr.read_picture(_as_pgm(page))
    except OSError as fault:
        raise BundleRefused(f"We could not read page {number} of {name} by OCR. {remedy}") from fault
    if not text:
        raise BundleRefused(f"We could not read page {number} of {name}: OCR found no words on it. {remedy}")
    return text


def _as_pgm(page: pypdfium2.PdfPage) -> bytes:
    """The page in grey as a portable graymap, which needs no imaging library to write."""
    pixels = page.render(scale=_DOTS_AN_INCH / 72, grayscale=True).to_numpy()
    height, width = pixels.shape[:2]
    return b"P5 %d %d 255\n" % (width, height) + pixels.reshape(height, width).tobytes()


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """True where words may stand that the text layer lacks: in an image, or drawn as outlines."""
    kinds = [item.type for item in page.get_objects(max_depth=3)]
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or kinds.count(raw.FPDF_PAGEOBJ_PATH) > _MOST_RULES


def _left_out(document: pypdfium2.PdfDocument) -> list[str]:
    warnings = []
    if document.get_metadata_value("Author"):
        warnings.append("The author's name in the file's properties was dropped.")
    if document.count_attachments():
        warnings.append("Files attached to the PDF were left out. Bring them as documents of their own.")
    return warnings
