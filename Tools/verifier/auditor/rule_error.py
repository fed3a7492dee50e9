"""A broken rule."""


class RuleError(Exception):
    """Code of spec 06."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def need(condition, code):
    """Raise the code unless the condition holds."""
    if not condition:
        raise RuleError(code)
