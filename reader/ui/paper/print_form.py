"""The form on the left of the print dialog: what is printed, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.library.print_order import (
    LARGE_POINTS,
    LONGEST_CLINIC,
    NORMAL_POINTS,
    PaperFormat,
    PrintOptions,
    PrintSelection,
    PrintSubject,
    clinic_name,
)
from reader.translation import N_, _, pgettext
from reader.ui.paper.paper_sheet import usual_paper
from reader.ui.paper.print_choices import PrintChoice, PrintPart
from reader.ui.widgets.choice_box import ChoiceBox
from reader.ui.widgets.labels import plain_label, plain_tip
from reader.ui.widgets.text_field import TextField
from reader.ui.widgets.tick_box import TickBox, TickItemDelegate

PAPERS = {PaperFormat.A4: N_("A4 paper"), PaperFormat.LETTER: N_("Letter paper")}
SIZES = {NORMAL_POINTS: N_("Usual type"), LARGE_POINTS: N_("Large type")}
SHEETS = {0: N_("As many sheets as it needs"), 1: N_("One sheet"), 2: N_("Two sheets")}
_CHOSEN = {
    PrintSubject.SECTION: N_("This section"),
    PrintSubject.TABLE: N_("This table"),
    PrintSubject.TERM: N_("This word"),
    PrintSubject.SOURCE: N_("This source"),
}


class PrintForm(QWidget):
    """changed(): the choice is another one."""

    changed = Signal()

    def __init__(self, choices: Sequence[PrintChoice], section: str) -> None:
        """`section` is the id of the one that the reader is in."""
        super().__init__()
        self._choices = choices
        self._section = section
        self.what = _combo(_("What to print"), [(choice.label, number) for number, choice in enumerate(choices)])
        self.part = _combo(_("Which one"), [])
        self.sections = QListWidget()
        self.sections.setObjectName("ticks")
        self.sections.setAccessibleName(_("Sections of the hand-out"))
        self.sections.setItemDelegate(TickItemDelegate(self.sections))
        self.sections.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clinic = TextField(maxLength=LONGEST_CLINIC)
        self.clinic.setPlaceholderText(_("Name of the clinic"))
        self.clinic.setAccessibleName(_("Name of the clinic"))
        self.sheets = _combo(_("Sheets"), [(_(label), count) for count, label in SHEETS.items()])
        self.paper = _combo(_("Paper"), [(_(label), paper) for paper, label in PAPERS.items()])
        self.paper.setCurrentIndex(list(PAPERS).index(usual_paper()))
        self.type_size = _combo(
            pgettext("size of the letters on paper", "Type"), [(_(label), points) for points, label in SIZES.items()]
        )
        self.landscape = TickBox(_("Landscape"))
        self._has_chosen_landscape = False
        self.holes = TickBox(_("Margin for holes"))
        self.terms = TickBox(_("Explain words at the end"))
        self.codes = TickBox(_("QR codes beside sources"))
        self.quiz = TickBox(_("Check yourself, with answers"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in self._widgets():
            column.addWidget(widget, 1 if widget is self.sections else 0)
        column.addStretch()
        self._connect()
        self._show_parts()

    def _widgets(self) -> list[QWidget]:
        how: QLabel = plain_label(pgettext("heading: how to print", "How"), "heading")
        return [
            plain_label(pgettext("heading: what to print", "What"), "heading"),
            self.what,
            self.part,
            self.sections,
            self.clinic,
            self.sheets,
            how,
            self.paper,
            self.type_size,
            self.landscape,
            self.holes,
            self.terms,
            self.codes,
            self.quiz,
        ]

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._change_subject)
        self.part.currentIndexChanged.connect(self._turn_back)
        for combo in (self.part, self.sheets, self.paper, self.type_size):
            combo.currentIndexChanged.connect(lambda _value: self.changed.emit())
        self.landscape.clicked.connect(lambda _checked=False: setattr(self, "_has_chosen_landscape", True))
        for box in (self.landscape, self.holes, self.terms, self.codes, self.quiz):
            box.toggled.connect(lambda _value: self.changed.emit())
        self.sections.itemChanged.connect(lambda _value: self.changed.emit())
        self.clinic.textEdited.connect(lambda _value: self.changed.emit())

    @property
    def selection(self) -> PrintSelection | None:
        """None while no section of a hand-out is chosen."""
        choice = self._choice
        if choice.subject is not PrintSubject.HANDOUT:
            return choice.parts[max(0, self.part.currentIndex())].selection
        rows = [self.sections.item(row) for row in range(self.sections.count())]
        chosen = [row.data(Qt.ItemDataRole.UserRole) for row in rows if row.checkState() is Qt.CheckState.Checked]
        places = tuple(place for part in chosen for place in choice.parts[part].selection.sections)
        return PrintSelection(PrintSubject.HANDOUT, sections=places) if places else None

    @property
    def options(self) -> PrintOptions:
        is_handout = self._choice.subject is PrintSubject.HANDOUT
        return PrintOptions(
            paper=self.paper.currentData(),
            is_landscape=self.landscape.isChecked() or (False if self._has_chosen_landscape else None),
            points=self.type_size.currentData(),
            has_holes=self.holes.isChecked(),
            has_terms=self.terms.isChecked(),
            has_codes=self.codes.isChecked(),
            has_quiz=self.quiz.isChecked(),
            clinic=clinic_name(self.clinic.text()) if is_handout else "",
            sheets=self.sheets.currentData() if is_handout else 0,
        )

    def choose(self, subject: PrintSubject) -> None:
        for number, choice in enumerate(self._choices):
            if choice.subject is subject:
                self.what.setCurrentIndex(number)

    def choose_part(self, selection: PrintSelection) -> None:
        """Something to print that was chosen elsewhere. If the lists lack it, it becomes a choice of its own."""
        for number, choice in enumerate(self._choices):
            for part, each in enumerate(choice.parts):
                if each.selection == selection and choice.subject is not PrintSubject.HANDOUT:
                    self.what.setCurrentIndex(number)
                    self.part.setCurrentIndex(part)
                    return
        name = _CHOSEN.get(selection.subject, N_("What you chose"))
        label = _(name)
        self._choices = [*self._choices, PrintChoice(label, selection.subject, (PrintPart("", selection),))]
        self.what.addItem(label, len(self._choices) - 1)
        self.what.setCurrentIndex(len(self._choices) - 1)

    def turn(self) -> None:
        """Ticks Landscape for what is chosen now. For something else, it is ticked only if the reader does that."""
        self.landscape.setChecked(True)

    def _turn_back(self) -> None:
        if not self._has_chosen_landscape:
            self.landscape.blockSignals(True)
            self.landscape.setChecked(False)
            self.landscape.blockSignals(False)

    @property
    def _choice(self) -> PrintChoice:
        return self._choices[max(0, self.what.currentIndex())]

    def _change_subject(self) -> None:
        self._turn_back()
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        choice = self._choice
        is_handout = choice.subject is PrintSubject.HANDOUT
        blocked = [each for each in (self.part, self.sections) if not each.blockSignals(True)]
        self.part.clear()
        self.sections.clear()
        if is_handout:
            self._fill_sections(choice.parts)
        else:
            for part in choice.parts:
                self.part.addItem(part.label)
            if choice.subject is PrintSubject.SECTION:
                own = [part.selection.block for part in choice.parts]
                self.part.setCurrentIndex(own.index(self._section) if self._section in own else 0)
        for each in blocked:
            each.blockSignals(False)
        self.part.setVisible(not is_handout and len(choice.parts) > 1)
        for widget in (self.sections, self.clinic, self.sheets):
            widget.setVisible(is_handout)
        is_text = choice.subject in (PrintSubject.ARTICLE, PrintSubject.PACK)
        self.quiz.setEnabled(is_text)
        is_explained = choice.subject not in (PrintSubject.GLOSSARY, PrintSubject.SOURCES, PrintSubject.PACK)
        self.terms.setEnabled(is_explained)

    def _fill_sections(self, parts: Sequence[PrintPart]) -> None:
        for number, part in enumerate(parts):
            row = QListWidgetItem(part.label)
            row.setToolTip(plain_tip(part.label))
            row.setData(Qt.ItemDataRole.UserRole, number)
            is_here = any(block == self._section for _article, block in part.selection.sections)
            row.setCheckState(Qt.CheckState.Checked if is_here else Qt.CheckState.Unchecked)
            self.sections.addItem(row)


def _combo(name: str, items: Sequence[tuple[str, object]]) -> ChoiceBox:
    combo = ChoiceBox()
    combo.setAccessibleName(name)
    combo.setMinimumContentsLength(24)
    for label, value in items:
        combo.addItem(label, value)
    return combo
