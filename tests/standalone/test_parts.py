"""The list of what the standalone program may contain: it agrees with the project, and everything else stays out."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from reader.ui.dialogs.about import PARTS
from resources.standalone import build_info, font_cuts, parts, word_lists
from resources.standalone.parts import choose_binaries, choose_data, load, plugin_of, unlisted_files, unmatched_patterns

ROOT = Path(__file__).parent.parent.parent
SYSTEMS = ("linux", "win32", "darwin")


@pytest.fixture(params=SYSTEMS)
def system(request) -> str:
    return request.param


def names_of(package: str) -> set[str]:
    """The names of the modules in a distribution."""
    owners = metadata.packages_distributions()
    return {name for name, found in owners.items() if package in map(build_info.normalized, found)}


def test_everything_that_the_reader_needs_may_be_in_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {build_info.normalized(re.split(r"[><=]", line)[0]) for line in project["dependencies"]}
    for package in needed - {*build_info.DATA_ONLY}:
        assert names_of(package) & set(load().packages), package
    named = {build_info.normalized(name) for name in PARTS}
    assert named == needed | {*font_cuts.PACKAGES, word_lists.PACKAGE}, "the About dialog names all parts"


def test_nothing_else_may_be_in_it():
    """Each module on the list belongs to the reader, to PyInstaller, or to a package that the reader needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [build_info.normalized(re.split(r"[><=]", line)[0]) for line in project["dependencies"]]
    needed = {*waiting, "shiboken6"}
    while waiting:
        for line in metadata.requires(waiting.pop()) or ():
            name = build_info.normalized(re.split(r"[\s;\[(<>=!~]", line)[0])
            if "extra ==" not in line and name not in needed:
                needed.add(name)
                waiting.append(name) if _is_installed(name) else None
    owners = metadata.packages_distributions()
    for name in load().packages:
        if name != "reader" and not name.startswith(("pyi", "_pyi")):
            assert {build_info.normalized(owner) for owner in owners[name]} & needed, name


def _is_installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


@pytest.mark.parametrize(
    "name",
    ["ssl", "_ssl", "http.server", "ftplib", "asyncio", "PySide6.QtNetwork", "tkinter", "pytest", "numpy"],
)
def test_modules_that_stay_out(name):
    assert not load().allows_module(name)


@pytest.mark.parametrize("name", ["reader.ui.app", "urllib.request", "json", "apsw", "PySide6", "_pyi_rth_utils.qt"])
def test_modules_that_may_be_in_it(name):
    assert load().allows_module(name)


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("linux", "PySide6/Qt/lib/libQt6Core.so.6"),
        ("linux", "PySide6/Qt/plugins/platforms/libqxcb.so"),
        ("linux", "PySide6/QtGui.abi3.so"),
        ("linux", "libxcb-cursor.so.0"),
        ("linux", "resources/themes/dark.toml"),
        ("win32", "PySide6/plugins/platforms/qwindows.dll"),
        ("win32", "PySide6/QtWidgets.pyd"),
        ("win32", "VCRUNTIME140.dll"),
        ("win32", "python312.dll"),
        ("darwin", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"),
        ("darwin", "PySide6/Qt/plugins/platforms/libqcocoa.dylib"),
    ],
)
def test_files_that_may_be_in_it(system, name):
    assert load(system).allows_file(name)


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("linux", "PySide6/Qt/plugins/platforms/libqvnc.so"),
        ("linux", "PySide6/Qt/plugins/platformthemes/libqgtk3.so"),
        ("linux", "PySide6/QtNetwork.abi3.so"),
        ("linux", "PySide6/Qt/translations/qt_de.qm"),
        ("linux", "libssl.so.3"),
        ("linux", "libstdc++.so.6"),
        ("linux", "PySide6/QtWidgets.pyd"),
        ("win32", "PySide6/plugins/generic/qtuiotouchplugin.dll"),
        ("win32", "PySide6/QtNetwork.pyd"),
        ("win32", "PySide6/opengl32sw.dll"),
        ("darwin", "PySide6/Qt/plugins/imageformats/libqpdf.dylib"),
        ("linux", "resources/standalone/build.py"),
        ("linux", "resources/wine/wine.py"),
    ],
)
def test_files_that_stay_out(system, name):
    assert not load(system).allows_file(name)


def test_each_system_has_a_window_and_a_self_test(system):
    platforms = [name for name in load(system).plugins if name.startswith("platforms/")]
    own = {"linux": "platforms/qxcb", "win32": "platforms/qwindows", "darwin": "platforms/qcocoa"}[system]
    assert {own, "platforms/qoffscreen"} <= set(platforms)


NOT_IN_PROGRAM = {"messages", "standalone", "wine", "__pycache__"}
"""Folders of `resources`."""


def test_the_files_on_disk_are_on_the_list(system):
    files = [path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file()]
    names = [path.as_posix() for path in files if not NOT_IN_PROGRAM & {*path.parts}]
    assert names
    assert unlisted_files(names, load(system)) == []
    assert unmatched_patterns(names, [each for each in load(system).always if each.startswith("resources/")]) == []


@pytest.mark.parametrize(
    ("name", "plugin"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "platforms/qxcb"),
        ("PySide6/plugins/platforms/qwindows.dll", "platforms/qwindows"),
        ("PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", "wayland-shell-integration/xdg-shell"),
        ("PySide6/Qt/lib/libQt6Core.so.6", None),
        ("libz.so.1", None),
    ],
)
def test_the_name_of_a_plugin(name, plugin):
    assert plugin_of(name) == plugin


