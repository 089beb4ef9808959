"""Writes LICENCES.txt: the licences of everything in the standalone program."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from resources.standalone import build_info, word_patterns
from resources.standalone.parts import Entry

ROOT = Path(__file__).parent.parent.parent
STORED = Path(__file__).parent / "licences"
"""Licences that no installed distribution contains."""

FILE_NAME = "LICENCES.txt"
QT = ("pyside6-essentials", "shiboken6")
TEXTS = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
COMMON = re.compile(r"/usr/share/common-licenses/[\w.+-]*\w")
RULE = "=" * 80


class NoLicence(Exception):
    """No licence was found for a part of the program. The message names the part."""


def write(work: Path, modules: Iterable[Entry], binaries: Iterable[Entry]) -> Path:
    """Write LICENCES.txt to `work` and return it. Raises NoLicence."""
    names = build_info.distributions(modules, binaries)
    outside = [Path(source) for _, source, kind in binaries if kind == "BINARY" and not _is_installed(Path(source))]
    sections = [
        ("Carrel", (ROOT / "LICENSE").read_text(encoding="utf-8")),
        ("The bundled packs", (ROOT / "content" / "LICENSE").read_text(encoding="utf-8")),
        *((f"{name} {metadata.version(name)}", of_distribution(name)) for name in names),
        *_others(),
        *_of_system(outside),
    ]
    work.mkdir(parents=True, exist_ok=True)
    file = work / FILE_NAME
    file.write_text("\n".join(_section(title, text) for title, text in sections), encoding="utf-8")
    return file


def of_distribution(name: str) -> str:
    """Raises NoLicence."""
    if build_info.normalized(name) in QT:
        return _stored("qt")
    distribution = metadata.distribution(name)
    files = [
        file for file in distribution.files or () if TEXTS.search(file.name) and file.suffix not in (".py", ".pyc")
    ]
    texts = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in files]
    if not any(text.strip() for text in texts):
        raise NoLicence(f"No licence file of {name} is installed.")
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts))  # packages have some of them twice


def of_python() -> str:
    """Raises NoLicence."""
    library = Path(sysconfig.get_path("stdlib"))
    for folder in (library, library.parent, Path(sys.base_prefix), *Path("/usr/share/licenses").glob("python3*")):
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return (folder / name).read_text(encoding="utf-8", errors="replace")
    raise NoLicence(f"Python's licence was not found next to its library, {library}.")


def _others() -> Iterator[tuple[str, str]]:
    yield f"Python {sys.version.split()[0]}", of_python()
    yield "PyInstaller, which starts the program", of_distribution("pyinstaller")
    yield "SQLite, in apsw", _stored("sqlite")
    yield "libyaml, in PyYAML", _stored("libyaml")
    yield "The patterns for dividing words, in pyphen", word_patterns.licences()
    yield "ICU, in Qt", _stored("icu")
    if sys.platform != "linux":  # on Linux the system's packages contain them
        yield "OpenSSL, in Python", _stored("openssl")
        yield "libffi, in Python", _stored("libffi")
    if sys.platform == "win32":
        yield "The Visual C++ runtime", _stored("microsoft")
    for name, title in (
        ("lgpl-3.0", "GNU Lesser General Public License 3"),
        ("gpl-3.0", "GNU General Public License 3"),
    ):
        yield title, _stored(name)
    yield "Apache License 2.0", _stored("apache-2.0")


def _of_system(libraries: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The licences of libraries of the build machine, from its package manager. Raises NoLicence."""
    if sys.platform != "linux":
        return
    texts = {owner: text for file in libraries for owner, text in (_of_library(file),)}
    yield from sorted((owner, text) for owner, text in texts.items() if owner)
    common = {name for text in texts.values() for name in COMMON.findall(text)}
    for name in sorted(common):
        if Path(name).is_file():
            yield Path(name).name, Path(name).read_text(encoding="utf-8", errors="replace")


def _of_library(file: Path) -> tuple[str, str]:
    """The package that contains a library, and its licence. Both are empty for Python's own library."""
    if file.name.startswith("libpython"):
        return "", ""
    for real in dict.fromkeys((file, file.resolve(), Path("/usr", *file.parts[1:]), Path("/", *file.parts[2:]))):
        if owner := _output_of("dpkg-query", "-S", str(real)).partition(":")[0]:
            texts = [Path("/usr/share/doc", owner, "copyright")]
        elif licences := _output_of("rpm", "-q", "--licensefiles", "--whatprovides", str(real)).split():
            owner = _output_of("rpm", "-q", "--queryformat", "%{NAME}", "--whatprovides", str(real))
            texts = [Path(each) for each in licences]
        elif tag := _output_of("rpm", "-q", "--queryformat", "%{NAME}: %{LICENSE}", "--whatprovides", str(real)):
            # The licence file is in another package of the same source, so give only the name of the licence.
            return tag.partition(":")[0], f"{tag}\n"
        else:
            continue
        found = [text.read_text(encoding="utf-8", errors="replace") for text in texts if text.is_file()]
        if found:
            return owner, "\n\n".join(found)
    raise NoLicence(f"No package on this machine has a licence for {file}.")


def _output_of(*command: str) -> str:
    """Empty if the command is missing or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def _is_installed(file: Path) -> bool:
    """Whether a file came with one of the Python distributions."""
    return Path(sysconfig.get_path("purelib")) in file.parents or Path(sysconfig.get_path("platlib")) in file.parents


def _stored(name: str) -> str:
    return (STORED / f"{name}.txt").read_text(encoding="utf-8")


def _section(title: str, text: str) -> str:
    return f"{RULE}\n{title}\n{RULE}\n\n{text.strip()}\n"
