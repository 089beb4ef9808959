"""How much the process that checks spelling may read, and how much memory and time it may take.

Measured on two cores of 2020: en_GB takes 80 MB and 1.1 s to load, fr 145 MB and 2.4 s, ar 400 MB and 8 s; a word takes
0.02 ms, a compound of German up to 3 ms, and suggestions for one up to a minute without a limit.
"""

from __future__ import annotations

LARGEST_RULES = 4 << 20  # bytes of an .aff file; that of Arabic has 0.9 MB
LARGEST_WORDS = 12 << 20  # bytes of a .dic file; that of Arabic has 3 MB
MEMORY = 600 << 20  # bytes above what the process needs without a dictionary
WINDOWS_MEMORY = 650 << 20  # bytes in all

LOAD_SECONDS, LOAD_CPU_SECONDS = 120.0, 60
WORK_SECONDS, WORK_CPU_SECONDS = 20.0, 8
"""For a request. The process ends its own work earlier, unless it is in a regular expression."""

WORD_SECONDS = 0.5  # of the processor
MOST_SLOW_WORDS = 4  # in one request
SUGGEST_SECONDS = 3.0  # of the processor