ENTRIES = [
    ("PySide6/QtGui.abi3.so", "/s/QtGui.abi3.so", "EXTENSION"),
    ("PySide6/QtNetwork.abi3.so", "/s/QtNetwork.abi3.so", "EXTENSION"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "/s/libqxcb.so", "BINARY"),
    ("PySide6/Qt/plugins/platforms/libqvnc.so", "/s/libqvnc.so", "BINARY"),
    ("PySide6/Qt/lib/libQt6Gui.so.6", "/s/libQt6Gui.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6XcbQpa.so.6", "/s/libQt6XcbQpa.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Network.so.6", "/s/libQt6Network.so.6", "BINARY"),
    ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
    ("libpython3.12.so.1.0", "/s/libpython3.12.so.1.0", "BINARY"),
    ("libxcb-cursor.so.0", "/s/libxcb-cursor.so.0", "BINARY"),
    ("libstdc++.so.6", "/s/libstdc++.so.6", "BINARY"),
    ("libm-of-stdc.so.1", "/s/libm-of-stdc.so.1", "BINARY"),
]
NEEDS = {
    "/s/QtGui.abi3.so": ["libQt6Gui.so.6", "libstdc++.so.6"],
    "/s/libqxcb.so": ["libQt6XcbQpa.so.6"],
    "/s/libQt6XcbQpa.so.6": ["libxcb-cursor.so.0", "libQt6Gui.so.6"],
    "/s/libqvnc.so": ["libQt6Network.so.6"],
    "/s/libstdc++.so.6": ["libm-of-stdc.so.1"],
}


def test_libraries_that_a_loaded_file_needs_are_kept():
    kept = {name for name, _, _ in choose_binaries(ENTRIES, lambda file: NEEDS.get(file, ()), load("linux"), "linux")}
    assert kept == {
        "PySide6/QtGui.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "libpython3.12.so.1.0",
        "libxcb-cursor.so.0",
    }


def test_windows_names_libraries_in_any_case_and_macos_with_a_path():
    entries = [
        ("PySide6\\QtGui.pyd", "/s/QtGui.pyd", "EXTENSION"),
        ("PySide6\\Qt6Gui.dll", "/s/Qt6Gui.dll", "BINARY"),
        ("PySide6\\opengl32sw.dll", "/s/opengl32sw.dll", "BINARY"),
        ("VCRUNTIME140.dll", "/s/VCRUNTIME140.dll", "BINARY"),
    ]
    kept = choose_binaries(
        entries, lambda file: ["QT6GUI.dll"] if file.endswith("QtGui.pyd") else [], load("win32"), "win32"
    )
    assert [name for name, _, _ in kept] == ["PySide6\\QtGui.pyd", "VCRUNTIME140.dll", "PySide6\\Qt6Gui.dll"]


FRAMEWORKS = "PySide6/Qt/lib"
ON_MACOS = [
    ("PySide6/QtGui.abi3.so", "/s/a", "EXTENSION"),
    (f"{FRAMEWORKS}/QtGui.framework/Versions/A/QtGui", "/s/b", "BINARY"),
    (f"{FRAMEWORKS}/QtNetwork.framework/Versions/A/QtNetwork", "/s/c", "BINARY"),
    ("QtGui", f"{FRAMEWORKS}/QtGui.framework/Versions/A/QtGui", "SYMLINK"),
    ("QtNetwork", f"{FRAMEWORKS}/QtNetwork.framework/Versions/A/QtNetwork", "SYMLINK"),
]
DATA_ON_MACOS = [
    (f"{FRAMEWORKS}/{name}.framework/{place}", source, kind)
    for name in ("QtGui", "QtNetwork")
    for place, source, kind in (
        (f"{name}", f"Versions/Current/{name}", "SYMLINK"),
        ("Versions/Current", "A", "SYMLINK"),
        ("Versions/A/Resources/Info.plist", "/s/Info.plist", "DATA"),
    )
]


def test_frameworks_of_macos_are_kept_with_their_links_or_left_out():
    needs = {"/s/a": ["@rpath/QtGui.framework/Versions/A/QtGui"]}
    kept = choose_binaries(ON_MACOS, lambda file: needs.get(file, ()), load("darwin"), "darwin")
    assert [name for name, _, _ in kept] == ["PySide6/QtGui.abi3.so", ON_MACOS[1][0], "QtGui"]
    data = choose_data(DATA_ON_MACOS, kept, load("darwin"), "darwin")
    assert {name for name, _, _ in data} == {name for name, _, _ in DATA_ON_MACOS[:3]}


def test_other_files_are_kept_only_if_they_are_listed():
    entries = [
        ("resources/style.qss", "/s/style.qss", "DATA"),
        ("PySide6/Qt/translations/qt_de.qm", "/s/qt_de.qm", "DATA"),
        ("link", "resources", "SYMLINK"),
    ]
    assert [name for name, _, _ in choose_data(entries, [], load("linux"), "linux")] == ["resources/style.qss"]


def test_limits():
    assert load().max_unpacked <= 126_000_000
    assert load().max_archived <= 40_000_000


def test_the_unused_hooks_exist_in_pyinstaller():
    import PyInstaller

    hooks = Path(str(PyInstaller.__file__)).parent / "hooks" / "rthooks"
    assert [name for name in parts.UNUSED_HOOKS if not (hooks / f"{name}.py").is_file()] == []
