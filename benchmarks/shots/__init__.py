"""Pictures of the main views, for README and for whoever looks over a change."""
