"""START HERE.html: what a person sees first on a stick, in plain words, without script, link or picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from reader.library.model import PackInfo
from reader.sticks.layout import MARKS, PACKS
from reader.sticks.programs import Program

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Start here: Carrel</title>
<style>
body {{ max-width: 38em; margin: 2em auto; padding: 0 1em; font: 1.1em/1.5 Georgia, serif; color: #22211f;
  background: #fcfbf8; }}
h1, h2 {{ line-height: 1.2; }}
kbd {{ font: 0.9em sans-serif; border: 1px solid #8a8578; border-radius: 3px; padding: 0 0.3em; }}
</style>
</head>
<body>
<h1>Start here</h1>
<p>This stick holds Carrel, a program for reading, and things to read in it. It needs no internet and no installation,
and it changes nothing on your computer without being asked.</p>
{systems}
<h2>What there is to read</h2>
{packs}
<h2>What you write stays yours</h2>
<p>Carrel keeps your settings and marks in your own folder on the computer. To keep them on this stick instead, make a
folder named <kbd>{marks}</kbd> beside this page. Nobody's marks are ever copied to another stick.</p>
<h2>If something is wrong</h2>
<p>Ask whoever gave you this stick to check it, or check it yourself: in the menu of Carrel, at the right end of its
tool bar, choose <kbd>File</kbd>, then <kbd>Check a stick…</kbd>. It says what is damaged. A Carrel that runs from
another stick, or from the computer, can mend it there, too; no Carrel can mend the stick that it runs from.</p>
</body>
</html>
"""

_WINDOWS = """\
<p>Open the folder <kbd>{folder}</kbd> and double-click <kbd>carrel</kbd> (or <kbd>carrel.exe</kbd>).</p>
<p>The first time, a blue window (SmartScreen) may say “Windows protected your PC”, because this program is not signed.
Press <kbd>More info</kbd>, then <kbd>Run anyway</kbd>.</p>"""
_MAC = """\
<p>Open the folder <kbd>{folder}</kbd>. If there is a file that ends in <kbd>.zip</kbd>, drag it to your desktop and
double-click it there: a program for the Mac cannot run from most sticks. Then double-click <kbd>Carrel</kbd>.</p>
<p>The first time, the Mac (Gatekeeper) says that it cannot check the program, because it is not signed. Press
<kbd>Done</kbd>, open <kbd>System Settings</kbd>, then <kbd>Privacy &amp; Security</kbd>, and press <kbd>Open
Anyway</kbd> at its end. Up to macOS 14 you can also hold <kbd>Ctrl</kbd>, click the program, and choose
<kbd>Open</kbd>.</p>"""
_LINUX = """\
<p>Open the folder <kbd>{folder}</kbd> and double-click <kbd>carrel</kbd>.</p>
<p>If nothing happens, your system may run no programs from sticks: copy the folder to your own folder, and there allow
the file <kbd>carrel</kbd> to be run (right click, <kbd>Properties</kbd>, <kbd>Executable as a program</kbd>).</p>"""
_WHAT_TO_DO = {"Windows": _WINDOWS, "Mac": _MAC, "Linux": _LINUX}
"""What to double-click, and what the system then asks."""

_KINDS = {
    ("Mac", "Intel"): "Mac, made up to 2020 (Intel)",
    ("Mac", ""): "Mac, made since 2020 (Apple M1 and later)",
    ("Windows", "ARM"): "Windows on an ARM processor",
    ("Linux", "ARM"): "Linux on an ARM processor",
}


def page(programs: Iterable[Program], packs: Sequence[PackInfo]) -> str:
    """For the programs and packs that a stick holds. Whatever a pack says of itself is text and nothing else."""
    return _PAGE.format(systems="\n".join(map(_section, programs)), packs=_listed(packs), marks=MARKS)


def _section(program: Program) -> str:
    name = _KINDS.get((program.system, program.kind), program.system)
    return f"<h2>{name}</h2>\n{_WHAT_TO_DO[program.system].format(folder=escape(program.folder))}"


def _listed(packs: Sequence[PackInfo]) -> str:
    within = "Carrel shows what came with it, as soon as it opens."
    if not packs:
        return f"<p>{within}</p>"
    items = "\n".join(map(_item, sorted(packs, key=lambda info: (info.title.casefold(), info.id, -info.edition))))
    more = (
        f"It finds what is in the folder <kbd>{PACKS}</kbd> by itself, too: press <kbd>Shelf…</kbd> at the left, above "
        "the contents, and choose."
    )
    return f"<p>{within} {more}</p>\n<ul>\n{items}\n</ul>"


def _item(info: PackInfo) -> str:
    publisher = f", {escape(info.publisher)}" if info.publisher else ""
    return (
        f'<li><span lang="{escape(info.language)}" dir="auto">{escape(info.title)}</span>, '
        f"edition {info.edition}{publisher}</li>"
    )
