"""The error that ends a script with one line and exit code 2."""


class Failure(Exception):
    """A message for the user: what is wrong and what to do."""
