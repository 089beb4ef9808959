"""An editor for a date: its year, month and day, as far as they are known. The year also takes other texts."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from reader.library.authoring.dates import iso_date
from reader.library.editing.forms.form_fields import FieldValue
from reader.translation import _, language
from reader.ui.authoring.forms.field_editor import FieldEditor
from reader.ui.widgets.choice_box import ChoiceBox
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.text_field import TextField

_PARTS = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
YEAR_WIDTH, MONTH_WIDTH, DAY_WIDTH = 14, 14, 5  # characters


class DateEditor(FieldEditor):
    def __init__(self) -> None:
        super().__init__()
        self._year = TextField(placeholderText=_("Year"))
        self._month = ChoiceBox()
        self._month.addItem(_("Month"), 0)
        locale = QLocale(language().code)
        for number in range(1, 13):
            self._month.addItem(locale.standaloneMonthName(number), number)
        self._day = TextField(placeholderText=_("Day"))
        self._year.textEdited.connect(lambda _text: self._tell())
        self._year.editingFinished.connect(self._split_year)
        self._month.activated.connect(lambda _row: self._tell())
        self._day.textEdited.connect(lambda _text: self._tell())
        row = FlowLayout(8, self)
        unit = self.fontMetrics().averageCharWidth()
        for widget, width in ((self._year, YEAR_WIDTH), (self._month, MONTH_WIDTH), (self._day, DAY_WIDTH)):
            widget.setFixedWidth(unit * width + 30)
            row.addWidget(widget)
        self._enable_parts()

    @property
    def parts(self) -> list[QWidget]:
        return [self._year, self._month, self._day]

    def name(self, label: str) -> None:
        self._year.setAccessibleName(_("{field}: year", field=label))
        self._month.setAccessibleName(_("{field}: month", field=label))
        self._day.setAccessibleName(_("{field}: day", field=label))

    def value(self) -> FieldValue:
        year, month, day = self._year.text().strip(), self._month.currentData(), self._day.text().strip()
        if not _YEAR.fullmatch(year) or not (month or day):
            return year
        written = f"{year}-{month or 0:02}"
        return f"{written}-{day.zfill(2)}" if day else written

    def set_value(self, value: FieldValue) -> None:
        if value == self.value():
            return
        found = _PARTS.fullmatch(str(value))
        year, month, day = found.groups(default="") if found else (str(value), "", "")
        is_month = month.isdecimal() and 1 <= int(month) <= 12
        if month and not is_month:
            year, month, day = str(value), "", ""
        self._year.setText(year)
        self._month.setCurrentIndex(int(month) if month else 0)
        self._day.setText(day.lstrip("0"))
        self._enable_parts()

    def _tell(self) -> None:
        self._enable_parts()
        self.edited.emit()

    def _split_year(self) -> None:
        """A whole date in the field for the year goes to its parts."""
        written = iso_date(self._year.text().strip())
        if written and not _YEAR.fullmatch(written):
            self.set_value(written)
            self.edited.emit()

    def _enable_parts(self) -> None:
        """Only a year can have a month; a month or day that is there can always be corrected."""
        has_year = bool(_YEAR.fullmatch(self._year.text().strip()))
        self._month.setEnabled(has_year or bool(self._month.currentData()))
        self._day.setEnabled(has_year or bool(self._day.text()))
