"""The exceptions that docpub raises, all of them for the caller's mistakes.

    DocpubError
    ├── SourceNotFound     there is no such file or folder
    ├── OptionsError       an option that the renderer does not have, or a value it cannot take
    ├── RendererError      a renderer that cannot be found, loaded or run
    ├── CheckError         a check of another distribution that cannot be loaded or run
    ├── OutputError        an output that cannot be written
    └── ExecutorError      an executor that cannot be reached or used

What an author writes never raises: it yields diagnostics (`docpub.diagnostics`).
"""


class DocpubError(Exception):
    """Base of all of them; `hint` says what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class SourceNotFound(DocpubError):  # noqa: N818  # it is what happened
    """There is no such file or folder, or nothing in it to publish."""


class OptionsError(DocpubError):
    """An option that the renderer does not have, or a value it cannot take."""


class RendererError(DocpubError):
    """A renderer cannot be found, loaded or run."""


class CheckError(DocpubError):
    """A check of another distribution cannot be loaded or run."""


class OutputError(DocpubError):
    """An output cannot be written."""


class ExecutorError(DocpubError):
    """An executor cannot be reached, has ended, or has other programs than we."""
