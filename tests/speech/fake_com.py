"""COM objects for tests on any system: tables of functions like those of Windows, which count who holds them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from reader.speech import com
from reader.speech.com import ComError, Guid, prototype

NOT_FOUND = -2147200966  # SPERR_NOT_FOUND
Method = tuple[tuple[Any, ...], Callable[..., int]]


class FakeObject:
    """`methods` are by their number in the table: the types of the arguments, and what a call does."""

    alive: ClassVar[list[FakeObject]] = []

    def __init__(self, methods: Mapping[int, Method]) -> None:
        self.count = 1
        all_methods = {**methods, 2: ((), lambda: self._release())}
        self._functions = [
            prototype(ctypes.c_int32, ctypes.c_void_p, *types)(lambda _this, *values, act=act: act(*values))
            for types, act in (all_methods.get(number, ((), lambda: com.E_FAIL)) for number in range(40))
        ]
        table = (ctypes.c_void_p * 40)(*(ctypes.cast(each, ctypes.c_void_p).value for each in self._functions))
        self._table = table
        self._object = ctypes.pointer(table)
        self._this = ctypes.c_void_p(ctypes.addressof(table))
        FakeObject.alive.append(self)

    @property
    def address(self) -> int:
        return ctypes.addressof(self._this)

    def _release(self) -> int:
        self.count -= 1
        assert self.count >= 0
        return self.count


class FakeLibrary:
    """ole32: makes objects by the id of their class, and counts texts and initializations."""

    def __init__(self, classes: Mapping[str, Callable[[], FakeObject]]) -> None:
        self._classes = {bytes(Guid.of(name)): make for name, make in classes.items()}
        self._texts: dict[int, Any] = {}
        self.initialized = 0

    def initialize(self) -> None:
        self.initialized += 1

    def uninitialize(self) -> None:
        self.initialized -= 1

    def create(self, class_id: Guid, interface: Guid) -> int:
        make = self._classes.get(bytes(class_id))
        if make is None:
            raise ComError(NOT_FOUND)
        return make().address

    def free(self, address: int) -> None:
        del self._texts[address]

    def give_text(self, text: str, result: Any) -> int:
        buffer = ctypes.create_unicode_buffer(text)
        address = ctypes.addressof(buffer)
        self._texts[address] = buffer
        result[0] = address
        return 0

    @property
    def held_texts(self) -> int:
        return len(self._texts)


def objects_held() -> Sequence[int]:
    """How often each object is still held."""
    return [each.count for each in FakeObject.alive if each.count]
