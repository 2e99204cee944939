"""What a renderer says when it cannot give a sound report."""


class RenderError(RuntimeError):
    """A report that could not be set, or not without a hole in it.

    Raised for an unresolved cross-reference or citation, for a renderer that
    failed, and for a format that is not known.
    """
