"""The rules for the bundle of macOS, on a bundle that is made here."""

from __future__ import annotations

import plistlib
import struct
import sys
from pathlib import Path

import pytest

from resources.standalone import check_bundle, native, platform_metadata

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="creating links needs special permissions on Windows")
CODE = native.THIN + struct.pack("<12xI12x", 0)
ADDED_BY_PYINSTALLER = {
    "CFBundleIdentifier": platform_metadata.IDENTIFIER,
    "CFBundleName": "Carrel",
    "CFBundlePackageType": "APPL",
    "CFBundleIconFile": "carrel.icns",
}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    app = tmp_path / "Carrel.app"
    files = {
        "MacOS/carrel": CODE,
        "MacOS/carrel-cli": CODE,
        "Frameworks/PySide6/QtCore.abi3.so": CODE,
        "Frameworks/QtCore.framework/Versions/A/QtCore": CODE,
        "Resources/carrel.icns": b"icns",
        "Resources/packs/a.carrel": b"SQLite",
    }
    for name, data in files.items():
        (app / "Contents" / name).parent.mkdir(parents=True, exist_ok=True)
        (app / "Contents" / name).write_bytes(data)
    (app / "Contents" / "Frameworks" / "packs").symlink_to("../Resources/packs")
    write_info(app)
    return app


def write_info(app: Path, **changes: object) -> None:
    info = {**ADDED_BY_PYINSTALLER, **platform_metadata.info_plist("1.2.3"), **changes}
    kept = {key: value for key, value in info.items() if value is not None}
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(kept))


def test_a_good_bundle(bundle: Path):
    assert check_bundle.problems(bundle) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"CFBundleIdentifier": None}, "Info.plist lacks CFBundleIdentifier"),
        ({"CFBundleShortVersionString": "1.2.3rc1"}, "CFBundleShortVersionString is 1.2.3rc1"),
        ({"CFBundleExecutable": "gone"}, "Contents/MacOS/gone is missing"),
        ({"CFBundleIconFile": "other.icns"}, "Contents/Resources/other.icns is missing"),
        ({"UTExportedTypeDeclarations": []}, "carrel.reader.pack is declared nowhere"),
    ],
    ids=["no id", "version", "program", "icon", "type"],
)
def test_info(bundle: Path, changes, problem):
    write_info(bundle, **changes)
    [found] = check_bundle.problems(bundle)
    assert found.startswith(problem)


def test_code_and_links(bundle: Path):
    contents = bundle / "Contents"
    (contents / "Resources" / "tool").write_bytes(CODE)
    (bundle / "LICENCES.txt").touch()
    (contents / "Frameworks" / "out").symlink_to("../../../elsewhere")
    (contents / "Frameworks" / "gone").symlink_to("../Resources/gone")
    (contents / "Frameworks" / "absolute").symlink_to("/usr/lib")
    assert check_bundle.problems(bundle) == [
        "LICENCES.txt does not belong next to Contents",
        "Contents/Frameworks/absolute is a link that leads out of the bundle",
        "Contents/Frameworks/gone is a link that leads nowhere",
        "Contents/Frameworks/out is a link that leads out of the bundle",
        "Contents/Resources/tool is code outside Contents/MacOS and Contents/Frameworks",
    ]


def test_no_info(bundle: Path):
    (bundle / "Contents" / "Info.plist").write_bytes(b"<plist>")
    assert "cannot be read" in check_bundle.problems(bundle)[0]
