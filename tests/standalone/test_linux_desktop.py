"""The files for Linux desktops, and the script that installs them for one user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader import __version__
from reader.library.packfile import SUFFIX
from resources.standalone import icon, linux_desktop, platform_metadata


@pytest.fixture(scope="module")
def icons(tmp_path_factory) -> Path:
    return icon.write(tmp_path_factory.mktemp("icon"))


@pytest.fixture
def share(icons, tmp_path) -> Path:
    folder = tmp_path / 'a folder with spaces, "quotes" and 100 % $HOME' / "share"
    if os.name == "nt":
        folder = tmp_path / "share"
    linux_desktop.write(folder, icons, __version__)
    return folder


def test_one_type_of_file_everywhere(share):
    mime = ElementTree.parse(share / "mime" / "packages" / "carrel.xml")
    names = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    [kind] = mime.findall("m:mime-type", names)
    [glob] = kind.findall("m:glob", names)
    assert kind.get("type") == platform_metadata.MIME_TYPE
    assert glob.get("pattern") == f"*{SUFFIX}"
    entry = (share / "applications" / "carrel.desktop").read_text(encoding="utf-8")
    assert f"MimeType={platform_metadata.MIME_TYPE};" in entry
    meta = ElementTree.parse(share / "metainfo" / "carrel.metainfo.xml").getroot()
    assert meta.findtext("provides/mediatype") == platform_metadata.MIME_TYPE
    release = meta.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__


@pytest.mark.parametrize(
    ("seconds", "day"), [("0", "1970-01-01"), ("1745798400", "2025-04-28"), ("1745884799", "2025-04-28")]
)
def test_the_date_of_the_release_can_be_set(icons, tmp_path, monkeypatch, seconds, day):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    linux_desktop.write(tmp_path, icons, "1.2.3")
    text = (tmp_path / "metainfo" / "carrel.metainfo.xml").read_text(encoding="utf-8")
    assert f'<release version="1.2.3" date="{day}"/>' in text


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("desktop-file-validate", ["applications/carrel.desktop"]),
        ("appstreamcli", ["validate", "--no-net", "metainfo/carrel.metainfo.xml"]),
    ],
)
def test_the_systems_own_checkers_agree(share, tool, arguments):
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not on this machine")
    done = subprocess.run([tool, *arguments], cwd=share, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="for desktops of Linux")
def test_registering_for_one_user_and_undoing_it(share, tmp_path):
    data = tmp_path / "user data"
    environment = {"PATH": os.environ["PATH"], "XDG_DATA_HOME": str(data), "HOME": str(tmp_path)}

    def register(*options: str) -> None:
        subprocess.run(["sh", str(share / "register.sh"), *options], env=environment, check=True, capture_output=True)

    register()
    entry = data / "applications" / "carrel.desktop"
    [line] = [line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec=")]
    assert _command(line) == [str(share.parent / "carrel"), "%f"]
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", str(entry)], check=True)
    assert (data / "icons" / "hicolor" / "48x48" / "apps" / "carrel.png").is_file()
    register()
    register("--remove")
    left = [
        path for path in data.rglob("*") if path.is_file() and path.name not in ("mimeinfo.cache", "icon-theme.cache")
    ]
    assert [path for path in left if "carrel" in path.name] == []


def _command(line: str) -> list[str]:
    """The Exec line as a desktop reads it: backslashes of the file first, then those of the quoted path, then `%%`."""
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    assert value.startswith('"')
    path, position = "", 1
    while value[position] != '"':
        position += value[position] == "\\"
        path += value[position]
        position += 1
    return [path.replace("%%", "%"), *value[position + 1 :].split()]
