"""The whole way: source → model → passes → checks → renderers → files."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path

import msgspec

from docpub import checks, source
from docpub.assets import Assets, GivenAssets
from docpub.checks import Readability
from docpub.diagnostics import Diagnostic, Problems, Span, in_order
from docpub.labels import labels_for
from docpub.lifecycle import check_due, check_reviews
from docpub.model import Document, Metadata
from docpub.passes import resolve
from docpub.publishing.configuration import Config, load_config
from docpub.publishing.find import SourceFile, check_names, find_sources, read_source
from docpub.publishing.narrow import narrow
from docpub.publishing.options import options_by_format
from docpub.publishing.parts import audience_of, check_parts, prepare, readers
from docpub.publishing.settle import has_problem, settle, settle_checked, settle_later
from docpub.publishing.theming import ThemeFile
from docpub.publishing.translations import check_translations
from docpub.publishing.words import at_front_matter, context_of, words_found_in
from docpub.renderers import Companion, Context, Output, Pages, run
from docpub.source import Parsed, RawHtmlMode
from docpub.themes import Theme

__all__ = [
    "FORMATS",
    "Config",
    "Parsed",
    "Report",
    "Result",
    "SourceFile",
    "ThemeFile",
    "check",
    "check_names",
    "check_source",
    "find_sources",
    "load_config",
    "parse",
    "parse_file",
    "parse_source",
    "publish",
    "read_source",
    "readability",
    "render",
]

FORMATS = ("html", "pdf", "epub")


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source. `files` are those that were written.

    `formats` are those that there are; `fresh` ones were made, the others taken from the cache.
    `readability` is measured where documents are checked, and not where they are published.
    """

    name: str
    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    files: tuple[Path, ...] = ()
    ok: bool = True
    formats: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    readability: Readability | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of all sources."""

    results: tuple[Result, ...]

    @property
    def ok(self) -> bool:
        """Whether every document was published without an error."""
        return all(result.ok for result in self.results)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is to be told, in the order of the sources."""
        return tuple(d for result in self.results for d in result.diagnostics)


def parse(
    text: str | bytes,
    *,
    path: str | Path | None = None,
    raw_html: RawHtmlMode | None = None,
    assets: Assets | None = None,
    config: Config | None = None,
) -> Parsed:
    """Parse a source into a document, and check it.

    `path` says where the source lies: pictures and data are read from its folder unless `assets`
    are given, and diagnostics name it. If its name ends in `.json`, the source is a model, as
    `docpub ast` prints it. `config` holds where the front matter says nothing. The document is
    what the author wrote; `render` adds numbers, identifiers and the like, and so does
    `docpub.passes.resolve`. HTML in the source is refused (and shown as text) or sanitised, as its
    front matter says, unless `raw_html` says otherwise; "keep" lets it through as it is, so only
    for authors you trust.

    Never raises for what an author can write.
    """
    return parse_source(SourceFile.named(text, path, assets, config), raw_html)


def parse_file(
    path: str | Path, *, raw_html: RawHtmlMode | None = None, config: Config | None = None
) -> Parsed:
    """Read and parse a file. Raises `SourceNotFound` if it cannot be read."""
    return parse_source(read_source(Path(path), config), raw_html)


def parse_source(file: SourceFile, raw_html: RawHtmlMode | None = None) -> Parsed:
    """Parse and check one source."""
    checks.rules()  # whose codes may be asked for
    if file.unreadable:
        return _unreadable(file)
    if file.is_model:
        parsed = source.parse_model(file.text, name=file.name, file=file.file, raw_html=raw_html)
    else:
        parsed = source.parse(
            file.text,
            name=file.name,
            file=file.file,
            assets=file.assets,
            raw_html=raw_html,
            defaults=file.config.defaults,
        )
    # What was told with its line in the front matter is not told again of the words made of it.
    told = {(d.code, d.message) for d in parsed.diagnostics}
    checked = [
        d
        for d in _found_in(parsed.document, file.assets, file.config, file.file, file.place_of)
        if d.span or (d.code, d.message) not in told
    ]
    others = Problems(file.file)
    check_translations(file, parsed.document.metadata, others)
    if file.namesake:
        message = f"{file.namesake} has this `id` too."
        others.report("identifier-not-unique", message, file.place_of("id"))
    problems = Problems(file.file, parsed.document.sources)
    placed = narrow((*parsed.diagnostics, *checked, *others.found), file)
    settled = settle(placed, parsed.ignores, file.config, problems)
    found = in_order((*file.config.diagnostics, *settled))
    return Parsed(parsed.document, found, parsed.ignores)


def _unreadable(file: SourceFile) -> Parsed:
    problems = Problems(file.file)
    problems.report("unreadable-source", file.unreadable)
    return Parsed(Document(metadata=Metadata(title=file.name)), tuple(problems.found))


def check(
    document: Document,
    *,
    assets: Assets | None = None,
    file: str | None = None,
    config: Config | None = None,
) -> tuple[Diagnostic, ...]:
    """Check a document, whole and as each output shows it to each audience.

    What its front matter ignores is marked so; comments that ignore something are only in a source.
    """
    assets, config = assets or GivenAssets(), config or Config()
    found = _found_in(document, assets, config, file)
    found += words_found_in(document, assets, config, file)[0]
    return settle_checked(found, document.metadata, config, file)


