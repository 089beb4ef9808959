"""Why a marks file cannot be used, and the errors of SQLite and of the system as one of these."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import apsw

from reader.library.packerrors import shortened
from reader.marks.safe_connection import UnsafeFileError
from reader.translation import as_translated

_DAMAGE = (
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.FormatError,
    apsw.SQLError,
    apsw.MismatchError,
    apsw.RangeError,
    apsw.TooBigError,
    apsw.InterruptError,  # by SafeConnection: the trees in the file are endless
    apsw.ConstraintError,
)


class DamagedStore(Exception):
    """The file is not what Carrel wrote."""


class NewerStore(Exception):
    """A newer Carrel made the file. The text is the number of its format."""


class UnavailableStore(Exception):
    """The file cannot be opened or written now. The text is the reason, as part of a sentence."""


@contextlib.contextmanager
def translated_errors() -> Iterator[None]:
    """Raises errors of SQLite and of the system as DamagedStore or UnavailableStore."""
    try:
        yield
    except UnsafeFileError as error:
        raise DamagedStore(as_translated(error)) from error
    except (*_DAMAGE, UnicodeError, OverflowError) as error:
        raise DamagedStore(shortened(error)) from error
    except (apsw.Error, MemoryError) as error:
        raise UnavailableStore(shortened(error)) from error
    except OSError as error:
        raise UnavailableStore(error.strerror or str(error)) from error
