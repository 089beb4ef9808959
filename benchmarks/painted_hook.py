"""Put in front of a built program to measure it: see benchmarks/painted.py."""

from benchmarks import painted

painted.watch()
