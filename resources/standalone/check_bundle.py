"""Checks the bundle for macOS against Apple's rules: its Info.plist, where its code is, and where its links lead."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from resources.standalone import native

CODE = ("Contents/MacOS", "Contents/Frameworks")
"""Where codesign looks for code to sign with the bundle; what is elsewhere counts as data."""

NEEDED_KEYS = (
    "CFBundleIdentifier",
    "CFBundleName",
    "CFBundleDisplayName",
    "CFBundleExecutable",
    "CFBundlePackageType",
    "CFBundleShortVersionString",
    "CFBundleIconFile",
    "LSMinimumSystemVersion",
    "NSHighResolutionCapable",
)


def problems(bundle: Path) -> list[str]:
    """A sentence for each. `bundle` is Carrel.app."""
    try:
        info = plistlib.loads((bundle / "Contents" / "Info.plist").read_bytes())
    except (OSError, plistlib.InvalidFileException, ValueError, ExpatError) as error:
        return [f"Contents/Info.plist cannot be read ({error})"]
    return [*_problems_of_info(info, bundle), *_problems_of_files(bundle)]


def _problems_of_info(info: Mapping[str, Any], bundle: Path) -> list[str]:
    found = [f"Info.plist lacks {key}" for key in NEEDED_KEYS if not info.get(key)]
    if info.get("CFBundlePackageType", "APPL") != "APPL":
        found.append("CFBundlePackageType is not APPL")
    version = str(info.get("CFBundleShortVersionString", "0"))
    if not re.fullmatch(r"\d+(\.\d+){0,2}", version):
        found.append(f"CFBundleShortVersionString is {version}, not up to three numbers")
    if not re.fullmatch(r"[A-Za-z0-9.-]+", str(info.get("CFBundleIdentifier", "a"))):
        found.append("CFBundleIdentifier has other characters than letters, digits, dots and hyphens")
    exported = {each.get("UTTypeIdentifier") for each in info.get("UTExportedTypeDeclarations", ())}
    icons = [info.get("CFBundleIconFile", "")]
    for document in info.get("CFBundleDocumentTypes", ()):
        icons.append(document.get("CFBundleTypeIconFile", ""))
        types = document.get("LSItemContentTypes", ())
        found += [f"{each} is declared nowhere" for each in types if each not in exported]
    missing = {icon for icon in icons if icon and not (bundle / "Contents" / "Resources" / icon).is_file()}
    found += [f"Contents/Resources/{icon} is missing" for icon in sorted(missing)]
    program = str(info.get("CFBundleExecutable", ""))
    if program and not (bundle / "Contents" / "MacOS" / program).is_file():
        found.append(f"Contents/MacOS/{program} is missing")
    return found


def _problems_of_files(bundle: Path) -> list[str]:
    found = [f"{path.name} does not belong next to Contents" for path in bundle.iterdir() if path.name != "Contents"]
    for path in sorted(bundle.rglob("*")):
        name = path.relative_to(bundle).as_posix()
        if path.is_symlink():
            target = path.readlink()
            if target.is_absolute() or not path.resolve().is_relative_to(bundle.resolve()):
                found.append(f"{name} is a link that leads out of the bundle")
            elif not path.exists():
                found.append(f"{name} is a link that leads nowhere")
        elif path.is_file() and not name.startswith(CODE) and native.needed(path) is not None:
            found.append(f"{name} is code outside {' and '.join(CODE)}")
    return found
