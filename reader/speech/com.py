"""COM by ctypes, as far as the voices of Windows need it: objects as tables of functions, and texts that are freed."""

from __future__ import annotations

import ctypes
import sys
import uuid
from collections.abc import Callable
from typing import Any, Protocol

S_OK, S_FALSE = 0, 1
E_FAIL = -2147467259  # 0x80004005
ALL_CONTEXTS = 0x17
MULTITHREADED = 0

_QUERY, _RELEASE = 0, 2

if sys.platform == "win32":
    prototype: Callable[..., Any] = ctypes.WINFUNCTYPE
else:
    prototype = ctypes.CFUNCTYPE  # for the objects of tests

Pointer = ctypes.c_void_p


class Guid(ctypes.Structure):
    _fields_ = (
        ("data1", ctypes.c_uint32),
        ("data2", ctypes.c_uint16),
        ("data3", ctypes.c_uint16),
        ("data4", ctypes.c_ubyte * 8),
    )

    @classmethod
    def of(cls, text: str) -> Guid:
        return cls.from_buffer_copy(uuid.UUID(text).bytes_le)


class ComError(Exception):
    """A call has failed; `code` is its HRESULT."""

    def __init__(self, code: int) -> None:
        super().__init__(f"0x{code & 0xFFFFFFFF:08X}")
        self.code = code


class ComLibrary(Protocol):
    """The functions of ole32.dll that are needed. Those that fail raise ComError."""

    def initialize(self) -> None:
        """For this thread."""

    def uninitialize(self) -> None: ...

    def create(self, class_id: Guid, interface: Guid) -> int:
        """The address of a new object, which the caller must release."""

    def free(self, address: int) -> None:
        """Of memory that a method has returned."""


class ComObject:
    """An object by its address. `release` is called once, by whoever got the object."""

    def __init__(self, address: int) -> None:
        self.address = address

    def call(self, index: int, types: tuple[Any, ...], *values: Any) -> int:
        """Calls the method with that number in the table. Returns its HRESULT; raises ComError if it failed."""
        table = ctypes.cast(self.address, ctypes.POINTER(ctypes.c_void_p))[0]
        function = ctypes.cast(table or 0, ctypes.POINTER(ctypes.c_void_p))[index]
        code = int(prototype(ctypes.c_int32, ctypes.c_void_p, *types)(function)(self.address, *values))
        if code < 0:
            raise ComError(code)
        return code

    def release(self) -> None:
        if self.address:
            self.call(_RELEASE, ())
            self.address = 0

    def __enter__(self) -> ComObject:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


def returned_object(source: ComObject, index: int, types: tuple[Any, ...], *values: Any) -> ComObject | None:
    """What a method returns through its last argument, which is not in `types`."""
    result = Pointer()
    source.call(index, (*types, ctypes.POINTER(Pointer)), *values, ctypes.byref(result))
    return ComObject(result.value) if result.value else None


def returned_text(library: ComLibrary, source: ComObject, index: int, *values: str | None) -> str:
    """A text that a method returns through its last argument, after texts that it gets."""
    result = Pointer()
    types = (*(ctypes.c_wchar_p for _value in values), ctypes.POINTER(Pointer))
    source.call(index, types, *values, ctypes.byref(result))
    if not result.value:
        return ""
    try:
        return ctypes.wstring_at(result.value)
    finally:
        library.free(result.value)


class Ole32:
    """The ComLibrary of Windows."""

    def __init__(self) -> None:
        if sys.platform != "win32":
            raise ComError(E_FAIL)
        self._failing: Any = ctypes.OleDLL("ole32")  # functions that return an HRESULT: a failed one raises OSError
        self._others: Any = ctypes.WinDLL("ole32")
        self._others.CoTaskMemFree.argtypes, self._others.CoTaskMemFree.restype = (ctypes.c_void_p,), None

    def initialize(self) -> None:
        _checked(lambda: self._failing.CoInitializeEx(None, MULTITHREADED))

    def uninitialize(self) -> None:
        self._others.CoUninitialize()

    def create(self, class_id: Guid, interface: Guid) -> int:
        result = Pointer()
        _checked(
            lambda: self._failing.CoCreateInstance(
                ctypes.byref(class_id), None, ALL_CONTEXTS, ctypes.byref(interface), ctypes.byref(result)
            )
        )
        if not result.value:
            raise ComError(E_FAIL)
        return result.value

    def free(self, address: int) -> None:
        self._others.CoTaskMemFree(address)


def _checked(call: Callable[[], object]) -> None:
    try:
        call()
    except OSError as error:
        raise ComError(getattr(error, "winerror", None) or E_FAIL) from error
