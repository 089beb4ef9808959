"""Small widgets that any feature can use."""
