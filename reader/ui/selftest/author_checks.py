"""Checks what authors need: a new content folder is built and shown in the window, and a mistake in it is listed."""

from __future__ import annotations

from pathlib import Path

from reader.library.authoring.new_folder import PackFacts, make_folder
from reader.system import paths
from reader.ui.previews.problems_dialog import ProblemsDialog
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.dialog_answers import DialogAnswers
from reader.ui.selftest.sample_window import opened_sample, settle


def check_new_pack(data: Path) -> str:
    with opened_sample(data) as window, DialogAnswers().active():
        folder = data / "New pack"
        make_folder(folder, paths.resources() / "example_pack", PackFacts("new-pack", "New pack", "en"))
        window.opener.open([folder])
        opened = window.session.opened
        if opened is None or opened.pack.info.id != "new-pack" or "no problems" not in window.notice.text:
            raise SelfTestFailedError(f"A new content folder is not shown. {window.notice.text}")
        (folder / "articles" / "first-article.md").write_text("no head", encoding="utf-8")
        window.opener.open([folder])
        if not window.findChildren(ProblemsDialog):
            raise SelfTestFailedError("The problems of a content folder are not listed.")
        settle()
    return f"“{opened.pack.info.title}” with {opened.pack.article_count} articles"
