"""Why something cannot be done on this computer at all, which is not a failure of what is tested."""


class Unavailable(Exception):
    """The message says what is missing."""
