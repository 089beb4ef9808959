"""START HERE.html, the first file that a person opens on a stick: no scripts, links or pictures.

It is in the language of the interface of whoever writes the stick, and below that in English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from reader.library.model import PackInfo
from reader.sticks import html_frame
from reader.sticks.layout import GUIDE, MARKS, PACKS
from reader.sticks.programs import Program
from reader.translation import ENGLISH, N_, Translated, _, language

_WIDTH = 38  # em
_NAME, _EXE = "carrel", "carrel.exe"
"""The file of the program, as the system shows it."""

_STYLE = """\
h1, h2 { line-height: 1.2; }
kbd { font: 0.9em sans-serif; border: 1px solid #8a8578; border-radius: 3px; padding: 0 0.3em; }"""

_WINDOWS = (
    N_("Open the folder <kbd>{folder}</kbd> and double-click <kbd>{program}</kbd> (or <kbd>{exe}</kbd>)."),
    # Translators: Keep <kbd> and </kbd>. What they enclose is on the screen of Windows: use its words.
    N_(
        "The first time, a blue window (SmartScreen) may say “Windows protected your PC”, because this program is not "
        "signed. Click <kbd>More info</kbd>, then <kbd>Run anyway</kbd>."
    ),
)
_MAC = (
    N_(
        "Open the folder <kbd>{folder}</kbd>. If it contains a file that ends in <kbd>.zip</kbd>, drag that file to "
        "your desktop and double-click it there: a program for the Mac cannot run from most sticks. Then double-click "
        "<kbd>Carrel</kbd>."
    ),
    # Translators: Keep <kbd> and </kbd>. What they enclose is on the screen of a Mac: use its words.
    N_(
        "The first time, the Mac (Gatekeeper) says that it cannot check the program, because it is not signed. Click "
        "<kbd>Done</kbd>, open <kbd>System Settings</kbd>, then <kbd>Privacy & Security</kbd>, scroll down, and click "
        "<kbd>Open Anyway</kbd>. On macOS 14 and earlier you can also hold <kbd>Ctrl</kbd>, click the program, and "
        "choose <kbd>Open</kbd>."
    ),
)
_LINUX = (
    N_("Open the folder <kbd>{folder}</kbd> and double-click <kbd>{program}</kbd>."),
    # Translators: Keep <kbd> and </kbd>. What they enclose is on the screen of Linux: use its words.
    N_(
        "If nothing happens, your system may not run programs from sticks. Copy the folder to your home folder, then "
        "allow the file <kbd>{program}</kbd> there to run: right-click it, and choose <kbd>Properties</kbd>, then "
        "<kbd>Executable as a program</kbd>."
    ),
)
_INSTRUCTIONS = {"Windows": _WINDOWS, "Mac": _MAC, "Linux": _LINUX}
"""System -> how to start the program, and what the system asks the first time."""

_TITLES = {
    ("Mac", "Intel"): N_("Mac, built until 2020 (Intel)"),
    ("Mac", ""): N_("Mac, built since 2020 (Apple M1 and later)"),
    ("Windows", "ARM"): N_("Windows on an ARM processor"),
    ("Linux", "ARM"): N_("Linux on an ARM processor"),
}
_WITH_ENGLISH = """\
<p lang="en-GB" dir="ltr">English: see below.</p>
{body}
<hr>
<div lang="en-GB" dir="ltr">
{english}
</div>"""
_TITLE, _PUBLISHER = "\x00", "\x01"
"""Stand for what comes from a pack until the text around it is HTML."""

AsHtml = Callable[[Translated], str]


def page(programs: Iterable[Program], packs: Sequence[PackInfo], guide: str = "") -> str:
    """The page for a stick with these programs and packs. Everything that comes from a pack is escaped.

    `guide` is the folder of a program that has the guide for authors, or empty.
    """
    here = list(programs)
    english = "\n".join(_body(here, packs, guide, lambda text: _html(text.english)))
    spoken = language()
    if spoken.code.partition("-")[0] == ENGLISH:
        return html_frame.page("Start here", _STYLE, english, width=_WIDTH)
    body = "\n".join(_body(here, packs, guide, _html))
    return html_frame.page(
        escape(_("Start here")),
        _STYLE,
        _WITH_ENGLISH.format(body=body, english=english),
        width=_WIDTH,
        language=spoken.code,
        is_right_to_left=spoken.is_right_to_left,
    )


def _body(programs: Iterable[Program], packs: Sequence[PackInfo], guide: str, as_html: AsHtml) -> Iterator[str]:
    def paragraph(text: Translated) -> str:
        return f"<p>{as_html(text)}</p>"

    def heading(text: Translated) -> str:
        return f"<h2>{as_html(text)}</h2>"

    yield f"<h1>{as_html(_('Start here'))}</h1>"
    yield paragraph(
        _(
            "This stick contains Carrel, a reading program, and articles to read with it. Carrel needs no internet "
            "connection and no installation, and it changes nothing on your computer unless you ask it to."
        )
    )
    for program in programs:
        title = _TITLES.get((program.system, program.variant))
        yield heading(_(title) if title else Translated(program.system))
        yield from (
            paragraph(_(text, folder=program.folder, program=_NAME, exe=_EXE)) for text in _INSTRUCTIONS[program.system]
        )
    yield heading(_("What you can read"))
    yield from _packs(packs, as_html)
    if guide:
        yield heading(_("Write a pack of your own"))
        yield paragraph(
            _(
                "Open the folder <kbd>{folder}</kbd> and double-click <kbd>{guide}</kbd>. It shows how, step by step.",
                folder=guide,
                guide=GUIDE,
            )
        )
    yield heading(_("Your marks are yours"))
    yield paragraph(
        _(
            "Carrel saves your settings and marks in your own folder on the computer. To save them on this stick "
            "instead, create a folder named <kbd>{folder}</kbd> next to this page. Carrel never copies marks to "
            "another stick.",
            folder=MARKS,
        )
    )
    yield heading(_("If something is wrong"))
    yield paragraph(
        _(
            "Check the stick, or ask the person who gave it to you to check it: open the menu at the right end of the "
            "tool bar of Carrel, choose <kbd>{file}</kbd>, then <kbd>{check}</kbd>. Carrel lists the damaged files. "
            "It can also repair the stick if it runs from another stick or from the computer. Carrel cannot repair "
            "the stick that it runs from.",
            file=_("File"),
            check=_("Check a stick…"),
        )
    )


def _packs(packs: Sequence[PackInfo], as_html: AsHtml) -> Iterator[str]:
    if not packs:
        yield f"<p>{as_html(_('Carrel opens with the packs that are built into it.'))}</p>"
        return
    text = _(
        "Carrel opens with the packs that are built into it. It also finds the packs in the folder "
        "<kbd>{folder}</kbd>: click <kbd>{shelf}</kbd> at the left, above the contents, and choose a pack.",
        folder=PACKS,
        shelf=_("Shelf…"),
    )
    yield f"<p>{as_html(text)}</p>"
    yield "<ul>"
    for info in sorted(packs, key=lambda info: (info.title.casefold(), info.id, -info.edition)):
        title = f'<span lang="{escape(info.language)}" dir="auto">{escape(info.title)}</span>'
        about = _("{title}, edition {edition}", title=_TITLE, edition=info.edition)
        if info.publisher:
            about = _(
                "{title}, edition {edition}, {publisher}", title=_TITLE, edition=info.edition, publisher=_PUBLISHER
            )
        publisher = escape(info.publisher.replace(_TITLE, ""))
        yield f"<li>{as_html(about).replace(_PUBLISHER, publisher).replace(_TITLE, title)}</li>"
    yield "</ul>"


def _html(text: str) -> str:
    """The only tags that a text may have are <kbd> and </kbd>."""
    return escape(text, quote=False).replace("&lt;kbd&gt;", "<kbd>").replace("&lt;/kbd&gt;", "</kbd>")
