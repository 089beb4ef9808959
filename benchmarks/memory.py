"""Measures the memory of a process and its child processes."""

from __future__ import annotations

import psutil

MIB = 1 << 20


def of_tree(pid: int) -> float:
    """MiB of proportional set size (PSS), or of unique set size (USS) if the system has no PSS."""
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
