"""A content folder that is edited, and a window to open forms over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.library.editing.edited_folder import EditedFolder
from reader.settings import Settings
from reader.system import paths
from reader.ui import app
from reader.ui.authoring.forms.forms_pack import FormsPack
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.theme import Themes

GLOSSARY = """\
# Terms of the pack
- id: rem
  term: REM sleep   # with dreams
  aka: [dream sleep]
  definition: Sleep with dreams [@smith2020].
  mood: calm
- id: nap
  term: nap
  definition: A short sleep.
  see: [rem]
- id: yawn
  term: yawn
  definition: A deep breath.
"""
REFERENCES = """\
references:
- id: smith2020
  type: book
  title: The night shift of the brain
  author: [{family: Smith, given: Ann, static-ordering: true}]
  issued: 2020
  publisher: Example House
- id: who2019
  type: report
  title: Guideline on sleep
  author: [{literal: World Health Organization}]
  issued: 2019
"""
QUIZ = """\
questions:
- id: night-light
  article: sleep
  question: What helps most people to fall asleep?
  choices: [A bright room, A dark room]
  answer: 2
  why: Light tells the body clock that it is day [@smith2020].
  block: evenings
"""
SLEEP = """\
---
title: Why sleep matters
---

In the evening, dim the light. {#evenings}

Dreams come in REM sleep [@smith2020, p. 3].
"""


@pytest.fixture
def host(qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    themes = Themes(paths.resources())
    appearance = Appearance(app.application(), Settings(tmp_path / "data"), themes, paths.resources() / "icons")
    host = QWidget()
    appearance.apply_style_sheet(host)
    host.resize(1000, 700)
    host.show()
    yield host
    host.close()
    host.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[EditedFolder]:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    for name, text in {
        "pack.yaml": "id: sleep\ntitle: Sleep\nedition: 1\ndate: 2025-04-28\nlanguage: en\n",
        "glossary.yaml": GLOSSARY,
        "references.yaml": REFERENCES,
        "quiz.yaml": QUIZ,
        "articles/sleep.md": SLEEP,
    }.items():
        (content / name).write_text(text, encoding="utf-8", newline="")
    folder = EditedFolder(content, tmp_path / "drafts")
    yield folder
    folder.close(99)


@pytest.fixture
def pack(folder: EditedFolder) -> FormsPack:
    return FormsPack(folder.snapshot, lambda edit: folder.apply(edit, 1), lambda: folder.undo(2))
