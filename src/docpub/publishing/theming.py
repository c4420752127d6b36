"""The file in which a clinic says how its documents look."""

from __future__ import annotations

from posixpath import dirname, join, relpath
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from docpub.assets import AssetError, Assets, PictureError, picture
from docpub.assets.css import clean_sheet
from docpub.diagnostics import Diagnostic, Problems, Span, beside
from docpub.publishing.toml import TomlData
from docpub.source import decode
from docpub.source.yamldata import convert
from docpub.themes import (
    BUILT_IN,
    DEFAULT,
    Colours,
    PageTemplate,
    TemplateError,
    Theme,
    Tokens,
    compile_template,
    dark_colours,
    low_contrasts,
)


class ThemeFile(msgspec.Struct, frozen=True, kw_only=True):
    """A theme, and the file that says it; docpub's own has none.

    `name` is what `docpub.toml` calls it, `file` what diagnostics do. `places` tells where each
    token is written, by the names that lead to it.
    """

    name: str = DEFAULT
    file: str = ""
    text: str = ""
    theme: Theme = Theme()
    places: dict[tuple[str, ...], Span] = {}
    diagnostics: tuple[Diagnostic, ...] = ()

    def beside(self, source: str) -> ThemeFile:
        """Name the template relative to a source, as renderers do files."""
        if not self.theme.page:
            return self
        name = relpath(self.theme.page.file, dirname(source) or ".")
        return replace(self, theme=replace(self.theme, page=replace(self.theme.page, file=name)))


def read_theme(
    name: str, folder: str, assets: Assets, place: Span, problems: Problems
) -> ThemeFile:
    """Read the theme that a `docpub.toml` in `folder` names at `place`.

    That it cannot be read is among the `problems` of the `docpub.toml`; what is wrong in it is
    told in what is returned.
    """
    for base in BUILT_IN:
        if name == base:
            return ThemeFile(name=base, theme=Theme(tokens=Tokens(base=base)))
    if not name.endswith(".toml"):
        message = f"There is no theme {name!r}."
        names = " or ".join(f"`{base}`" for base in BUILT_IN)
        hint = f"Use {names}, or name a file beside this one, such as `hill.toml`."
        problems.report("wrong-value", message, place, hint)
        return ThemeFile()
    own = Problems(join(folder, name))
    try:
        text = decode(assets.read(quote(name)), own)
    except AssetError as error:
        problems.report("unreadable-file", f"The file {name!r} {error}.", place)
        return ThemeFile()
    theme, places = _read(text, dirname(name), assets, own)
    return ThemeFile(
        name=name,
        file=own.file or "",
        text=text,
        theme=theme,
        places=places,
        diagnostics=tuple(own.found),
    )


def _read(
    text: str, folder: str, assets: Assets, problems: Problems
) -> tuple[Theme, dict[tuple[str, ...], Span]]:
    data = TomlData(problems)
    if not data.load(text):
        return Theme(), {}
    tokens = convert(data.value, Tokens, data.below(), problems)
    _check_contrast(tokens, data, problems)
    theme = Theme(
        tokens=tokens,
        logo=_logo(tokens, folder, assets, data, problems),
        css=_css(tokens, folder, assets, data, problems),
        page=_page(tokens, folder, assets, data, problems),
    )
    return theme, data.places({d.span for d in problems.found if d.is_error})


def _check_contrast(tokens: Tokens, data: TomlData, problems: Problems) -> None:
    """Report colours that are too alike, on paper or light screens and on dark ones."""
    _check_colours(tokens.colours, ("colours",), data, problems)
    _check_colours(dark_colours(tokens.colours, tokens.dark), ("dark",), data, problems)


def _check_colours(colours: Colours, group: tuple[str], data: TomlData, problems: Problems) -> None:
    written, dark = data.value.get(group[0], {}), group == ("dark",)
    for found in low_contrasts(colours, printed=not dark):
        token = found.token if found.token in written else found.behind
        name, behind = (f"dark.{n}" if dark else n for n in (found.token, found.behind))
        without = " where they are printed without colours" if found.grey else ""
        message = (
            f"`{name}` on `{behind}` has a contrast of {found.ratio:.1f} to 1"
            f"{without}; {found.least:g} to 1 is the least."
        )
        problems.report("low-contrast", message, data.at((*group, token)))


def _logo(tokens: Tokens, folder: str, assets: Assets, data: TomlData, problems: Problems) -> bytes:
    if tokens.logo is None:
        return b""
    name, place = tokens.logo.src, data.at(("logo", "src"))
    try:
        return picture(assets.read(quote(join(folder, name)))).data
    except PictureError as error:
        problems.report(error.code, f"The file {name!r} {error}.", place)
    except AssetError as error:
        problems.report("image-not-found", f"The picture {name!r} {error}.", place)
    return b""


def _page(
    tokens: Tokens, folder: str, assets: Assets, data: TomlData, problems: Problems
) -> PageTemplate | None:
    """Return the template of a theme, unless it cannot be read."""
    if not tokens.template:
        return None
    name, place = tokens.template, data.at(("template",))
    own = Problems(beside(problems.file or "", name))
    try:
        text = decode(assets.read(quote(join(folder, name))), own)
        compile_template(text)
    except AssetError as error:
        problems.report("unreadable-file", f"The file {name!r} {error}.", place)
        return None
    except TemplateError as error:
        own.report("bad-template", str(error), Span(error.line, 1, error.line, 1))
        return None
    finally:
        problems.found += own.found
    return PageTemplate(text=text, file=own.file or "")


def _css(tokens: Tokens, folder: str, assets: Assets, data: TomlData, problems: Problems) -> str:
    """Return the style sheet of a theme without what fetches."""
    if not tokens.css:
        return ""
    name, place = tokens.css, data.at(("css",))
    try:
        text = decode(assets.read(quote(join(folder, name))), problems)
    except AssetError as error:
        problems.report("unreadable-file", f"The file {name!r} {error}.", place)
        return ""
    removed: set[str] = set()
    css = clean_sheet(text, removed)
    for rule in sorted(removed):
        message = f"{rule} in {name!r} is not used: it fetches something, or cannot be read."
        problems.report("theme-css-cleaned", message, place)
    return css
