"""Each format gives its words in order, and says what a reader of the original might miss."""

import io
import zipfile
from email.message import EmailMessage

import docx
import pytest
from docx.oxml import OxmlElement

from redaction.bundle import BundleRefused
from redaction.readers import ocr, registry
from redaction.readers.html import html_to_text


def docx_bytes(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def simple_pdf(text: str) -> bytes:
    """A one-page PDF with `text` as its text layer."""
    stream = b"BT /F1 12 Tf 40 700 Td (" + text.encode("latin-1") + b") Tj ET"
    return pdf_of(stream)


def pdf_of(stream: bytes, resources: bytes = b"/Font << /F1 4 0 R >>") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << "
        + resources
        + b" >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >> stream\n" % len(stream) + stream + b"\nendstream",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "text", "warning"),
    [
        ("Zoë left.\r\nThen rain.".encode(), "Zoë left.\nThen rain.", None),
        ("Zoë £5".encode("utf-8-sig"), "Zoë £5", None),
        ("Zoë left the house".encode("utf-16"), "Zoë left the house", None),
        ("She left the house at noon".encode("utf-16-le"), "She left the house at noon", "read as UTF-16"),
        ("Zoë said “no”".encode("cp1252"), "Zoë said “no”", "Windows text"),
        (b"one\x00two three four five six seven", "onetwo three four five six seven", "control characters"),
        (b"page one\x0cpage two", "page one\npage two", None),
    ],
)
def test_plain_text_is_read_in_the_encodings_that_are_met(data, text, warning):
    got, warnings = registry.read_document("note.txt", data)
    assert got == text
    assert (warnings == []) if warning is None else any(warning in w for w in warnings)


def test_word_keeps_the_order_of_paragraphs_and_tables():
    d = docx.Document()
    d.add_paragraph("First")
    table = d.add_table(rows=2, cols=2)
    for number, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"cell {number}"
    d.add_paragraph("Last")
    text, _ = registry.read_document("a.docx", docx_bytes(d))
    assert text == "First\ncell 0 | cell 1\ncell 2 | cell 3\nLast"


def test_word_puts_headers_footers_and_comments_at_the_end_and_says_so():
    d = docx.Document()
    d.core_properties.author = "Somebody"
    run = d.add_paragraph("Body words").runs[0]
    d.sections[0].header.paragraphs[0].text = "Head words"
    d.sections[0].footer.paragraphs[0].text = "Foot words"
    d.add_comment(run, text="Comment words", author="Somebody", initials="S")
    text, warnings = registry.read_document("a.docx", docx_bytes(d))
    assert text.startswith("Body words\n")
    for words in ("[header] Head words", "[footer] Foot words", "[comment] Comment words"):
        assert words in text
    assert {"The headers were added at the end.", "The comments were added at the end."} <= set(warnings)
    assert "The author's name in the file's properties was dropped." in warnings
    assert "Somebody" not in text


def _tracked(tag: str, text: str) -> "OxmlElement":
    change = OxmlElement(f"w:{tag}")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if tag == "del" else "w:t")
    words.text = text
    run.append(words)
    change.append(run)
    return change


def test_word_leaves_out_tracked_deletions_keeps_insertions_and_shows_hidden_text():
    d = docx.Document()
    p = d.add_paragraph("Seen ")
    p._p.append(_tracked("del", "struck out"))
    p._p.append(_tracked("ins", "put in"))
    p.add_run(" lurking").font.hidden = True
    text, warnings = registry.read_document("a.docx", docx_bytes(d))
    assert text == "Seen put in lurking"
    assert any("Deleted text" in w for w in warnings)
    assert any("Hidden text was found" in w for w in warnings)


def test_word_reads_text_boxes_and_content_controls():
    d = docx.Document()
    p = d.add_paragraph("Outside")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    inner = docx.Document().add_paragraph("In a control")._p
    content.append(inner)
    control.append(content)
    p._p.addnext(control)
    box = OxmlElement("w:txbxContent")
    box.append(docx.Document().add_paragraph("In a box")._p)
    run = OxmlElement("w:r")
    run.append(box)
    p._p.append(run)
    text, warnings = registry.read_document("a.docx", docx_bytes(d))
    assert text == "Outside\nIn a control\n[text box] In a box"
    assert "Text boxes were added at the end." in warnings


def test_pdf_gives_its_text_layer():
    text, warnings = registry.read_document("a.pdf", simple_pdf("The officer attended at once."))
    assert text == "The officer attended at once."
    assert warnings == []


IMAGE_PAGE = pdf_of(
    b"q 400 0 0 100 40 600 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\xff\x00 EI Q", b"/ProcSet [/PDF /ImageB]"
)


