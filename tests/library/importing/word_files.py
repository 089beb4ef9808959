"""Makes Word files of their parts, as small as a test needs them."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from tests.library.pictures import png

_MAIN = "http://schemas.openxmlformats.org/"
NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": f"{_MAIN}wordprocessingml/2006/main",
        "r": f"{_MAIN}officeDocument/2006/relationships",
        "wp": f"{_MAIN}drawingml/2006/wordprocessingDrawing",
        "a": f"{_MAIN}drawingml/2006/main",
        "pic": f"{_MAIN}drawingml/2006/picture",
        "m": f"{_MAIN}officeDocument/2006/math",
        "mc": f"{_MAIN}markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "b": f"{_MAIN}officeDocument/2006/bibliography",
    }.items()
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    f'<Types xmlns="{_MAIN}package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/></Types>'
)

STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{rest}</w:style>'
    for kind, id, name, rest in (
        ("paragraph", "H1", "heading 1", ""),
        ("paragraph", "H2", "heading 2", ""),
        ("paragraph", "H4", "heading 4", ""),
        ("paragraph", "Titre", "Title", ""),
        ("paragraph", "Clinic", "Clinic head", '<w:basedOn w:val="H2"/>'),
        ("paragraph", "Outlined", "Abschnitt", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("paragraph", "Caption", "caption", ""),
        ("paragraph", "Quote", "Quote", ""),
        ("paragraph", "Loud", "Loud", "<w:rPr><w:b/></w:rPr>"),
        ("paragraph", "Loop", "Loop", '<w:basedOn w:val="Loop"/>'),
        ("character", "Strong", "Strong", "<w:rPr><w:b/></w:rPr>"),
        ("character", "Raised", "Raised", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    )
)


def level(number: int, kind: str, label: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{label}"/></w:lvl>'
    )


NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>'
    for id, levels in (
        ("1", level(0, "bullet", "•") + level(1, "bullet", "o")),
        ("2", level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")),
        ("3", level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")),
        ("4", level(0, "decimal", "Step %1:")),
        ("5", level(0, "bullet", "☐")),
    )
) + "".join(
    f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{rest}</w:num>'
    for id, abstract, rest in (
        ("1", "1", ""),
        ("2", "2", ""),
        ("3", "3", ""),
        ("4", "4", ""),
        ("5", "5", ""),
        ("7", "2", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
    )
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", style: str = "", properties: str = "") -> str:
    """`content` is text, or XML if it begins with <."""
    inside = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def item(text: str, list_id: int, depth: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def field(instruction: str, shown: str = "", data: str = "") -> str:
    """The instruction is in two pieces, as Word likes to have it."""
    half = len(instruction) // 2
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(each)}</w:instrText></w:r>'
        for each in (instruction[:half], instruction[half:])
    )
    extra = f"<w:fldData>{data}</w:fldData>" if data else ""
    return (
        f"{sign('begin', extra)}{pieces}{sign('separate')}{shown if shown.startswith('<') else run(shown)}{sign('end')}"
    )


def sign(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def csl_citation(*items: Mapping[str, object], program: str = "ADDIN ZOTERO_ITEM CSL_CITATION") -> str:
    return f" {program} {json.dumps({'citationItems': list(items)})} "


def base64_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    inside = content if content.startswith(("<w:p", "<w:tbl")) else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def picture(id: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def word_file(
    path: Path,
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    related: Mapping[str, tuple[str, str]] | None = None,
) -> Path:
    """`parts` are further ones by name; those of XML are without their root. `related` has kind and target by id."""
    relations = {"s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml"), "p": ("image", "media/a.png")}
    for name in parts or {}:
        kind = name.removesuffix(".xml")
        if name.endswith(".xml") and kind in ("footnotes", "endnotes", "comments", "header", "footer", "settings"):
            relations[kind] = (kind, name)
        elif name.startswith("../customXml"):
            relations[name] = ("customXml", name)
    relations |= related or {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("word/document.xml", root("document", f"<w:body>{body}<w:sectPr/></w:body>"))
        file.writestr("word/styles.xml", root("styles", STYLES))
        file.writestr("word/numbering.xml", root("numbering", NUMBERING))
        file.writestr("word/media/a.png", png(3, 2))
        file.writestr("word/_rels/document.xml.rels", _relationships(relations))
        for name, content in (parts or {}).items():
            data = (
                root(name.removesuffix(".xml"), content)
                if name.endswith(".xml") and isinstance(content, str)
                else content
            )
            file.writestr(f"word/{name}" if not name.startswith("../") else name[3:], data)
    return path


def root(name: str, content: str) -> str:
    if content.startswith(("<?xml", "<b:Sources")):
        return content.replace("<b:Sources", f"<b:Sources {NAMES}")
    name = {"header": "hdr", "footer": "ftr"}.get(name, name)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMES}>{content}</w:{name}>'


def _relationships(relations: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{id}" Type="{_MAIN}officeDocument/2006/relationships/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for id, (kind, target) in relations.items()
    )
    return f'<Relationships xmlns="{_MAIN}package/2006/relationships">{each}</Relationships>'


def zip_of(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return data.getvalue()
