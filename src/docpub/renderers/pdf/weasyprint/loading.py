"""Loading WeasyPrint, and hearing what it has to say."""

from __future__ import annotations

import ctypes.util
import gc
import logging
import platform
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from docpub.diagnostics import Problems
from docpub.errors import RendererError

_PANGO = {
    "Darwin": "brew install pango",
    "Windows": "install MSYS2, then run in its shell: pacman -S mingw-w64-x86_64-pango",
}
_PANGO_LINUX = (
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu), "
    "dnf install pango (Fedora), apk add pango (Alpine) or pacman -S pango (Arch)"
)


def load() -> ModuleType:
    """Import WeasyPrint, which takes a while. Raises `RendererError` if it or Pango is missing."""
    try:
        import_module = _import_quickly if sys.platform == "linux" else _import
        module = import_module()
    except OSError as error:
        raise RendererError(
            f"The PDF engine cannot find the library Pango: {error}".splitlines()[0],
            hint=f"Install it: {_PANGO.get(platform.system(), _PANGO_LINUX)}.",
        ) from error
    except ImportError as error:
        raise RendererError(
            f"The PDF engine is not installed: {error}", hint="Run: pip install weasyprint"
        ) from error
    return module


def _import() -> ModuleType:
    import weasyprint  # type: ignore[import-untyped]  # slow, needs Pango

    module: ModuleType = weasyprint
    return module


def _import_quickly() -> ModuleType:
    """Import without programs being started to look for libraries, unless there is no other way.

    Several names are tried for each library, and all but one in vain; Linux finds that one itself.
    """
    look_up = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        return _import()
    except OSError:
        ctypes.util.find_library = look_up
        return _import()
    finally:
        ctypes.util.find_library = look_up


_one_at_a_time = threading.Lock()


@contextmanager
def at_work(problems: Problems) -> Iterator[None]:
    """Turn what WeasyPrint logs and warns of into diagnostics, and let it work undisturbed.

    Collecting garbage meanwhile costs a fifth of the time and finds none: boxes live to the end.
    One thread works at a time: messages do not say whose they are, and fonts are shared.
    """

    def report(words: object) -> None:
        message = " ".join(str(words).split())
        problems.report("engine-message", f"The PDF engine says: {message}")

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            report(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler = Handler(logging.WARNING)
    with _one_at_a_time, _without_garbage_collection():
        propagate, logger.propagate = logger.propagate, False
        logger.addHandler(handler)
        try:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                warnings.simplefilter("ignore", ResourceWarning)  # of a file that it leaves open
                yield
            for warning in caught:
                report(warning.message)
        finally:
            logger.removeHandler(handler)
            logger.propagate = propagate


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
