"""The viewer of figures: one by itself, as large as the window or larger, with its caption and what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from reader.library.image_header import FigureError
from reader.library.model import FigureFile, plain_text
from reader.library.packfile import PackError
from reader.system.atomic_write import write_bytes_atomically
from reader.translation import N_, Translated, _, number_text
from reader.ui.page.figure_box import FULL_STOPS
from reader.ui.page.figure_process import FigureProcessError
from reader.ui.page.figure_view import FigureView
from reader.ui.page.view import PageView
from reader.ui.reading.article_figures import ArticleFigure, ArticleFigures
from reader.ui.reading.caption_view import CaptionView
from reader.ui.reading.enlarged_dialog import EnlargedDialog
from reader.ui.shell import file_dialogs
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.file_names import plain_name
from reader.ui.shell.session import OpenedArticle
from reader.ui.shell.waiting import wait_for
from reader.ui.widgets.announcement import announce

PNG, SVG = N_("Picture (*.png)"), N_("Drawing, sharp in every size (*.svg)")
WORDS_SHARE = 0.24  # of the height of the dialog, at most, for the caption and what the picture shows
BESIDE_WORDS = 48  # pixels: the margins of the dialog, a scroll bar and the frame


class FigureDialog(EnlargedDialog):
    def __init__(
        self, parent: QWidget, page: PageView, opened: OpenedArticle, number: int, appearance: Appearance
    ) -> None:
        """`number` is that of the figure among the blocks of the article, which `page` shows."""
        super().__init__(parent, opened, appearance)
        self._figures = ArticleFigures(opened, page.page_style)
        self._index = self._figures.index_of(number)
        self.view = FigureView(opened, page.page_style, self)
        self.view.size_changed.connect(self._show_percent)
        self.words = CaptionView(opened, page.page_style)
        self.add_zoom()
        self._percent = self.add_label()
        self._percent.setMinimumWidth(QFontMetrics(self._percent.font()).horizontalAdvance(_percent_text(1000)))
        self.add_tool("fit", _("Fit to the window"), self.view.fit_window)
        self.add_tool("actual_size", _("Actual size"), self.view.show_actual_size, "Ctrl+1")
        self.add_tool("copy", _("Copy the picture"), self.copy, "Ctrl+C")
        self.add_tool("export", _("Save the picture…"), self.save, "Ctrl+S")
        self.steps = (
            self.add_tool("back", _("Previous picture"), lambda: self.step(-1), "Ctrl+PgUp"),
            self.add_tool("forward", _("Next picture"), lambda: self.step(1), "Ctrl+PgDown"),
        )
        self._count = self.add_label()
        for each in (*self.steps, self._count):
            each.setVisible(len(self._figures) > 1)
        self.set_content(self.view, self.words)
        self._show_figure()
        self.view.picture.setFocus()

    @property
    def count(self) -> int:
        """How many figures the article has."""
        return len(self._figures)

    @property
    def figure(self) -> ArticleFigure:
        return self._figures.figure(self._index)

    def zoom(self, by: int) -> None:
        self.view.zoom(by)

    def step(self, by: int) -> None:
        """Shows the next figure of the article (1) or the previous one (-1)."""
        index = self._index + by
        if 0 <= index < len(self._figures):
            self._index = index
            self._show_figure()
            self.say("")
            announce(
                self,
                _(
                    "Picture {number} of {total}. {description}",
                    number=number_text(index + 1),
                    total=number_text(len(self._figures)),
                    description=self.view.picture.accessibleName(),
                ),
            )

    def copy(self) -> None:
        """Copies the picture, or what is selected of the words below it."""
        if self.words.hasFocus() and self.words.textCursor().hasSelection():
            self.words.copy()
            return
        image = self._drawn(_("Copying the picture"), _("Copying the picture…"))
        if image:
            QGuiApplication.clipboard().setImage(image)
            self.say(_("Picture copied."))

    def save(self) -> None:
        """Saves it as pixels, or a drawing as Carrel has written it anew: never a stranger's own bytes."""
        stored = self._stored()
        if not stored:
            return
        filters = [_(PNG), _(SVG)] if stored.media_type == "image/svg+xml" else [_(PNG)]
        name = plain_name(Path(stored.path).stem, "picture")
        file, _chosen = file_dialogs.ask_target(self, _("Saving the picture"), f"{name}.png", ";;".join(filters))
        if file is not None:
            self.write(file)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    # ---- helpers

    def _show_figure(self) -> None:
        shown = self.figure
        self.setWindowTitle(_("Picture: {title}", title=self.title_above(shown.number)))
        self.view.show_figure(shown.run, shown.natural)
        self.view.picture.setAccessibleDescription(plain_text(shown.caption))
        described = _("What the picture shows: {description}", description=shown.run.alt) if shown.run.alt else ""
        self.words.show_words(shown.caption, described)
        self._fit_words()
        number, total = number_text(self._index + 1), number_text(len(self._figures))
        self._count.setText(_("{number} of {total}", number=number, total=total))
        back, forward = self.steps
        back.setEnabled(self._index > 0)
        forward.setEnabled(self._index < len(self._figures) - 1)

    def _fit_words(self) -> None:
        """As high as the words, but no higher than a share of the dialog: then they scroll."""
        document = self.words.document()
        document.setTextWidth(self.width() - BESIDE_WORDS)
        needed = round(document.size().height()) + 2 * self.words.frameWidth() + 4
        self.words.setFixedHeight(max(self.fontMetrics().height() * 2, min(needed, round(WORDS_SHARE * self.height()))))

    def _show_percent(self) -> None:
        self._percent.setText(_percent_text(self.view.percent))
        self._percent.setAccessibleName(_("Size: {percent}", percent=_percent_text(self.view.percent)))

    def _stored(self) -> FigureFile | None:
        """None after saying why it cannot be read."""
        try:
            return self.opened.pack.figure(self.figure.run.path)
        except PackError as error:
            self.say(str(error))
            return None

    def _drawn(self, title: str, progress: str, stored: FigureFile | None = None) -> QImage | None:
        """None after saying why it cannot be drawn, or if the reader cancelled."""
        from reader.ui.reading.drawn_figure import draw_figure  # not at the top: most readers only look

        stored = stored or self._stored()
        if not stored:
            return None
        is_bundled = self.opened.is_bundled
        try:
            return wait_for(self, title, progress, lambda _told: draw_figure(stored, is_bundled=is_bundled))
        except (FigureError, FigureProcessError) as error:
            self.say(_("This picture cannot be drawn: {reason}.", reason=str(error).rstrip(FULL_STOPS)))
            return None

    def write(self, file: Path) -> None:
        """Writes a file, whose suffix says how: `.svg` only for a drawing."""
        from reader.ui.reading.drawn_figure import png_of, svg_of  # not at the top: most readers only look

        stored = self._stored()
        if not stored:
            return
        data: bytes | None
        title, progress = _("Saving the picture"), _("Saving the picture…")
        try:
            if file.suffix.casefold() == ".svg" and stored.media_type == "image/svg+xml":
                data = wait_for(self, title, progress, lambda _told: svg_of(stored))
            else:
                image = self._drawn(title, progress, stored)
                data = png_of(image) if image else None
            if data is not None:
                write_bytes_atomically(file, data)
                self.say(_("Saved as {file}.", file=file.name))
        except FigureError as error:
            self.say(_("This picture cannot be saved: {reason}.", reason=str(error).rstrip(FULL_STOPS)))
        except OSError as error:
            self.say(
                _(
                    "{file} could not be written ({reason}). Choose another folder.",
                    file=file.name,
                    reason=error.strerror or error,
                )
            )


def _percent_text(percent: int) -> Translated:
    return _("{number} %", number=percent)
