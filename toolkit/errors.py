"""The one exception of ours; kept apart from the records so that the command line starts without loading them."""


class ToolkitError(Exception):
    """A request that cannot be met; the message is one line that says what to do."""
