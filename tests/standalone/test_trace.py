"""Reading strace's lines: files written, addresses connected to, programs started."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.frozen import trace
from tests.frozen.machine import needs, no_trace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="strace is a tool of Linux, and names paths as it does")
HERE = "/started here"


def read(*lines: str) -> trace.Trace:
    return trace.read(lines, HERE)


WRITES = [
    ('openat(AT_FDCWD</a>, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3</etc/passwd>', []),
    ('openat(AT_FDCWD</a>, "/O_CREAT|O_RDWR", O_RDONLY) = 3</O_CREAT|O_RDWR>', []),
    ('openat(AT_FDCWD</a>, "/b", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3</b>', ["/b"]),
    ('openat(AT_FDCWD</a>, "b/c", O_RDWR) = 3</a/b/c>', ["/a/b/c"]),
    ('openat(AT_FDCWD</a>, "../b", O_RDONLY|O_TRUNC) = 3</b>', ["/b"]),
    ('openat(AT_FDCWD</a>, "b", O_RDWR|O_CREAT, 0666) = -1 EACCES (Permission denied)', []),
    ('openat(AT_FDCWD, "b", O_APPEND|O_WRONLY) = 3', [f"{HERE}/b"]),
    ('openat(7</d e>, "b", O_RDWR|O_CREAT, 0644) = 8</d e/b>', ["/d e/b"]),
    ('openat(AT_FDCWD</a>, "/tmp", O_RDWR|O_EXCL|O_TMPFILE, 0600) = 3</tmp/#12 (deleted)>', ["/tmp"]),
    ('openat2(AT_FDCWD</a>, "/b", {flags=O_WRONLY|O_CREAT, mode=0644}, 24) = 3</b>', ["/b"]),
    ('open("b", O_RDWR) = 3</started here/b>', [f"{HERE}/b"]),
    ('creat("/b", 0644) = 3</b>', ["/b"]),
    (r'mkdir("/a/\331\205\303\251 \"\\\360\237\230\200", 0777) = 0', ['/a/مé "\\😀']),
    ('mkdir("/a", 0777) = -1 EEXIST (File exists)', []),
    ('mkdirat(5</a>, "b", 0700) = 0', ["/a/b"]),
    ('mknod("/a", S_IFIFO|0600) = 0', ["/a"]),
    ('mknodat(AT_FDCWD</a>, "b", S_IFSOCK|0600) = 0', ["/a/b"]),
    ('rmdir("/a") = 0', ["/a"]),
    ('unlink("/a") = 0', ["/a"]),
    ('unlinkat(5</a>, "b", AT_REMOVEDIR) = 0', ["/a/b"]),
    ('rename("/a, \\"b\\"", "c") = 0', ['/a, "b"', f"{HERE}/c"]),
    ('renameat2(5</a>, "b", 6</c>, "d", RENAME_NOREPLACE) = 0', ["/a/b", "/c/d"]),
    ('renameat(AT_FDCWD</a>, "b", AT_FDCWD</a>, "c") = 0', ["/a/b", "/a/c"]),
    ('link("/a", "/b") = 0', ["/a", "/b"]),
    ('linkat(AT_FDCWD</a>, "b", 6</c>, "d", 0) = 0', ["/a/b", "/c/d"]),
    ('symlink("/elsewhere", "/a") = 0', ["/a"]),
    ('symlinkat("elsewhere", 6</c>, "d") = 0', ["/c/d"]),
    ('truncate("/a", 0) = 0', ["/a"]),
    ("ftruncate(5</a>, 10) = 0", ["/a"]),
    ("ftruncate(5</memfd:wayland (deleted)>, 10) = 0", []),
    ("fallocate(5</a>, 0, 0, 10) = 0", ["/a"]),
    ('chmod("/a", 0644) = 0', ["/a"]),
    ("fchmod(5</a>, 0644) = 0", ["/a"]),
    ('fchmodat(AT_FDCWD</a>, "b", 0644) = 0', ["/a/b"]),
    ('chown("/a", 0, 0) = 0', ["/a"]),
    ("fchown(5</a b>, 0, 0) = 0", ["/a b"]),
    ('fchownat(5</a>, "b", 0, 0, AT_SYMLINK_NOFOLLOW) = 0', ["/a/b"]),
    ('utimes("/a", NULL) = 0', ["/a"]),
    ('utimensat(AT_FDCWD</a>, "b", [{tv_sec=1, tv_nsec=0}, UTIME_OMIT], 0) = 0', ["/a/b"]),
    ("utimensat(5</a>, NULL, NULL, 0) = 0", ["/a"]),
    ('setxattr("/a", "user.name", "value", 5, 0) = 0', ["/a"]),
    ('fsetxattr(5</a>, "user.name", "value", 5, 0) = 0', ["/a"]),
    ('mount("/dev/sdb", "/mnt", "vfat", 0, NULL) = 0', ["/mnt"]),
    ('openat(AT_FDCWD</a>, "/dev/null", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</dev/null<char 1:3>>', []),
    ('openat(AT_FDCWD</a>, "/dev/shm/sem.a", O_RDWR|O_CREAT, 0600) = 3</dev/shm/sem.a>', ["/dev/shm/sem.a"]),
    ('openat(AT_FDCWD</a>, "/proc/self/oom_score_adj", O_WRONLY) = 3</proc/9/oom_score_adj>', []),
    ('bind(3<socket:[9]>, {sa_family=AF_UNIX, sun_path="/run/x y"}, 110) = 0', ["/run/x y"]),
    ('bind(3<socket:[9]>, {sa_family=AF_UNIX, sun_path=@"/run/x"}, 110) = 0', []),
    ("io_uring_setup(8, {flags=0}) = 3<anon_inode:[io_uring]>", ["io_uring: its operations are not traced"]),
]


@pytest.mark.parametrize(("line", "paths"), WRITES)
def test_writes(line, paths):
    assert [operation.path for operation in read(f"71 {line}").writes] == paths


SOCKETS = [
    ("socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3<socket:[9]>", []),
    ("socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3<socket:[9]>", ["AF_INET"]),
    ("socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = -1 EPERM (Operation not permitted)", ["AF_NETLINK"]),
    ('connect(3<socket:[9]>, {sa_family=AF_UNIX, sun_path="/run/x, y"}, 110) = 0', ["AF_UNIX /run/x, y"]),
    ('connect(3<socket:[9]>, {sa_family=AF_UNIX, sun_path=@"/tmp/x"}, 9) = -1 ECONNREFUSED (…)', ["AF_UNIX @/tmp/x"]),
    (
        'connect(3<UDP:[9]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0',
        ['AF_INET sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")'],
    ),
    ("connect(3<UDP:[9]>, {sa_family=AF_UNSPEC}, 16) = 0", ["AF_UNSPEC"]),
    ('sendto(3<UDP:[9]>, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(9)}, 16) = 1', ["AF_INET sin_port=htons(9)"]),
    ('sendto(3<UNIX-STREAM:[9->8]>, "sa_family", 9, 0, NULL, 0) = 9', []),
    ("sendmsg(3<UNIX-STREAM:[9->8]>, {msg_name=NULL, msg_namelen=0}, 0) = 9", []),
]


@pytest.mark.parametrize(("line", "addresses"), SOCKETS)
def test_sockets(line, addresses):
    assert [operation.path for operation in read(f"71 {line}").sockets] == addresses


def test_a_call_that_others_interrupt_is_one():
    found = read(
        '71 openat(AT_FDCWD</a>, "one", O_RDWR|O_CREAT, 0666 <unfinished ...>',
        '72 mkdir("/two", 0777 <unfinished ...>',
        "71 <... openat resumed>) = 3</a/one>",
        "71 --- SIGCHLD {si_signo=SIGCHLD} ---",
        '71 unlink("/three") = 0',
        "72 <... mkdir resumed>) = -1 EEXIST (File exists)",
        '72 rmdir("/four" <unfinished ...>',
        "72 +++ killed by SIGKILL +++",
    )
    assert [operation.path for operation in found.writes] == ["/a/one", "/three"]


def test_names_start_from_where_the_process_is():
    found = read(
        '71 chdir("one") = 0',
        "71 clone3({flags=CLONE_VM} => {parent_tid=[72]}, 88) = 72",
        '71 chdir("/elsewhere") = -1 ENOENT (No such file or directory)',
        '71 chdir("..") = 0',
        "72 fchdir(5</two>) = 0",
        '71 mkdir("a", 0777) = 0',
        '72 mkdir("b", 0777) = 0',
    )
    assert [operation.path for operation in found.writes] == [f"{HERE}/a", "/two/b"]


def test_programs_count_even_where_there_are_none():
    found = read(
        '71 execve("./carrel", ["./carrel", "/a"], 0x7ffe /* 3 vars */) = 0',
        '71 execve("/bin/dbus-launch", ["dbus-launch"], 0x7ffe /* 3 vars */) = -1 ENOENT (No such file or directory)',
    )
    assert found.programs == (f"{HERE}/carrel", "/bin/dbus-launch")


def test_what_is_outside():
    found = read('7 rmdir("/a/data") = 0', '7 rmdir("/a/data/b") = 0', '7 rmdir("/a/data-2") = 0', '7 rmdir("/b") = 0')
    assert [operation.path for operation in found.written_outside("/a/data", "/b/")] == ["/a/data-2"]
    assert found.written_outside("/") == []


@needs(no_trace())
def test_a_real_trace(tmp_path):
    """The form of the lines is strace's own, of whatever version is here."""
    code = """
        import os, socket, threading
        def write():
            os.mkdir("a b"); os.rename("a b", "ع 😀")
            folder = os.open("ع 😀", os.O_RDONLY)
            os.close(os.open("c", os.O_WRONLY | os.O_CREAT, dir_fd=folder))
        thread = threading.Thread(target=write); thread.start(); thread.join()
        open("/dev/null", "w").close()
        try: socket.socket(socket.AF_UNIX).connect("nobody")
        except OSError: pass
    """
    place, file = tmp_path.resolve(), tmp_path.parent / "trace"
    command = [sys.executable, "-I", "-S", "-B", "-c", f"if 1:{code}"]
    subprocess.run([*trace.strace(file), *command], cwd=place, check=True)
    found = trace.read_file(file, str(place))
    written = ["a b", "a b", "ع 😀", "ع 😀/c"]
    assert [operation.path for operation in found.writes] == [f"{place}/{name}" for name in written]
    assert [operation.path for operation in found.sockets] == ["AF_UNIX nobody"]
    assert len(found.programs) == 1
