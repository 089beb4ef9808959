"""The metadata of the program for Windows and macOS."""

from __future__ import annotations

import plistlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.library.packfile import SUFFIX
from resources.standalone import platform_metadata

HERE = Path(platform_metadata.__file__).parent


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
    assert platform_metadata.version_numbers(version) == numbers


def test_windows_manifest():
    text = (HERE / "windows.manifest").read_text(encoding="utf-8")
    settings = {element.tag.rpartition("}")[2]: element.text for element in ElementTree.fromstring(text).iter()}
    assert settings["longPathAware"] == "true"
    assert settings["dpiAwareness"] == "PerMonitorV2"
    assert settings["activeCodePage"] == "UTF-8"


def test_macos_opens_packs():
    said = plistlib.loads(plistlib.dumps(platform_metadata.info_plist("1.2.3")))
    [kind], [declared] = said["CFBundleDocumentTypes"], said["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == [SUFFIX[1:]]
    assert said["CFBundleShortVersionString"] == "1.2.3"
