"""Reading aloud: the sentences of an article, and the voices that the system has for them. Nothing here knows Qt."""
