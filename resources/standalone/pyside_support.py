"""Compiles PySide's own Python code once, at build time.

PySide6 has this code as source inside its library and compiles it at every start: 15 ms of about 90. With the
documented variable SBK_EMBED it writes the files next to the library instead, so that Python can load them compiled.
"""

from __future__ import annotations

import os
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = "shiboken6/files.dir"
TOOLS = ("signature_bootstrap.py", "fix-complaints.py")
"""A running program does not load these."""


def compile_support(work: Path) -> list[tuple[str, str]]:
    """Pairs of a compiled file and its folder in the program. Empties `work` first."""
    import shiboken6

    shutil.rmtree(work, ignore_errors=True)
    # Use a copy, since PySide writes into its own folder.
    shutil.copytree(
        Path(str(shiboken6.__file__)).parent, work / "shiboken6", ignore=shutil.ignore_patterns("__pycache__")
    )
    environment = {**os.environ, "SBK_EMBED": "0", "PYTHONPATH": str(work), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", "import shiboken6.Shiboken"], env=environment, cwd=work, check=True)
    top = work / FOLDER
    if not (top / "shibokensupport" / "signature" / "loader.py").is_file():
        raise RuntimeError("PySide did not write its Python files; see resources/standalone/pyside_support.py.")
    compiled = []
    for source in sorted(top.rglob("*.py")):
        if source.name in TOOLS:
            continue
        inside = source.relative_to(work)
        target = source.with_suffix(".pyc")
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(source), str(target), dfile=inside.as_posix(), doraise=True, invalidation_mode=mode)
        compiled.append((str(target), inside.parent.as_posix()))
    return compiled
