"""Reads files of sources from reference managers and databases: RIS, BibTeX, CSL, PubMed and EndNote."""