def readability(document: Document) -> Readability:
    """Measure how hard a document is to read: as a whole, by section and by block.

    With all its parts, for whichever output or audience they are.
    """
    return checks.measure(prepare(document))


def _found_in(
    document: Document,
    assets: Assets,
    config: Config,
    file: str | None,
    place_of: Callable[[str], Span | None] = lambda name: None,
) -> list[Diagnostic]:
    problems = Problems(file, document.sources)
    check_parts(document, problems)
    check_reviews(document, assets, problems, place_of)
    found, context = [*problems.found], context_of(document, assets, config)
    for output, audience in readers(document):
        chosen = prepare(document, output, audience)
        found += checks.check(chosen, context, file, whole=output is audience is None)
    return found


def render(
    document: Document,
    to: str,
    *,
    options: Mapping[str, object] | None = None,
    assets: Assets | Mapping[str, bytes] | None = None,
    parts_for: str | None = None,
    audience: str | None = None,
    theme: Theme | None = None,
    pages: Pages | None = None,
    companions: Sequence[Companion] = (),
    epoch: str | None = None,
) -> Output:
    """Render a document to bytes.

    `to` names the renderer. `assets` are the document's pictures, by name or read when needed.
    The parts kept are those for the output `to`, or for the one that `parts_for` names, and those
    for the `audience`, by default the first that the document declares. The `theme` is the one of a
    `Config`, or docpub's own. `pages` are those of an output with pages, and `companions` the other
    forms of the text that stand beside this one, for a renderer that uses them. `epoch` takes the
    place of SOURCE_DATE_EPOCH in the environment.

    Raises `OptionsError` for a wrong option, and `RendererError` if the renderer cannot be found
    or fails.
    """
    if isinstance(assets, Mapping):
        assets = GivenAssets(assets)
    context = Context(
        assets=assets or GivenAssets(),
        labels=labels_for(document.metadata.lang),
        theme=theme or Theme(),
        modified=_modified(document.metadata, epoch),
        pages=pages,
        companions=tuple(companions),
        resolve=resolve,
    )
    chosen = prepare(document, parts_for or to, audience_of(document.metadata, audience))
    return run(to, chosen, options or {}, context)


def _modified(metadata: Metadata, epoch: str | None) -> dt.datetime:
    """Return the last date that the front matter gives, else SOURCE_DATE_EPOCH, else a fixed day.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    dates = [change.date for change in metadata.changes]
    dates += [date for date in (metadata.published, metadata.reviewed) if date]
    if dates:
        return dt.datetime.combine(max(dates), dt.time(), dt.UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "") if epoch is None else epoch
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def publish(
    path: str | Path,
    out: str | Path,
    *,
    formats: Sequence[str] = FORMATS,
    options: Mapping[str, object] | None = None,
    strict: bool = False,
    force: bool = False,
    config: Config | None = None,
    audience: str | None = None,
    release: dt.date | None = None,
    cache: str | Path | None = None,
    jobs: int = 1,
    executor: Executor | None = None,
) -> Report:
    """Publish a file, or every document in a folder, into `out/<name>/`.

    A document with an error is not published, and its earlier outputs stay, unless `force` is
    set: then it is published as a draft. With `strict` a warning counts as an error. `config`,
    which `load_config` gives, holds for all of them; what `options` say goes before it.

    With the day of a `release` only what is approved, unchanged since its review and not overdue on
    that day is published, whether or not `force` is set.

    Parts for some readers alone are published for `audience`, by default the first that a document
    declares. What is made for another one goes into `out/<name>/<audience>/`.

    With the folder of a `cache` only what has changed since is made. With more `jobs` than one,
    processes are begun that import the calling script: what it does has to stand below
    ``if __name__ == "__main__":``. An `executor` of `concurrent.futures` makes the documents
    instead, with no disk in common: it is given `jobs` at once, each as bytes, and needs the same
    docpub.

    Raises `SourceNotFound`, `OptionsError`, `RendererError` for a format that does not exist,
    `OutputError` if `out` cannot be written, and `ExecutorError`.
    """
    from docpub.publishing.library import publish_library  # with what else only a build needs
    from docpub.publishing.making import Job
    from docpub.publishing.store import Store

    files = [file.configured(config or Config()) for file in find_sources(Path(path))]
    job = Job(
        formats=tuple(formats),
        options=options_by_format(formats, options or {}),
        strict=strict,
        force=force,
        audience=audience,
        release=release,
    )
    store = Store(Path(cache)) if cache else None
    made = publish_library(files, Path(out), job, store=store, jobs=jobs, executor=executor)
    results = dict(made)
    return Report(results=tuple(results[number] for number in range(len(files))))


def check_source(file: SourceFile, *, strict: bool = False, today: dt.date | None = None) -> Result:
    """Parse and check one source, and write nothing; say what is due if told what day it is."""
    parsed = parse_source(file)
    document = parsed.document
    problems = Problems()
    if today:
        check_due(document.metadata, today, file.config.review, problems, file.place_of)
    readability = None
    if not file.unreadable:
        words, readability = words_found_in(document, file.assets, file.config, None)
        problems.found += at_front_matter(words, document.metadata, file)
    later = settle_later(problems.found, parsed.ignores, file.config, file.file)
    found = in_order((*parsed.diagnostics, *later))
    return Result(
        name=file.name,
        file=file.file,
        diagnostics=found,
        ok=not has_problem(found, strict),
        readability=readability,
    )
