"""An editor for a paragraph of an article: the article, and a search over its paragraphs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.library.editing.forms.form_fields import FieldOption, FieldValue
from reader.library.editing.forms.known_entries import KnownEntries
from reader.translation import _
from reader.ui.authoring.forms.choice_editor import ChoiceEditor
from reader.ui.authoring.forms.entry_search import EntrySearch
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.link_button import LinkButton


class BlockEditor(FieldEditor):
    """The value is ARTICLE#id; #id alone, or id, is a paragraph of `own_article`."""

    def __init__(self, known: KnownEntries) -> None:
        super().__init__()
        self._known = known
        self._own_article = ""
        self._block = ""
        self._articles = ChoiceEditor(
            [FieldOption(one.id, one.label) for one in known.articles], _("Choose an article")
        )
        self._articles.edited.connect(self._change_article)
        self._search = EntrySearch(_("Type words of the paragraph"))
        self._search.chosen.connect(self._choose)
        self._shown = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._clear = LinkButton(_("Choose none"))
        self._clear.clicked.connect(lambda: self._choose(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._articles, self._shown, self._search):
            column.addWidget(widget)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    @property
    def parts(self) -> list[QWidget]:
        return [*self._articles.parts, self._search]

    def name(self, label: str) -> None:
        self._articles.parts[0].setAccessibleName(_("{field}: article", field=label))
        self._search.setAccessibleName(_("{field}: words of the paragraph", field=label))

    def set_own_article(self, article: str) -> None:
        """The article whose question or pack this is: a value without an article means it."""
        if article == self._own_article:
            return
        is_own = self._articles.value() in ("", self._own_article)
        self._own_article = article
        if is_own:
            self._articles.set_value(article)
            self._show()

    def value(self) -> FieldValue:
        article = str(self._articles.value())
        if not self._block:
            return ""
        return self._block if article == self._own_article and article else f"{article}#{self._block}"

    def set_value(self, value: FieldValue) -> None:
        if value == self.value():
            return
        article, _hash, block = str(value).rpartition("#")
        self._block = block
        self._articles.set_value(article or self._own_article)
        self._show()

    def _change_article(self) -> None:
        self._block = ""
        self._show()
        self.edited.emit()

    def _choose(self, block: str) -> None:
        self._block = block
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        article = str(self._articles.value())
        paragraphs = self._known.paragraphs(article) if article else ()
        self._search.set_entries(paragraphs)
        self._search.setEnabled(bool(paragraphs))
        text = next((one.label for one in paragraphs if one.id == self._block), "")
        self._shown.setText(_("“{text}”", text=one_line(text)) if text else one_line(self._block))
        self._shown.setVisible(bool(self._block))
        self._clear.setVisible(bool(self._block))
