"""What is read: packs, from the folder that an author edits to the file that a reader opens."""
