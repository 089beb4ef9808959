"""Recognises what this reader saved on this computer: a data folder on a stick may be somebody else's."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b  # loads OpenSSL, which takes 3.4 MiB

_IDENTIFIERS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"), Path("/proc/sys/kernel/random/boot_id"))
"""The last one, for systems without the others, changes at every start of the computer."""


def seal(text: str) -> str:
    """A hash of a text, this computer and this user, which nobody can make who does not know both.

    Empty if the system does not say which computer it is. It takes some milliseconds the first time.
    """
    identifier = _identifier()
    if not identifier:
        return ""
    key = blake2b(f"Carrel\0{identifier}\0{_user()}".encode("utf-8", "surrogatepass")).digest()
    return blake2b(text.encode("utf-8", "surrogatepass"), key=key, digest_size=16).hexdigest()


@cache
def _identifier() -> str:
    try:
        return _read_identifier()
    except (OSError, AttributeError, ValueError):
        return ""


def _user() -> str:
    if sys.platform == "win32":
        return f"{os.environ.get('USERDOMAIN', '')}\\{os.environ.get('USERNAME', '')}"
    return str(os.getuid())


if sys.platform == "win32":

    def _read_identifier() -> str:
        import winreg

        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, access) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])

elif sys.platform == "darwin":

    def _read_identifier() -> str:
        import ctypes

        identifier, wait = ctypes.create_string_buffer(16), (ctypes.c_long * 2)(1, 0)
        failed = ctypes.CDLL(None).gethostuuid(identifier, ctypes.byref(wait))
        return "" if failed else identifier.raw.hex()

else:

    def _read_identifier() -> str:
        for file in _IDENTIFIERS:
            try:
                found = file.read_text(encoding="ascii").strip()
            except (OSError, UnicodeError):
                continue
            if len(found) >= 32 and found.strip("0-"):
                return found
        return ""
