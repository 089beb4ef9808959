"""What an accessible interface answers if Qt asks it for another interface that it does not have."""

from __future__ import annotations

from shiboken6 import Shiboken

NO_INTERFACE = Shiboken.VoidPtr(0)
"""The return value of `interface_cast`: None would crash."""
