"""Reading aloud in the window: the bar, the sentence that is marked on the page, and the voices."""
