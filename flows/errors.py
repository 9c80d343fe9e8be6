"""The errors that Samarkand raises: one small family, each saying what is wrong and what to do."""


class SamarkandError(Exception):
    """Anything that stops a command; the message is one line for the user.

    `exit_code` is what the command line ends with: 2 for wrong use, 3 for what could not run.
    """

    exit_code = 3


class UsageError(SamarkandError):
    """The command was called wrongly: a bad option, query or setting."""

    exit_code = 2


class SourceError(SamarkandError):
    """A source named by the user does not exist or cannot be opened."""
