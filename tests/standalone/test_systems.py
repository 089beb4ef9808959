"""What systems are told of the program: in the forms that they read, and the same thing everywhere."""

from __future__ import annotations

import os
import plistlib
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader import __version__
from reader.library.packfile import SUFFIX
from resources.standalone import archives, desktop, icon, support, systems

ROOT = Path(__file__).parent.parent.parent
HERE = ROOT / "resources" / "standalone"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> Path:
    return icon.write(tmp_path_factory.mktemp("icon"))


@pytest.fixture
def share(drawn, tmp_path) -> Path:
    folder = tmp_path / 'a folder with spaces, "quotes" and 100 % $HOME' / "share"
    if os.name == "nt":
        folder = tmp_path / "share"
    desktop.write(folder, drawn, __version__)
    return folder


@pytest.mark.parametrize("size", icon.SIZES)
def test_icons_are_drawn(drawn, size):
    data = (drawn / f"carrel-{size}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (size, size)


def test_windows_icon(drawn):
    data = (drawn / "carrel.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(icon.IN_ICO))
    for number, size in enumerate(icon.IN_ICO):
        width, _, _, _, _, _, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert width == size % 256
        assert data[at : at + length] == (drawn / f"carrel-{size}.png").read_bytes()


def test_macos_icon(drawn):
    data = (drawn / "carrel.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8]) == (len(data),)


def test_the_icon_has_the_accent_of_the_light_theme():
    accent = '"#0f5e66"'
    assert accent in (ROOT / "resources" / "themes" / "light.toml").read_text(encoding="utf-8")
    for drawing in (ROOT / "resources" / "icon").glob("*.svg"):
        assert accent in drawing.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("0.1.0", (0, 1, 0, 0)),
        ("1.2", (1, 2, 0, 0)),
        ("1.2.3.4", (1, 2, 3, 4)),
        ("2.0.0rc1", (2, 0, 0, 0)),
        ("x", (0, 0, 0, 0)),
    ],
)
def test_version_numbers_for_windows(version, numbers):
    assert systems.version_numbers(version) == numbers


def test_windows_manifest():
    text = (HERE / "windows.manifest").read_text(encoding="utf-8")
    settings = {element.tag.rpartition("}")[2]: element.text for element in ElementTree.fromstring(text).iter()}
    assert settings["longPathAware"] == "true"
    assert settings["dpiAwareness"] == "PerMonitorV2"
    assert settings["activeCodePage"] == "UTF-8"


def test_macos_opens_packs():
    said = plistlib.loads(plistlib.dumps(systems.info_plist("1.2.3")))
    [kind], [declared] = said["CFBundleDocumentTypes"], said["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == [SUFFIX[1:]]
    assert said["CFBundleShortVersionString"] == "1.2.3"


def test_one_type_of_file_everywhere(share):
    mime = ElementTree.parse(share / "mime" / "packages" / "carrel.xml")
    names = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    [kind] = mime.findall("m:mime-type", names)
    [glob] = kind.findall("m:glob", names)
    assert kind.get("type") == systems.MIME_TYPE
    assert glob.get("pattern") == f"*{SUFFIX}"
    entry = (share / "applications" / "carrel.desktop").read_text(encoding="utf-8")
    assert f"MimeType={systems.MIME_TYPE};" in entry
    meta = ElementTree.parse(share / "metainfo" / "carrel.metainfo.xml").getroot()
    assert meta.findtext("provides/mediatype") == systems.MIME_TYPE
    release = meta.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__


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


def test_archives_hold_the_folder_and_the_sums_fit(tmp_path):
    folder = tmp_path / "Carrel"
    (folder / "inner").mkdir(parents=True)
    (folder / "carrel").write_bytes(b"program")
    (folder / "carrel").chmod(0o755)
    (folder / "inner" / "a.txt").write_text("a", encoding="utf-8")
    files = archives.write(folder, tmp_path, "Carrel-1-test")
    sums = archives.write_sums(files, tmp_path).read_text(encoding="ascii").splitlines()
    assert [line.split("  ")[1] for line in sums] == ["Carrel-1-test.tar.xz", "Carrel-1-test.zip"]
    assert all(len(line.split("  ")[0]) == 64 for line in sums)
    for file in files:
        target = tmp_path / f"from {file.suffix}"
        with zipfile.ZipFile(file) if file.suffix == ".zip" else tarfile.open(file) as archive:
            if isinstance(archive, tarfile.TarFile):
                archive.extraction_filter = getattr(tarfile, "data_filter", None)  # which no early Python 3.11 has
            archive.extractall(target)
        assert (target / "Carrel" / "inner" / "a.txt").read_text(encoding="utf-8") == "a"
        assert (target / "Carrel" / "carrel").read_bytes() == b"program"


def test_pysides_own_code_is_compiled(tmp_path):
    compiled = support.compile_support(tmp_path / "work")
    names = {f"{place}/{Path(file).name}" for file, place in compiled}
    assert "shiboken6/files.dir/shibokensupport/signature/loader.pyc" in names
    assert all(Path(file).suffix == ".pyc" for file, _ in compiled)
    import shiboken6

    assert not (Path(str(shiboken6.__file__)).parent / "files.dir").exists(), "what is installed stays as it was"
