"""The folders of content, resources and the reader's data, in a checkout or in the standalone program."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

from reader.named_tuple import NamedTuple
from reader.system import links, reachable
from reader.translation import Translated, _

DATA_NAME = "carrel-data"
"""If somebody creates this folder next to the program, settings and marks are saved there."""

PACKS_NAME = "packs"
PACK_SUFFIX = ".carrel"
PREVIEW_ENDING = f"-preview{PACK_SUFFIX}"
"""Of packs that somebody looks at while they are written; nobody hands them out."""

START_PAGE_NAME = "START HERE.html"
"""The start page at the top of a stick, whose programs share one `carrel-data` and one `packs`."""

_PACKAGE = Path(__file__).resolve().parent.parent


class DataFolder(NamedTuple):
    """Where settings and marks are saved. `notice` is a sentence for the reader if they may expect another folder."""

    path: Path
    is_portable: bool = False
    notice: str = ""


def is_frozen() -> bool:
    """Whether this is the standalone program."""
    return bool(getattr(sys, "frozen", False))


def _top() -> Path:
    """The folder that holds `resources` and `packs` or `content`."""
    if is_frozen():
        return Path(getattr(sys, "_MEIPASS", _PACKAGE.parent))
    return _PACKAGE.parent


def resources() -> Path:
    beside = _top() / "resources"
    return beside if reachable.is_folder(beside) else _PACKAGE / "_resources"


def fonts() -> Path:
    """The folder of the font files, whether or not it exists; `dev.py` makes that of a checkout."""
    return _top() / "fonts" if is_frozen() else _top() / "build" / "fonts"


def messages() -> Path:
    """The folder of the translations, whether or not it exists; `dev.py` makes that of a checkout."""
    return _top() / "messages" if is_frozen() else _top() / "build" / "messages"


def word_lists() -> Path:
    """The folder of the words of languages without spaces, whether or not it exists."""
    return _top() / "word_lists" if is_frozen() else _top() / "build" / "word_lists"


def hyphenation() -> Path:
    """The folder of the patterns for dividing words, whether or not it exists; those of a checkout are in a package."""
    if is_frozen():
        return _top() / "hyphenation"
    spec = importlib.util.find_spec("pyphen")
    return Path(spec.origin).parent / "dictionaries" if spec and spec.origin else Path("pyphen")


def bundled_packs() -> tuple[Path, ...]:
    """The pack files that were built into the program; none in a checkout."""
    return _packs_in(_top() / PACKS_NAME)


def program() -> Path | None:
    """The folder of the program, or the bundle on macOS. None in a checkout."""
    if not is_frozen():
        return None
    folder = Path(sys.executable).resolve().parent
    for parent in (folder, *folder.parents):
        if parent.suffix == ".app":
            return parent
    return folder


_SYSTEM_DISK = (Path("/"), Path("/System/Volumes/Data"))
"""macOS splits its disk in two: one that is read-only, and one for programs and users."""


def is_on_removable_disk() -> bool:
    """Whether the standalone program is on another disk than the system, such as a stick or a network share."""
    found = program()
    if found is None:
        return False
    if sys.platform == "win32":
        return found.drive.casefold() != os.environ.get("SYSTEMDRIVE", "C:").casefold()
    try:
        return found.stat().st_dev not in [folder.stat().st_dev for folder in _SYSTEM_DISK if folder.exists()]
    except OSError:  # the disk may just have been unplugged
        return True


def removable_disk_of_program() -> Path | None:
    """The top of the stick that the standalone program runs from; None if it is on the disk of the system."""
    top = program()
    if top is None or not is_on_removable_disk():
        return None
    while not os.path.ismount(top) and top != top.parent:
        top = top.parent
    return top


def packs_beside() -> tuple[Path, ...]:
    """The pack files that somebody added next to the program, or at the top of its stick."""
    return tuple(file for folder in pack_folders_beside() for file in _packs_in(folder))


def pack_folders_beside() -> tuple[Path, ...]:
    """Where people put packs for this program: next to it, or at the top of its stick. They need not exist."""
    return tuple(folder / PACKS_NAME for folder in _folders_beside())


def copied_packs(data: Path) -> tuple[Path, ...]:
    """The packs that Carrel has copied to the data folder."""
    return _packs_in(data / PACKS_NAME)


def _folders_beside() -> tuple[Path, ...]:
    found = program()
    return folders_beside(found) if found else ()


def folders_beside(program: Path) -> tuple[Path, ...]:
    """The folders whose `carrel-data` and `packs` belong to a program, the nearest first."""
    beside = program.parent if program.suffix == ".app" else program
    is_on_stick = reachable.is_file(beside.parent / START_PAGE_NAME)
    return (beside, beside.parent) if is_on_stick else (beside,)


def _packs_in(folder: Path) -> tuple[Path, ...]:
    """Without links, which may lead to another computer, and the `._NAME` files that macOS creates on sticks."""
    if links.is_link_at(folder):
        return ()
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return ()
    packs = (file for file in files if file.suffix.lower() == PACK_SUFFIX and not file.name.startswith("."))
    return tuple(file for file in packs if not links.is_link_at(file))


def content_folders() -> tuple[Path, ...]:
    """The content folders of a checkout; none in the standalone program."""
    return tuple(sorted(found.parent for found in (_top() / "content").glob("*/pack.yaml")))


def build_facts() -> Path | None:
    """The file that says how the standalone program was built; None elsewhere."""
    return _top() / "build.json" if is_frozen() else None


def licences() -> Path | None:
    """The licences of everything in the standalone program: next to it, or inside a single file or a bundle."""
    if not is_frozen():
        return None
    files = (Path(sys.executable).parent / "LICENCES.txt", _top() / "LICENCES.txt")
    return next((file for file in files if reachable.is_file(file)), None)


def is_own(file: Path, data: Path) -> bool:
    """Whether a file is in the data folder or in a folder of the program, and no link on the way leads out of it."""
    absolute = Path(os.path.abspath(file))  # noqa: PTH100 - keeps links
    for folder in (Path(os.path.abspath(data)), *_folders_beside(), _top() / PACKS_NAME):  # noqa: PTH100
        if absolute.is_relative_to(folder):
            inside = [absolute, *absolute.parents]
            return not any(links.is_link_at(each) for each in inside[inside.index(folder) - 1 :: -1])
    return False


def is_users_own(data: Path) -> bool:
    """Whether this is the folder of the user, and not one next to a program or one that was chosen."""
    return data == _user_folder()


NO_FOLDER = Path(os.devnull, "Carrel")
"""A path where nothing can be saved."""


def user_data() -> Path:
    """Where settings and marks are saved without `--data`."""
    return data_folder().path


def data_folder(chosen: Path | None = None) -> DataFolder:
    """`chosen`, else `carrel-data` next to the program if it can be written, else the folder of the user."""
    if chosen:
        return DataFolder(chosen)
    beside = _folders_beside()
    found = (folder / DATA_NAME for folder in beside)
    portable = next((folder for folder in found if links.is_link_at(folder) or reachable.is_folder(folder)), None)
    if portable and links.is_link_at(portable):
        own = _user_folder()
        notice = _(
            "{link} is a link, so Carrel does not save there. Your settings and marks are saved in {folder} instead.",
            link=portable,
            folder=own,
        )
        return DataFolder(own, notice=notice)
    if portable and is_writable(portable):
        return DataFolder(portable, is_portable=True)
    own = _user_folder()
    if portable or own == NO_FOLDER or (len(beside) > 1 and not is_writable(beside[-1])):
        return DataFolder(own, notice=_notice(own))
    return DataFolder(own)


def _notice(own: Path) -> Translated:
    if own == NO_FOLDER:
        return _("Carrel has no folder to save in. Your settings and marks are lost when you close it.")
    nearest = next((folder for folder in (own, *own.parents) if reachable.exists(folder)), own)
    if is_writable(nearest):
        return _(
            "Carrel cannot save next to the program. Your settings and marks are saved in {folder} instead.", folder=own
        )
    return _(
        "Carrel cannot save next to the program or in {folder}. Your settings and marks are lost when you close it.",
        folder=own,
    )


def is_writable(folder: Path) -> bool:
    """Whether a file can be created in `folder`, which must exist."""
    if os.name != "nt":
        return os.access(folder, os.W_OK | os.X_OK)
    probe = folder / f".carrel-{os.getpid()}"  # on Windows, only trying shows whether writing is allowed
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _user_folder() -> Path:
    import platformdirs

    try:
        return Path(platformdirs.user_data_dir("Carrel", appauthor=False))
    except RuntimeError:  # the system knows no home folder of this user
        return NO_FOLDER


def cache_in(data: Path) -> Path:
    """Files that can be created again, apart from the data that cannot."""
    return data / "cache"
