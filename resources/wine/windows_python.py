"""CPython for Windows with the locked packages, in a folder.

Python's library and extension modules for Windows, signed by the Python Software Foundation, come from the wheel of
panda3d, which carries them for programs that it packs. The standard library is that of the running Python. python.exe
and python3.dll are small and compiled here.
"""

from __future__ import annotations

import fnmatch
import importlib.metadata
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

import dev
from resources.wine.unavailable import Unavailable
from resources.wine.wine import Wine

VERSION = f"3{sys.version_info.minor}"
CARRIER = "panda3d==1.10.15"
DIGESTS = {
    "311": "db071a53259fd8d3abedfc7d02030532eff02befe78515833767d3599034ba1a",
    "312": "74b32cbbcba689fb50ef20ce9578e48fdfedfad1fbf9f48e74db22a06b04be60",
    "313": "81da0be19890802980828dde4c59f920f7e49bb9e6ec02375c899cace8074baf",
}
"""SHA-256 of the carrier's wheel by version of Python."""

LIBRARIES = ("libffi*.dll", "libcrypto*.dll", "libssl*.dll", "sqlite3*.dll")
NOT_COPIED = (
    "site-packages", "dist-packages", "lib-dynload", "config-3*", "_sysconfigdata*", "idlelib", "test", "tkinter",
)  # fmt: skip
"""Of the standard library: what Windows has in another form, and what nothing here uses."""
FILES = Path(__file__).parent
COMPILER = "x86_64-w64-mingw32"


def unpack(wine: Wine) -> None:
    """Python without its programs, and the packages. Replaces older ones. Raises Unavailable without PyPI."""
    shutil.rmtree(wine.python, ignore_errors=True)
    libraries = wine.work / "libraries"
    shutil.rmtree(libraries, ignore_errors=True)
    _unpack_libraries(libraries)
    (wine.python / "DLLs").mkdir(parents=True)
    for file in sorted(libraries.iterdir()):
        name = file.name.lower()
        if name == f"python{VERSION}.dll" or fnmatch.fnmatch(name, "vcruntime140*.dll"):
            shutil.copy(file, wine.python / name)
        elif (file.suffix == ".pyd" and file.name != "_tkinter.pyd") or any(
            fnmatch.fnmatch(name, each) for each in LIBRARIES
        ):
            shutil.copy(file, wine.python / "DLLs" / file.name)
    shutil.copytree(sysconfig.get_path("stdlib"), wine.python / "Lib", ignore=_is_left_out)
    _repair_metadata(wine.python / "Lib" / "importlib" / "metadata" / "__init__.py")
    _install_packages(wine.python / "Lib" / "site-packages")


def _is_left_out(folder: str, names: list[str]) -> set[str]:
    patterns = NOT_COPIED if Path(folder) == Path(sysconfig.get_path("stdlib")) else ()
    return {name for pattern in ("__pycache__", *patterns) for name in fnmatch.filter(names, pattern)}


def _repair_metadata(file: Path) -> None:
    """Python's library may be newer than the standard library here, and calls this method of the class since 3.11.8."""
    text = file.read_text(encoding="utf-8")
    method = "    def invalidate_caches(cls)"
    if f"@classmethod\n{method}" not in text:
        file.write_text(text.replace(method, f"    @classmethod\n{method}"), encoding="utf-8")


def _pip(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def _for_windows() -> list[str]:
    """The options of pip for packages of Windows."""
    options = ["--platform", "win_amd64", "--python-version", f"3.{sys.version_info.minor}", "--implementation", "cp"]
    return [*options, "--abi", f"cp{VERSION}", "--abi", "abi3", "--abi", "none", "--only-binary", ":all:", "--no-deps"]


def _unpack_libraries(to: Path) -> None:
    to.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder, "carrier.txt")
        requirements.write_text(f"{CARRIER} --hash=sha256:{DIGESTS[VERSION]}\n", encoding="utf-8")
        done = _pip("download", "-q", *_for_windows(), "-r", requirements, "-d", folder)
        if done.returncode:
            raise Unavailable(f"Python for Windows could not be downloaded:\n{done.stderr}")
        [wheel] = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.startswith("deploy_libs/") and not name.endswith("/"):
                    (to / Path(name).name).write_bytes(archive.read(name))


def compile_programs(wine: Wine) -> None:
    """With the compiler of `debian.py`."""
    build = wine.work / "compiled"
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir()
    for name in ("python.c", "empty.c", "python.manifest", "python.rc"):
        shutil.copy(FILES / name, build)

    def run(tool: str, *words: str) -> str:
        command = wine.debian_command(f"{COMPILER}-{tool}", *words, folder=build)
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise dev.Failed(f"{tool} failed:\n{done.stderr}")
        return done.stdout

    library = f"python{VERSION}"
    names = exported_names(run("objdump", "-p", str(wine.python / f"{library}.dll")))
    # all names, more than those of the stable interface, which does no harm
    (build / "python3.def").write_text(
        "LIBRARY python3\nEXPORTS\n" + "".join(f"  {name}={library}.{name}\n" for name in names)
    )
    (build / "main.def").write_text(f"LIBRARY {library}\nEXPORTS\n  Py_Main\n")
    run("windres", "python.rc", "-o", "python.res.o")
    run("dlltool", "-d", "main.def", "-l", "libmain.a")
    library_options = ("-nostdlib", "-shared", "-e", "DllMainCRTStartup")
    run("gcc", "-O2", "-s", *library_options, "-o", f"{wine.python}/python3.dll", "empty.c", "python3.def")
    program_files = ("python.c", "python.res.o", "-L.", "-lmain")
    run("gcc", "-O2", "-s", "-municode", "-o", f"{wine.python}/python.exe", *program_files)


def exported_names(objdump: str) -> list[str]:
    """The names in a library's table of exports, as objdump prints it."""
    table = objdump.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    return re.findall(r"^\s+\[\s*\d+\].*\s(\w+)$", table, re.MULTILINE)


def _install_packages(site_packages: Path) -> None:
    # pip reads conditions as those of this computer
    lock = dev.LOCK.read_text(encoding="utf-8").replace(" ; sys_platform == 'win32'", "")
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder, "windows.lock")
        requirements.write_text(lock, encoding="utf-8")
        options = ("--no-compile", "--require-hashes", "-r", requirements, "--target", site_packages)
        done = _pip("install", "-q", *_for_windows(), *options)
    if done.returncode:
        raise Unavailable(f"The packages for Windows could not be installed:\n{done.stderr}")
    own = importlib.metadata.distribution("carrel")  # the code itself is read from the copy of the project
    metadata = site_packages / f"carrel-{own.version}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(own.read_text("METADATA") or "", encoding="utf-8")
