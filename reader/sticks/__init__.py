"""Making sticks: the program and its packs copied to one or many, read back, and checked later."""
