"""Small widgets that know nothing of packs."""
