"""Limits for processes that read what strangers made: whatever that makes a decoder do must end there."""

from __future__ import annotations

import contextlib
import math
import sys
from typing import Any

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _MEMORY, _DIE, _KILL = 0x100, 0x400, 0x2000
    _EXTENDED = 9
    _NO_DIALOGS = 0x8003

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION"""

        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def confine(process: Any, memory: int) -> object:
        """Called in the window before the process gets its work. It ends when the returned job is closed or garbage.

        `memory` is in bytes, in all.
        """
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return None
        limits = _Limits(flags=_MEMORY | _DIE | _KILL, process_memory=memory)
        handle = wintypes.HANDLE(job)
        kernel.SetInformationJobObject(handle, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(handle, wintypes.HANDLE(int(process._handle)))
        return _Job(kernel, handle)

    def cpu_seconds(process: Any) -> float:
        """What the process has used so far. 0 on systems where it limits that itself."""
        times = [wintypes.FILETIME() for _ in range(4)]
        handle = wintypes.HANDLE(int(process._handle))
        if not ctypes.WinDLL("kernel32").GetProcessTimes(handle, *map(ctypes.byref, times)):
            return 0.0
        return sum((time.dwHighDateTime << 32) + time.dwLowDateTime for time in times[2:]) / 10_000_000

    def has_used_up_its_time(process: Any) -> bool:
        """Whether the process, which has ended, was ended by its own limit."""
        return False

    class _Job:
        def __init__(self, kernel: Any, handle: Any) -> None:
            self._kernel, self._handle = kernel, handle

        def __del__(self) -> None:
            self._kernel.CloseHandle(self._handle)

    def limit_this_process(memory: int) -> None:
        """Called in the process before it reads anything. No dialog of Windows appears if it dies."""
        ctypes.WinDLL("kernel32").SetErrorMode(_NO_DIALOGS)

    def limit_next_work(cpu_seconds: int) -> None:
        """The window limits it."""

else:
    import resource
    import signal

    def confine(process: Any, memory: int) -> object:
        """Called in the window before the process gets its work. Elsewhere than on Windows it limits itself."""
        return None

    def cpu_seconds(process: Any) -> float:
        """What the process has used so far. 0 on systems where it limits that itself."""
        return 0.0

    def has_used_up_its_time(process: Any) -> bool:
        """Whether the process, which has ended, was ended by its own limit."""
        return bool(process.returncode == -signal.SIGXCPU)

    def limit_this_process(memory: int) -> None:
        """Called in the process before it reads anything: no file is written, a dump of memory included.

        `memory` is in bytes, above what the process has now.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        with contextlib.suppress(OSError, ValueError, IndexError):
            with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - as short as possible
                pages = [int(word) for word in file.read().split()]
            size = resource.getpagesize()
            _limit(resource.RLIMIT_DATA, pages[5] * size + memory)
            _limit(resource.RLIMIT_AS, pages[0] * size + 2 * memory)

    def limit_next_work(cpu_seconds: int) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = math.ceil(used.ru_utime + used.ru_stime) + cpu_seconds
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))

    def _limit(kind: int, value: int) -> None:
        with contextlib.suppress(OSError, ValueError):  # a lower limit may be in force, or the system knows none
            resource.setrlimit(kind, (value, value))
