"""Pictures of the main views, for the README and for reviews of a change."""
