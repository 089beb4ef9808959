"""Reads the output of `strace -f -y`: which files a program has changed, and which sockets it has used.

    71 openat(AT_FDCWD</home/a>, "b", O_WRONLY|O_CREAT, 0666) = 3</home/a/b>   a write of /home/a/b
    71 connect(4<socket:[9]>, {sa_family=AF_UNIX, sun_path="/run/x"}, 9) = 0   a socket: "AF_UNIX /run/x"

A write is a call that changes a file, a folder or their attributes. Failed calls do not count, except for sockets and
for programs to be started: there the attempt counts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

CALLS = (
    "open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rmdir,unlink,unlinkat,rename,renameat,renameat2,link,linkat,"
    "symlink,symlinkat,truncate,ftruncate,fallocate,chmod,fchmod,fchmodat,chown,lchown,fchown,fchownat,utime,utimes,"
    "utimensat,futimesat,setxattr,lsetxattr,fsetxattr,removexattr,lremovexattr,fremovexattr,mount,chdir,fchdir,clone,"
    "clone3,fork,vfork,execve,socket,bind,connect,sendto,sendmsg,io_uring_setup"
)
"""The system calls to trace. `write` is not needed, because a file must first be opened for writing."""

WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE")
OPENING = ("open", "openat", "openat2")
CHILD_OF = ("clone", "clone3", "fork", "vfork")
OF_ONE_FILE = ("xattr", "execve")
"""Calls with one file, whose other texts are not files."""
NO_FILES = ("/dev/", "/memfd:", "memfd:", "anon_inode:", "pipe:", "socket:", "/proc/self/", "/SYSV")
"""Devices, and objects that are not on a disk."""
SHARED_MEMORY = "/dev/shm/"
"""A file system in memory, which other programs can read."""

_BEGUN = re.compile(r"^(\d+) +(?:(\w+)\((.*) <unfinished \.\.\.>|<\.\.\. (\w+) resumed>(.*)|(\w+)\((.*))$")
_ENDED = re.compile(r"^(.*)\) += +(.*)$")
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\.\.\.)?|(?:AT_FDCWD|\d+)<((?:[^<>\\]|\\.|<[^<>]*>|->)*)>|([^,{}\[\]\s"]+)')
_ADDRESS = re.compile(r"\{sa_family=(\w+)(?:, (.*))?\}")


class Call(NamedTuple):
    """A system call: `words` are its arguments as strace shows them, `result` is what it returned."""

    process: str
    name: str
    words: str
    result: str

    @property
    def succeeded(self) -> bool:
        return not self.result.startswith(("-1", "?"))


class Operation(NamedTuple):
    """`path` is absolute; for a socket it is the family and the address."""

    call: str
    path: str


class Trace(NamedTuple):
    writes: tuple[Operation, ...]
    sockets: tuple[Operation, ...]
    programs: tuple[str, ...]

    def written_outside(self, *folders: str) -> list[Operation]:
        return [operation for operation in self.writes if not any(_is_in(operation.path, folder) for folder in folders)]


def strace(file: Path) -> list[str]:
    """The start of a command that writes the trace of a program to `file`."""
    return ["strace", "-f", "-y", "-qq", "-s", "9999", "--seccomp-bpf", "-e", f"trace={CALLS}", "-o", str(file)]


def read_file(file: Path, folder: str = "/") -> Trace:
    with file.open(encoding="utf-8", errors="surrogateescape") as lines:
        return read(lines, folder)


def read(lines: Iterable[str], folder: str = "/") -> Trace:
    """`folder` is the working folder of the program at its start."""
    writes: list[Operation] = []
    sockets: list[Operation] = []
    programs: list[str] = []
    folders: dict[str, str] = {}
    for call in calls(lines):
        here = folders.setdefault(call.process, folder)
        if call.name in ("socket", "bind", "connect", "sendto", "sendmsg"):
            sockets += _sockets(call)
            if call.name == "bind" and call.succeeded:
                writes += [Operation("bind", path) for path in re.findall(r'sun_path="((?:[^"\\]|\\.)*)"', call.words)]
        elif call.name == "execve":
            programs += _paths(call, here)[:1]
        elif not call.succeeded:
            continue
        elif call.name in CHILD_OF:
            folders[call.result.split()[0]] = here
        elif call.name in ("chdir", "fchdir"):
            [folders[call.process]] = _paths(call, here)
        else:
            writes += _writes(call, here)
    return Trace(tuple(dict.fromkeys(writes)), tuple(dict.fromkeys(sockets)), tuple(dict.fromkeys(programs)))


def calls(lines: Iterable[str]) -> Iterator[Call]:
    """Each call once, also if strace shows its start and its end on separate lines. Signals and exits are left out."""
    begun: dict[str, tuple[str, str]] = {}
    for line in lines:
        found = _BEGUN.match(line.rstrip("\n"))
        if not found:
            continue
        process, unfinished, first, resumed, rest, name, words = found.groups()
        if unfinished:
            begun[process] = (unfinished, first)
            continue
        if resumed:
            name, first = begun.pop(process, (resumed, ""))
            words = first + rest
        if ended := _ENDED.match(words):
            yield Call(process, name, ended[1], ended[2])


def text(escaped: str) -> str:
    r"""The text that strace escapes as `\331\205`, `\"` and `\n`."""
    raw = re.sub(rb"\\([0-7]{1,3}|x[0-9a-f]{2}|.)", _character, escaped.encode("utf-8", "surrogateescape"))
    return raw.decode("utf-8", "surrogateescape")


def _character(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[:1].isdigit():
        return bytes([int(code, 8) & 255])
    if len(code) == 3:
        return bytes([int(code[1:], 16)])
    return {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f"}.get(code, code)


def _writes(call: Call, here: str) -> list[Operation]:
    if call.name in OPENING and not any(flag in re.split(r"[|,\s{}=]+", _flags(call)) for flag in WRITING):
        return []
    if call.name == "io_uring_setup":
        return [Operation(call.name, "io_uring: its operations are not traced")]
    paths = _paths(call, here)
    if call.name in ("symlink", "symlinkat"):
        paths = paths[1:]  # the first is a text, not a file
    elif call.name == "mount":
        paths = paths[1:2]
    return [
        Operation(call.name, path) for path in paths if path.startswith(SHARED_MEMORY) or not path.startswith(NO_FILES)
    ]


def _flags(call: Call) -> str:
    """The arguments without the texts in quotation marks: a file name could contain the name of a flag."""
    return _PART.sub(lambda part: "" if part[3] is None else part[3], call.words)


def _paths(call: Call, here: str) -> list[str]:
    """The paths in the arguments: each folder is joined with the name after it."""
    paths: list[str] = []
    base = ""
    for found in _PART.finditer(call.words):
        name, opened, _ = found.groups()
        if opened is not None:
            if base:
                paths.append(base)
            base = text(opened)
        elif name is not None:
            paths.append(os.path.normpath(os.path.join(base or here, text(name))))  # noqa: PTH118 - names of any system
            base = ""
        if call.name.endswith(OF_ONE_FILE) and (paths or base):
            break
    if base and call.name not in OPENING:
        paths.append(base)
    return paths


def _sockets(call: Call) -> list[Operation]:
    if call.name == "socket":
        family = call.words.partition(",")[0]
        return [] if family == "AF_UNIX" else [Operation("socket", family)]
    found = _ADDRESS.search(call.words)
    if not found:  # the socket is already connected
        return []
    family, rest = found[1], found[2] or ""
    path = re.search(r'sun_path=(@?)"((?:[^"\\]|\\.)*)"', rest)
    return [Operation(call.name, f"{family} {path[1] + text(path[2]) if path else rest}".strip())]


def _is_in(path: str, folder: str) -> bool:
    folder = folder.rstrip("/")
    return path == folder or path.startswith(f"{folder}/")
