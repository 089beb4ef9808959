"""The memory of a process and all that it started."""

from __future__ import annotations

import psutil

MIB = 1 << 20


def of_tree(pid: int) -> float:
    """MiB: the proportional share (PSS) where the system tells it, else what is the processes' own (USS)."""
    total = 0
    try:
        root = psutil.Process(pid)
        processes = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0
    for process in processes:
        try:
            info = process.memory_full_info()
        except psutil.Error:
            continue
        total += getattr(info, "pss", 0) or info.uss
    return total / MIB
