"""PySide's own Python code, compiled once.

PySide6 carries it as source, packed inside its library, and compiles it at every start: 15 ms of some 90. What the
variable SBK_EMBED is documented for, laying these files out beside the library, lets Python load them compiled.
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
"""Not loaded when a program runs."""


def compile_support(work: Path) -> list[tuple[str, str]]:
    """Pairs of a compiled file and the folder for it in the program. `work` is emptied first."""
    import shiboken6

    shutil.rmtree(work, ignore_errors=True)
    # A copy, since PySide writes beside itself.
    shutil.copytree(
        Path(str(shiboken6.__file__)).parent, work / "shiboken6", ignore=shutil.ignore_patterns("__pycache__")
    )
    environment = {**os.environ, "SBK_EMBED": "0", "PYTHONPATH": str(work), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", "import shiboken6.Shiboken"], env=environment, cwd=work, check=True)
    top = work / FOLDER
    if not (top / "shibokensupport" / "signature" / "loader.py").is_file():
        raise RuntimeError("PySide did not lay out its Python files; see resources/standalone/support.py.")
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
