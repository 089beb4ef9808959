"""Reading: contents, glossary, references, cards, links and find in article."""
