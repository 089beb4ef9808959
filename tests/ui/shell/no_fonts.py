"""Runs a module of the tests in a process that has only the program's own fonts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    "<fontconfig><dir>{0}</dir><cachedir>{0}</cachedir></fontconfig>"
)


def run_without_fonts(module: str, folder: Path, *arguments: str) -> Any:
    """What the module prints as JSON. `folder` is for the settings of fontconfig."""
    settings = folder / "fonts.conf"
    settings.write_text(NO_FONTS.format(folder), encoding="utf-8")
    environment = os.environ | {"FONTCONFIG_FILE": str(settings), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", module, *arguments]
    output = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=120).stdout
    return json.loads(output)
