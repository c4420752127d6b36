"""The options of renderers: which of them takes what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docpub.errors import OptionsError, RendererError
from docpub.renderers import available, load, option_names


def options_by_format(
    formats: Sequence[str], values: Mapping[str, object]
) -> dict[str, dict[str, object]]:
    """Give each format the options that it has; `pdf.paper` is for one of them alone.

    Raises `OptionsError` for an option that none of them has.
    """
    names = {name: _option_names(name) for name in formats}
    chosen: dict[str, dict[str, object]] = {name: {} for name in formats}
    for key, value in values.items():
        wanted, _, option = key.rpartition(".")
        takers = [n for n in formats if option in names[n] and wanted in ("", n)]
        if not takers:
            known = sorted({f"{n}.{option}" for n in formats for option in names[n]})
            raise OptionsError(
                f"No output that is asked for has the option {key!r}.",
                hint=f"There are: {', '.join(known)}." if known else "",
            )
        for name in takers:
            chosen[name][option] = value
    return chosen


def _option_names(name: str) -> tuple[str, ...]:
    """Name the options of a renderer; none if it cannot be loaded, which is told when it is run."""
    try:
        return option_names(load(name).options)
    except RendererError:
        if name in available():
            return ()
        raise
