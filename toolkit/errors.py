"""The one exception of ours; kept apart from the records so that the command line starts without loading them."""


class ToolkitError(Exception):
    """A request that cannot be met; the message is one line, in English and Chinese, that says what to do."""

    def __init__(self, english: str, chinese: str = "") -> None:
        super().__init__(english)
        self.chinese = chinese or english
