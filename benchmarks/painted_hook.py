"""Runs at the start of a built program to measure it, as benchmarks/painted.py does in a checkout.

It does not load Qt itself: the program must load Qt at its own time and with its own settings of Python.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

AWAITED = "PySide6.QtWidgets"


class WidgetsImportHook:
    """A module finder that only notices when Qt's widgets are loaded."""

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name != AWAITED:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.loader is not None
        load = spec.loader.exec_module

        def load_and_watch(module: ModuleType) -> None:
            load(module)
            from benchmarks import painted

            painted.watch()

        spec.loader.exec_module = load_and_watch  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, WidgetsImportHook())
