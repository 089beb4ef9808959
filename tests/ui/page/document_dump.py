"""All that a page document holds, as text: to compare two documents."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QBrush, QColor, QTextBlock, QTextFormat, QTextLength

from reader.ui.page.document import PageDocument


def described(document: PageDocument) -> list[str]:
    """A line for each paragraph, run, format and part of the structure."""
    lines = [f"{name}: {value}" for name, value in document.structure.items() if name != "text_map"]
    lines += [f"text map: {document.text_map._runs}", f"figures: {document.figures}"]
    lines.append(f"indent {document.indentWidth()}, font {document.defaultFont().key()}")
    lines += [
        f"table {table.number} {table.first}–{table.last} rtl {table.is_rtl}: {table.needs} {table._insets}"
        for table in document.tables
    ]
    block = document.begin()
    while block.isValid():
        lines += _paragraph(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        lines.append(f"frame {frame.firstPosition()}–{frame.lastPosition()}: {_properties(frame.frameFormat())}")
    return lines


def _paragraph(block: QTextBlock) -> Iterator[str]:
    yield f"paragraph {block.position()}: {_properties(block.blockFormat())} {_properties(block.charFormat())}"
    if block.textList():
        yield f"  item {block.textList().itemNumber(block)}: {_properties(block.textList().format())}"
    run = block.begin()
    while not run.atEnd():
        fragment = run.fragment()
        yield f"  {fragment.text()!r}: {_properties(fragment.charFormat())}"
        run += 1


def _properties(style: QTextFormat) -> str:
    # The number of the list or table that a format belongs to is no property of the format.
    found = {key: value for key, value in style.properties().items() if key != QTextFormat.Property.ObjectIndex.value}
    return ", ".join(f"{key:x}={_text(value)}" for key, value in sorted(found.items()))


def _text(value: object) -> str:
    match value:
        case list():
            return f"[{', '.join(map(_text, value))}]"
        case QTextLength():
            return f"{value.rawValue()} {value.type()}"
        case QBrush():
            return value.color().name()
        case QColor():
            return value.name()
    return str(value)
