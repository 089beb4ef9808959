"""The box on the page while a picture is being drawn, or in place of one that cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from reader.library.border_spans import bordered
from reader.translation import _
from reader.ui.page.page_style import TEXT_STYLES, PageStyle

LONGEST_ALT = 1000  # characters
FULL_STOPS = ".。।۔።"
"""Of all languages: a sentence that continues another one loses its own."""

_FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


def waiting_box(width: int, height: int, style: PageStyle, ratio: float) -> QImage:
    return _box(width, height, style, ratio, _("Drawing the picture…"))


def failed_box(width: int, height: int, style: PageStyle, ratio: float, why: str, alt: str = "") -> QImage:
    """`why` continues a sentence, and `alt` says what the picture shows; it may be in another script."""
    reason = " ".join(why.split()).rstrip(FULL_STOPS)
    alt = bordered(" ".join(alt[:LONGEST_ALT].split()))
    sentence = _("This picture cannot be shown: {reason}.", reason=reason)
    return _box(width, height, style, ratio, sentence, alt)


def _box(width: int, height: int, style: PageStyle, ratio: float, sentence: str, alt: str = "") -> QImage:
    size = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 4, 4)
    painter.fillPath(outline, style.theme.colour("frame"))
    painter.setPen(QPen(style.theme.colour("line")))
    painter.drawPath(outline)
    painter.setFont(style.font(TEXT_STYLES["caption"]))
    painter.setPen(QColor(style.theme.colours["soft_ink"]))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    room = QRectF(0, 0, width, height).adjusted(10, 6, -10, -6)
    text = _that_fits(QFontMetricsF(painter.font()), room, sentence, alt)
    painter.drawText(room, _FLAGS, text)
    painter.end()
    return image


def _that_fits(metrics: QFontMetricsF, room: QRectF, sentence: str, alt: str) -> str:
    """The sentence and as much of the alternative text as fits below it; nothing in a box that is too small."""

    def fits(text: str) -> bool:
        needed = metrics.boundingRect(QRectF(0, 0, room.width(), 1e6), _FLAGS, text)
        return needed.height() <= room.height() and needed.width() <= room.width()

    if not fits(sentence):
        return alt if alt and fits(alt) else ""
    if not alt or fits(f"{sentence}\n{alt}"):
        return f"{sentence}\n{alt}".rstrip("\n")
    least, most = 0, len(alt)
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if fits(f"{sentence}\n{alt[:middle]}…") else (least, middle)
    return f"{sentence}\n{alt[:least].rstrip()}…" if least else sentence
