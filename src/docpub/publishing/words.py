"""What an editor would say of the words of a document, and where in its source they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from docpub import checks
from docpub.assets import Assets
from docpub.checks import CheckContext, Readability, has_formula, thresholds_for
from docpub.diagnostics import Diagnostic, Span
from docpub.model import Document, Metadata
from docpub.publishing.configuration import Config
from docpub.publishing.find import SourceFile
from docpub.publishing.manifest import Reading
from docpub.publishing.narrow import narrow
from docpub.publishing.parts import prepare

_FOLDED = 4  # lines of the front matter that a text in it may take


def context_of(document: Document, assets: Assets, config: Config) -> CheckContext:
    """Return what a document is checked with."""
    thresholds = thresholds_for(document.metadata, config.thresholds)
    return CheckContext(assets=assets, words=config.words, thresholds=thresholds)


def words_found_in(
    document: Document, assets: Assets, config: Config, file: str | None
) -> tuple[tuple[Diagnostic, ...], Readability]:
    """Check the words of a document with all its parts, and measure how hard it is to read."""
    context = context_of(document, assets, config)
    return checks.check_words(prepare(document), context, file)


def reading_of(document: Document) -> Reading | None:
    """Measure a document that the passes have gone over, if there is a formula and enough text."""
    if not has_formula(document.metadata.lang):
        return None
    score = checks.measure_whole(document)
    if not score.is_enough:
        return None
    return Reading(
        words=score.words,
        sentences=score.sentences,
        flesch_kincaid=score.flesch_kincaid,
        smog=score.smog,
        inflesz=score.inflesz,
    )


def at_front_matter(
    found: Iterable[Diagnostic], metadata: Metadata, file: SourceFile
) -> Iterator[Diagnostic]:
    """Place what is said of words of the front matter, which have no place in the model."""
    texts = {"title": metadata.title, "main-message": metadata.main_message}
    for each in found:
        names = [name for name, text in texts.items() if each.about in text]
        if each.about and names and not (each.span or file.is_model):
            name = file.place_of(names[0])
            value = Span(name.line, name.end_column, name.line + _FOLDED, 1)
            [at] = narrow([replace(each, span=value, file=file.file)], file)
            place = name if at.span == value else at.span
            yield replace(at, span=place, file=None)
        else:
            yield replace(each, about="")
