"""Writes share/ for Linux desktops: menu entry, file type, description, icons, and the script that installs them."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

HERE = Path(__file__).parent / "linux"
ICONS = (16, 24, 32, 48, 64, 128, 256, 512)
FOLDERS = {
    "carrel.desktop": "applications",
    "carrel.xml": "mime/packages",
    "carrel.metainfo.xml": "metainfo",
    "register.sh": "",
}


def _day() -> str:
    seconds = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return time.strftime("%Y-%m-%d", time.gmtime(seconds))


def write(share: Path, icons: Path, version: str) -> None:
    """`icons` is the folder that icon.write has filled."""
    for name, folder in FOLDERS.items():
        target = share / folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (HERE / name).read_text(encoding="utf-8").replace("@VERSION@", version).replace("@DATE@", _day())
        target.write_bytes(text.encode())
    (share / "register.sh").chmod(0o755)
    for size in ICONS:
        for kind, name in (("apps", "carrel"), ("mimetypes", "application-vnd.carrel")):
            target = share / "icons" / "hicolor" / f"{size}x{size}" / kind / f"{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(icons / f"carrel-{size}.png", target)
