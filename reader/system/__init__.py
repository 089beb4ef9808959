"""What Carrel asks of the computer: paths, files, locks and memory. It knows nothing of packs."""
