"""The program's metadata for each system: version and manifest for Windows, Info.plist for macOS."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
IDENTIFIER = "carrel.reader"
"""The bundle identifier for macOS. It is not a domain name, because the project has no domain."""

MIME_TYPE = "application/vnd.carrel"
UNIFORM_TYPE = "carrel.reader.pack"
OLDEST_MACOS = "12.0"


def icon_of_program(icons: Path) -> str | None:
    if sys.platform == "linux":
        return None  # Linux programs contain no icons
    return str(icons / ("carrel.ico" if sys.platform == "win32" else "carrel.icns"))


def manifest() -> str | None:
    return (HERE / "windows.manifest").read_text(encoding="utf-8") if sys.platform == "win32" else None


def windows_version(name: str, version: str) -> Any:
    """The version resource; None on other systems."""
    if sys.platform != "win32":
        return None
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = version_numbers(version)
    texts = [info.StringStruct(key, value) for key, value in version_texts(name, version).items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004, fileType=1),
        kids=[
            info.StringFileInfo([info.StringTable("080904B0", texts)]),  # British English, in Unicode
            info.VarFileInfo([info.VarStruct("Translation", [0x0809, 0x04B0])]),
        ],
    )


def version_texts(name: str, version: str) -> dict[str, str]:
    return {
        "CompanyName": "Carrel contributors",
        "FileDescription": "Carrel" if name != "carrel-cli" else "Carrel (command line)",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "Carrel contributors, MIT licence",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Carrel",
        "ProductVersion": version,
    }


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """Four numbers, as Windows needs them; the rest of the version is ignored."""
    found = [int(number) for number in re.match(r"[\d.]*", version)[0].strip(".").split(".") if number]  # type: ignore[index]
    first, second, third, fourth = [*found, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def info_plist(version: str) -> dict[str, Any]:
    return {
        "CFBundleDisplayName": "Carrel",
        "CFBundleExecutable": "carrel",  # not carrel-cli in the same folder
        "CFBundleShortVersionString": version,
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.education",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Carrel pack",
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": "carrel.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [UNIFORM_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": UNIFORM_TYPE,
                "UTTypeDescription": "Carrel pack",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["carrel"], "public.mime-type": [MIME_TYPE]},
            }
        ],
    }
