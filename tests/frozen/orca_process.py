"""Runs Orca without its start script, which would refuse to run beside another Orca of the same user, or end that one.

It runs under the Python that Orca is installed for, so it imports nothing from the project. Arguments: the folder for
Orca's settings, and that for what it writes when something is wrong.
"""

from __future__ import annotations

import sys

from orca import debug, orca  # type: ignore[import-not-found, unused-ignore]

if len(sys.argv) > 2:
    debug.debugLevel = debug.LEVEL_ALL
    debug.eventDebugLevel = debug.LEVEL_OFF
    debug.debugFile = open(sys.argv[2], "w", encoding="utf-8")  # noqa: PTH123, SIM115
manager = orca.getSettingsManager()
manager.activate(sys.argv[1], {"enableKeyEcho": False})  # keys are not what is tested
sys.path.insert(0, manager.getPrefsDir())  # Orca imports its settings from there
sys.exit(orca.main())
