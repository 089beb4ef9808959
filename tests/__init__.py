"""The tests. The file makes sure that `tests` are ours: the wheel of spylls brings a package of that name."""
