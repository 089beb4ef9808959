"""START HERE.html, the first file that a person opens on a stick: no scripts, links or pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from reader.library.model import PackInfo
from reader.sticks import html_frame
from reader.sticks.layout import GUIDE, MARKS, PACKS
from reader.sticks.programs import Program

_WIDTH = 38  # em
_STYLE = """\
h1, h2 { line-height: 1.2; }
kbd { font: 0.9em sans-serif; border: 1px solid #8a8578; border-radius: 3px; padding: 0 0.3em; }"""
_BODY = """\
<h1>Start here</h1>
<p>This stick contains Carrel, a reading program, and articles to read with it. Carrel needs no internet connection and
no installation, and it changes nothing on your computer unless you ask it to.</p>
{systems}
<h2>What you can read</h2>
{packs}
{authors}<h2>Your marks are yours</h2>
<p>Carrel saves your settings and marks in your own folder on the computer. To save them on this stick instead, create
a folder named <kbd>{marks}</kbd> next to this page. Carrel never copies marks to another stick.</p>
<h2>If something is wrong</h2>
<p>Check the stick, or ask the person who gave it to you to check it: open the menu at the right end of the tool bar of
Carrel, choose <kbd>File</kbd>, then <kbd>Check a stick…</kbd>. Carrel lists the damaged files. It can also repair the
stick if it runs from another stick or from the computer. Carrel cannot repair the stick that it runs from.</p>"""

_AUTHORS = """\
<h2>Write a pack of your own</h2>
<p>Open the folder <kbd>{folder}</kbd> and double-click <kbd>{guide}</kbd>. It shows how, step by step.</p>
"""

_WINDOWS = """\
<p>Open the folder <kbd>{folder}</kbd> and double-click <kbd>carrel</kbd> (or <kbd>carrel.exe</kbd>).</p>
<p>The first time, a blue window (SmartScreen) may say “Windows protected your PC”, because this program is not signed.
Click <kbd>More info</kbd>, then <kbd>Run anyway</kbd>.</p>"""
_MAC = """\
<p>Open the folder <kbd>{folder}</kbd>. If it contains a file that ends in <kbd>.zip</kbd>, drag that file to your
desktop and double-click it there: a program for the Mac cannot run from most sticks. Then double-click
<kbd>Carrel</kbd>.</p>
<p>The first time, the Mac (Gatekeeper) says that it cannot check the program, because it is not signed. Click
<kbd>Done</kbd>, open <kbd>System Settings</kbd>, then <kbd>Privacy &amp; Security</kbd>, scroll down, and click
<kbd>Open Anyway</kbd>. On macOS 14 and earlier you can also hold <kbd>Ctrl</kbd>, click the program, and choose
<kbd>Open</kbd>.</p>"""
_LINUX = """\
<p>Open the folder <kbd>{folder}</kbd> and double-click <kbd>carrel</kbd>.</p>
<p>If nothing happens, your system may not run programs from sticks. Copy the folder to your home folder, then allow the
file <kbd>carrel</kbd> there to run: right-click it, and choose <kbd>Properties</kbd>, then <kbd>Executable as a
program</kbd>.</p>"""
_INSTRUCTIONS = {"Windows": _WINDOWS, "Mac": _MAC, "Linux": _LINUX}
"""System -> how to start the program, and what the system asks the first time."""

_TITLES = {
    ("Mac", "Intel"): "Mac, built until 2020 (Intel)",
    ("Mac", ""): "Mac, built since 2020 (Apple M1 and later)",
    ("Windows", "ARM"): "Windows on an ARM processor",
    ("Linux", "ARM"): "Linux on an ARM processor",
}


def page(programs: Iterable[Program], packs: Sequence[PackInfo], guide: str = "") -> str:
    """The page for a stick with these programs and packs. Everything that comes from a pack is escaped.

    `guide` is the folder of a program that has the guide for authors, or empty.
    """
    authors = _AUTHORS.format(folder=escape(guide), guide=GUIDE) if guide else ""
    systems = "\n".join(map(_section, programs))
    body = _BODY.format(systems=systems, packs=_listed(packs), authors=authors, marks=MARKS)
    return html_frame.page("Start here", _STYLE, body, width=_WIDTH)


def _section(program: Program) -> str:
    name = _TITLES.get((program.system, program.variant), program.system)
    return f"<h2>{name}</h2>\n{_INSTRUCTIONS[program.system].format(folder=escape(program.folder))}"


def _listed(packs: Sequence[PackInfo]) -> str:
    built_in = "Carrel opens with the packs that are built into it."
    if not packs:
        return f"<p>{built_in}</p>"
    items = "\n".join(map(_item, sorted(packs, key=lambda info: (info.title.casefold(), info.id, -info.edition))))
    more = (
        f"It also finds the packs in the folder <kbd>{PACKS}</kbd>: click <kbd>Shelf…</kbd> at the left, above the "
        "contents, and choose a pack."
    )
    return f"<p>{built_in} {more}</p>\n<ul>\n{items}\n</ul>"


def _item(info: PackInfo) -> str:
    publisher = f", {escape(info.publisher)}" if info.publisher else ""
    return (
        f'<li><span lang="{escape(info.language)}" dir="auto">{escape(info.title)}</span>, '
        f"edition {info.edition}{publisher}</li>"
    )