def test_a_page_without_text_is_refused_with_its_number_where_no_ocr_is_installed(monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    with pytest.raises(BundleRefused, match=r"We could not read page 1 of scan.pdf: it has no text"):
        registry.read_document("scan.pdf", IMAGE_PAGE)


def test_a_page_without_text_is_read_by_ocr_and_marked_for_checking(monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    seen = []
    monkeypatch.setattr(
        ocr, "read_picture", lambda picture: seen.append(picture[:2]) or "Words from the scan"
    )
    text, warnings = registry.read_document("scan.pdf", IMAGE_PAGE)
    assert text == "Words from the scan"
    assert seen == [b"P5"]
    assert warnings == ["Page 1 had no text and was read by OCR: check it against the page."]


def stand_in(folder, monkeypatch, script: str) -> None:
    program = folder / "tesseract"
    program.write_text("#!/bin/sh\n" + script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_the_ocr_program_gets_the_picture_and_its_words_come_back(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "head -c 2; echo ' page words'; echo \"$3 $4\"")
    assert ocr.is_available()
    assert ocr.read_picture(b"P5 picture") == "P5 page words\n-l eng"


def test_a_failing_ocr_program_refuses_the_page(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "exit 3")
    with pytest.raises(BundleRefused, match=r"could not read page 1 of scan.pdf by OCR"):
        registry.read_document("scan.pdf", IMAGE_PAGE)


def test_a_mail_gives_headers_body_and_attachments():
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "c@example.org", "Forwarded"
    inner.set_content("Inner words")
    m = EmailMessage()
    m["From"], m["To"], m["Cc"] = "Ann Bo <a@example.org>", "b@example.org", "d@example.org"
    m["Date"], m["Subject"] = "Mon, 02 Mar 2026 10:00:00 +0000", "Réf"
    m.set_content("Body words")
    m.add_attachment("Attached words", filename="note.txt")
    m.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="photo.png")
    m.add_attachment(inner)
    text, warnings = registry.read_document("m.eml", m.as_bytes())
    assert text.startswith(
        "From: Ann Bo <a@example.org>\nTo: b@example.org\nCc: d@example.org\nDate: Mon, 02 Mar 2026"
    )
    for words in ("Subject: Réf", "Body words", "[attachment note.txt]\nAttached words", "Inner words"):
        assert words in text
    assert any("photo.png is a picture" in w for w in warnings)


def test_mails_inside_mails_stop_at_a_depth():
    message = EmailMessage()
    message["From"] = "z@example.org"
    message.set_content("the deepest words")
    for number in range(6):
        outer = EmailMessage()
        outer["From"] = f"a{number}@example.org"
        outer.set_content(f"level {number}")
        outer.add_attachment(message)
        message = outer
    text, warnings = registry.read_document("m.eml", message.as_bytes())
    assert "level 5" in text
    assert "the deepest words" not in text
    assert any("mail within a mail" in w for w in warnings)


def test_an_html_mail_is_read_as_words_without_its_script():
    html = "<head><title>t</title></head><p>Dear&nbsp;you</p><script>x()</script><div>one<br>two</div>"
    assert html_to_text(html) == "Dear you\n\none\ntwo"
    m = EmailMessage()
    m["From"] = "a@example.org"
    m.set_content(html, subtype="html")
    assert "x()" not in registry.read_document("m.eml", m.as_bytes())[0]


def test_a_mail_with_an_encoding_nobody_knows_is_still_read():
    raw = b"From: a@example.org\nContent-Type: text/plain; charset=klingon\n\nPlain words here\n"
    assert "Plain words here" in registry.read_document("m.eml", raw)[0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"hello there", "says it is a PDF, but it is text"),
        ("a.txt", simple_pdf("x"), "says it is text, but it is a PDF"),
        ("a.docx", b"PK\x03\x04 broken", "damaged ZIP"),
        ("a.txt", b"\x89PNG\r\n", "is a picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "a picture and can't be read"),
        ("a.rtf", b"{\\rtf1 hi}", "rich text and can't be read"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "holds no words"),
        ("a.txt", bytes(range(1, 32)) * 40, "isn't text"),
        ("a.pdf", b"%PDF-1.4 nonsense", "damaged"),
        ("a.eml", b"just some words\n", "isn't a mail"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged|old Office"),
    ],
)
def test_what_is_not_what_it_says_is_refused_with_a_sentence(name, data, words):
    with pytest.raises(BundleRefused, match=words) as refused:
        registry.read_document(name, data)
    assert "nothing was kept" in str(refused.value)


def test_a_word_file_without_its_main_part_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("hello.txt", "x")
    with pytest.raises(BundleRefused, match="it is a ZIP"):
        registry.read_document("a.docx", out.getvalue())
