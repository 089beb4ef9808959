"""File names that mean something else to Windows: devices such as CON and aux.md, and streams such as a.md:b.

It opens the device, or a file that nobody sees, without an error; and it leaves out a dot or a space at the end.
"""

from __future__ import annotations

import errno
import re
import sys
from pathlib import Path, PurePath

from reader.translation import _

LONGEST_PATH = 259
"""UTF-16 units. Longer paths are opened only where the computer's administrator allows it."""

_RESERVED = r"(?i:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])"
_CHARACTERS = r'[\x00-\x1f"*:<>?|\\]'


def is_reserved(name: str) -> bool:
    """Whether it is a device, whatever follows after its first dot."""
    return bool(re.fullmatch(_RESERVED, name.split(".")[0].rstrip()))


def problem_of(name: str) -> str:
    """Why Windows has no file of that name, as part of a sentence; empty if it can have one."""
    if found := re.search(_CHARACTERS, name):
        return _("its name contains {character}", character=ascii(found[0]))
    if name.endswith((".", " ")):
        return _("its name ends with a dot or a space")
    return _("Windows reserves that name") if is_reserved(name) else ""


def is_too_long(file: PurePath) -> bool:
    return len(str(file).encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_PATH


def name_problem_here(file: PurePath) -> str:
    """As `problem_of`, for this computer: other systems than Windows have every name."""
    return problem_of(file.name) if sys.platform == "win32" else ""


def is_too_long_here(file: PurePath) -> bool:
    return sys.platform == "win32" and is_too_long(file)


def check_new_file(file: Path) -> None:
    """Raises OSError for a file that Windows would not make under this name."""
    if problem := name_problem_here(file):
        raise OSError(errno.EINVAL, problem, str(file))
