"""Small PDF and DOCX files, made by hand, so that a test knows every word and its place."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

LOREM = "the ward staff measured iron in every patient on the second day of the week and wrote it down"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Put:
    """A line of text on a page: points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    colour: str = "0 0 0"
    mode: int = 0
    bold: bool = False


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str = "0 0 0.4"


def pdf(*pages: Sequence[Put | Box], encrypt: bool = False) -> bytes:
    """A PDF of pages of 612 by 792 points in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        content = "\n".join(map(_drawn, page))
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    locked = " /Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "00" * 32 + "> /U <" + "11" * 32 + "> /P -4 >>"
    return _file(objects, locked + " /ID [<00> <00>]" if encrypt else "")


def _drawn(what: Put | Box) -> str:
    if isinstance(what, Box):
        return f"{what.colour} rg {what.x} {what.y} {what.width} {what.height} re f"
    text = what.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "F2" if what.bold else "F1"
    return f"BT /{font} {what.size} Tf {what.colour} rg {what.mode} Tr {what.x} {what.y} Td ({text}) Tj ET"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    at = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer\n<< /Size {size} /Root 1 0 R{trailer} >>\nstartxref\n{at}\n%%EOF\n".encode()


def docx(body: str, *, parts: dict[str, bytes] | None = None) -> bytes:
    """A DOCX with this WordprocessingML in its body."""
    styles = f'<w:styles {W}><w:style w:styleId="U1"><w:name w:val="heading 1"/></w:style></w:styles>'
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/styles.xml", styles)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return packed.getvalue()


def words(text: str, properties: str = "", *, style: str = "") -> str:
    """A paragraph of a DOCX."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
