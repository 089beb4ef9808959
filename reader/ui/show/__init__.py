"""Shows an article to a class: full screen for a projector, with notes and the next section for the trainer."""
