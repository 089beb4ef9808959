"""The interface to the operating system: paths, files, locks and memory. Knows nothing about packs."""
