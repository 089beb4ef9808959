"""What Qt gives of a clipboard, as Markdown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from reader.ui.authoring.paste.clean_paste import TOO_LARGE, clean_paste, plain_paste


def mime(html: str | None = None, text: str | None = None) -> QMimeData:
    data = QMimeData()
    if html is not None:
        data.setHtml(html)
    if text is not None:
        data.setText(text)
    return data


def test_html_becomes_markdown_and_says_what_is_missing() -> None:
    said: list[str] = []
    data = mime("<p>Sleep <b>well</b></p><img src='https://example.org/x.png'>", "Sleep well")
    assert clean_paste(data, say=said.append) == "Sleep **well**"
    assert said == ["Pasted. Left out: a picture."]
    assert plain_paste(data) == "Sleep well"


@pytest.mark.parametrize("text", ["2 * 3", "**bold**", "a\n\nb", ""])
def test_plain_text_stays_plain(text: str) -> None:
    data = mime(text=text)
    assert clean_paste(data) is None
    assert plain_paste(data) == text


def test_a_picture_or_a_file_alone_is_pasted_in_another_way() -> None:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    picture = mime("<img src='https://example.org/x.png'>")
    picture.setImageData(image)
    assert clean_paste(picture) is None
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("/tmp/x.png")])
    assert clean_paste(file) is None
    assert plain_paste(QMimeData()) == ""


def test_what_is_too_large_is_pasted_as_plain_text() -> None:
    said: list[str] = []
    assert clean_paste(mime("<p>" + "word " * 3_000_000, "word"), say=said.append) is None
    assert said == [TOO_LARGE]


def test_code_of_an_editor_stays_as_it_is() -> None:
    data = mime("<div style='white-space:pre'><span>## Heading</span></div>", "## Heading")
    data.setData("vscode-editor-data", QByteArray(b"{}"))
    assert clean_paste(data) is None
