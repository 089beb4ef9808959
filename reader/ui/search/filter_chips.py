"""The filter chips above the results: all kinds or one, and all packs or one if there are several."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from reader.search.answer import Answer
from reader.translation import _
from reader.ui.search.result_text import CHIP_LABELS, count_of, short_count
from reader.ui.widgets.chip import make_chip
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line

LONGEST_NAME = 24  # characters


class FilterChips(QWidget):
    """kind_chosen(str), pack_chosen(str): the kind, or the id of the pack; empty for all."""

    kind_chosen = Signal(str)
    pack_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._titles: Mapping[str, str] = {}
        self._pack = ""
        row = FlowLayout(4, self)
        row.setContentsMargins(12, 10, 8, 4)
        self._group = QButtonGroup(self)
        self._kinds: dict[str, QPushButton] = {}
        for kind in CHIP_LABELS:
            chip = self._kinds[kind] = make_chip()
            chip.setCheckable(True)
            self._group.addButton(chip)
            chip.toggled.connect(partial(self._choose_kind, kind))
            row.addWidget(chip)
        self._packs = make_chip()
        self._menu = QMenu(_("Packs"), self._packs)
        self._packs.setMenu(self._menu)
        self._pack_group = QActionGroup(self._menu)
        row.addWidget(self._packs)
        self._packs.hide()
        self.reset()

    def reset(self) -> None:
        """All kinds, all packs, and no counts."""
        self._kinds[""].setChecked(True)
        self._kinds["note"].hide()  # until there are notes
        self._pack = ""
        for kind, name in CHIP_LABELS.items():
            self._kinds[kind].setText(_(name))
            self._kinds[kind].setAccessibleName(_(name))

    def show_counts(self, answer: Answer, titles: Mapping[str, str]) -> None:
        self._kinds["note"].setVisible("note" in answer.counts or self._kinds["note"].isChecked())
        for kind, label in CHIP_LABELS.items():
            name, found = _(label), short_count(count_of(answer.counts, kind))
            # Translators: a choice of what to list, and how many results it has: “Articles 12”.
            self._kinds[kind].setText(_("{name} {number}", name=name, number=found))
            self._kinds[kind].setAccessibleName(_("{name}, {number} found", name=name, number=found))
        self._titles = titles
        self._packs.setVisible(len(titles) > 1)
        if len(titles) > 1:
            self._fill_menu(answer.packs)

    def _fill_menu(self, counts: Mapping[str, int]) -> None:
        self._menu.clear()
        for id, title in {"": _("All packs"), **self._titles}.items():
            name = one_line(title).replace("&", "&&")
            action = self._menu.addAction(f"{name}  {short_count(counts[id])}" if id in counts else name)
            action.setCheckable(True)
            action.setChecked(id == self._pack)
            action.triggered.connect(partial(self._choose_pack, id))
            self._pack_group.addAction(action)
        self._show_pack_name()

    def _show_pack_name(self) -> None:
        name = one_line(self._titles.get(self._pack, _("All packs")), LONGEST_NAME)
        self._packs.setText(f"{name} ▾".replace("&", "&&"))
        self._packs.setAccessibleName(_("Packs to search: {packs}", packs=name))

    def _choose_kind(self, kind: str, is_on: bool) -> None:
        if is_on:
            self.kind_chosen.emit(kind)

    def _choose_pack(self, id: str, _is_on: bool = True) -> None:
        self._pack = id
        self._show_pack_name()
        self.pack_chosen.emit(id)
