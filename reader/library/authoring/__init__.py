"""From a content folder to frozen values. What needs Markdown, YAML or a stemmer to make a pack is here."""
