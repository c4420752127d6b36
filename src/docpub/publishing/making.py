"""What becomes of one source, from its bytes to those of its outputs; no output is written.

What was made before is taken from a store, where it was made of the same: a document of its text,
its files and its configuration; an output of the document, its options, its theme, its pictures.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TypeVar

import msgspec

from docpub.assets import GivenAssets
from docpub.diagnostics import Diagnostic, Problems, Span
from docpub.errors import DocpubError, OptionsError, RendererError
from docpub.lifecycle import check_release
from docpub.model import Document, Metadata, replace, to_json
from docpub.publishing import parse_source, render
from docpub.publishing.find import SourceFile
from docpub.publishing.manifest import Reading
from docpub.publishing.parts import audience_of, hashes_of_parts, prepare
from docpub.publishing.settle import has_problem, settle_later
from docpub.publishing.siblings import Siblings, in_turn
from docpub.publishing.snapshot import Snapshot
from docpub.publishing.store import Values, described, digest
from docpub.publishing.tools import versions
from docpub.publishing.tracing import Reads, TracingAssets, changed
from docpub.publishing.translations import below, other_languages
from docpub.publishing.words import reading_of
from docpub.renderers import Companion, Output
from docpub.source import Ignore

# What depends on more than docpub knows of, so that it is made anew each time.
_OF_THE_MACHINE = frozenset({"character-from-the-system"})


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are to be published: as what, with which options of each, for whom.

    `epoch` is the SOURCE_DATE_EPOCH of whoever asks for it.
    """

    formats: tuple[str, ...]
    options: dict[str, dict[str, object]] = {}
    strict: bool = False
    force: bool = False
    audience: str | None = None
    release: dt.date | None = None
    epoch: str = msgspec.field(default_factory=lambda: os.environ.get("SOURCE_DATE_EPOCH", ""))


class Outline(msgspec.Struct, frozen=True):
    """What is known of a source that was read: all but the document itself, of which the hash."""

    metadata: Metadata
    diagnostics: tuple[Diagnostic, ...]
    ignores: tuple[Ignore, ...]
    document: str
    languages: tuple[Companion, ...]
    reads: Reads
    reading: Reading | None
    parts: dict[str, str] = {}


class Rendered(msgspec.Struct, frozen=True):
    """An output, and the files that it was made of."""

    output: Output
    reads: Reads


T = TypeVar("T", Outline, Rendered)


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of a source, which is named for its audience, and has left its files behind.

    `diagnostics` are all of them, `told` those of each output. As a `draft` it says that it is one.
    `fresh` outputs are new. `reads` are the files that all of it was made of.
    """

    file: SourceFile
    outline: Outline
    diagnostics: tuple[Diagnostic, ...]
    outputs: dict[str, Output]
    ok: bool
    draft: bool = False
    told: dict[str, tuple[Diagnostic, ...]] = {}
    fresh: tuple[str, ...] = ()
    reads: Reads = {}


class NotKnownError(Exception):
    """Raised where something is not in the store, and nothing is to be made."""


class _Latest(msgspec.Struct, frozen=True):
    """What a source was made of when it was made last."""

    inputs: dict[str, str]
    reads: Reads


def make(file: SourceFile, job: Job, store: Values | None = None) -> Made:
    """Make the outputs of one source. What is wrong in it is among the diagnostics."""
    return _Making(file, job, store).run()


def recall(file: SourceFile, job: Job, store: Values) -> Made | None:
    """Return what was made of a source, if all of it is in the store and nothing has changed."""
    try:
        return _Making(file, job, store, only_known=True).run()
    except NotKnownError:
        return None


def read(file: SourceFile, job: Job, store: Values | None) -> Outline:
    """Read one source and all that it uses, and make nothing of it yet."""
    return _Making(file, job, store).read()


def remember(file: SourceFile, made: Made, store: Values) -> None:
    """Note what a source was made of, so that `reasons` can be given the next time."""
    store.put(_latest_key(file), _Latest(inputs_of(file), made.reads))


def reasons(file: SourceFile, store: Values) -> tuple[str, ...]:
    """Say what has changed since a source was made last; nothing if that is what is asked for."""
    latest = store.get(_latest_key(file), _Latest)
    if not latest:
        return ("it was not made before",)
    inputs = inputs_of(file)
    found = [f"{name} changed" for name, was in latest.inputs.items() if inputs.get(name) != was]
    found += [f"the file {name} changed" for name in changed(latest.reads, file.assets)]
    return tuple(found) or ("something else is asked for",)


def _latest_key(file: SourceFile) -> str:
    return digest("latest", str(Path(file.file).resolve()))


class _Making:
    def __init__(
        self, file: SourceFile, job: Job, store: Values | None, *, only_known: bool = False
    ) -> None:
        self._file = msgspec.structs.replace(file, assets=Snapshot(file.assets))
        self._job = job
        self._store = store
        self._document: Document | None = None
        self._fresh: list[str] = []
        self._reads: Reads = {}
        self._only_known = only_known

    def run(self) -> Made:
        outline = self.read()
        found = [*outline.diagnostics, *self._release(outline)]
        try:
            audience = audience_of(outline.metadata, self._job.audience)
        except OptionsError as error:
            place = self._file.place_of("audiences")
            found.append(_failure("unknown-audience", error, self._file.file, place))
            return self._made(outline, found, {})
        named = self._file.named_for(audience, outline.metadata)
        draft = has_problem(found, self._job.strict)
        if draft and (not self._job.force or self._job.release or self._file.unreadable):
            return self._made(outline, found, {})
        outputs: dict[str, Output] = {}
        told: dict[str, tuple[Diagnostic, ...]] = {}
        siblings = Siblings(companions=below(named.folder or named.name, outline.languages))
        for name in in_turn(self._job.formats):
            try:
                output = self._output(name, outline, siblings.used_by(name), draft=draft)
            except RendererError as error:
                found.append(_failure("renderer-failed", error, self._file.file))
                continue
            outputs[name] = output
            siblings = siblings.with_one(named.name, name, output)
            config = self._file.config
            told[name] = settle_later(output.diagnostics, outline.ignores, config, self._file.file)
            found += told[name]
        made = self._made(outline, found, outputs, named)
        return replace(made, draft=draft, told=told)

    def _made(
        self,
        outline: Outline,
        found: list[Diagnostic],
        outputs: dict[str, Output],
        named: SourceFile | None = None,
    ) -> Made:
        return Made(
            file=msgspec.structs.replace(named or self._file, assets=GivenAssets()),
            outline=outline,
            diagnostics=tuple(found),
            outputs=outputs,
            ok=bool(named) and not has_problem(found, self._job.strict),
            fresh=tuple(self._fresh),
            reads=self._reads,
        )

    def _release(self, outline: Outline) -> tuple[Diagnostic, ...]:
        if not self._job.release:
            return ()
        problems, config = Problems(), self._file.config
        check_release(
            outline.metadata, self._job.release, config.review, problems, self._file.place_of
        )
        return settle_later(problems.found, outline.ignores, config, self._file.file)

    def read(self) -> Outline:
        """Read the source, unless it was read before, and its files are what they were."""
        key = outline_key(self._file) if self._store else ""
        if known := self._known(key, Outline):
            return known
        assets = TracingAssets(self._file.assets)
        file = msgspec.structs.replace(self._file, assets=assets)
        parsed = parse_source(file)
        self._document = parsed.document
        prepared = prepare(parsed.document)
        outline = Outline(
            metadata=prepared.metadata,
            diagnostics=parsed.diagnostics,
            ignores=parsed.ignores,
            document=digest(to_json(parsed.document)),
            languages=other_languages(file, parsed.document),
            reads=assets.reads,
            reading=reading_of(prepared),
            parts=hashes_of_parts(parsed.document),
        )
        self._reads |= assets.reads
        if self._store:
            self._store.put(key, outline)
        return outline

    def _output(self, name: str, outline: Outline, siblings: Siblings, *, draft: bool) -> Output:
        """Render the document, unless that was done before with the same in hand."""
        key = self._output_key(name, outline, siblings, draft=draft) if self._store else ""
        if known := self._known(key, Rendered):
            return known.output
        assets = TracingAssets(self._file.assets)
        document = self._document or parse_source(self._file).document
        self._document = document
        if draft:
            document = replace(document, metadata=replace(document.metadata, status="draft"))
        self._fresh.append(name)
        output = render(
            document,
            name,
            options=self._options(name),
            assets=assets,
            audience=self._job.audience,
            theme=self._file.config.theme.theme,
            pages=siblings.pages,
            companions=siblings.companions,
            epoch=self._job.epoch,
        )
        self._reads |= assets.reads
        if self._store and not _OF_THE_MACHINE & {d.code for d in output.diagnostics}:
            self._store.put(key, Rendered(output, assets.reads))
        return output

    def _known(self, key: str, kind: type[T]) -> T | None:
        """Return what the store has, if the files that it was made of are as they were."""
        known = self._store.get(key, kind) if self._store else None
        if known and not changed(known.reads, self._file.assets):
            self._reads |= known.reads
            return known
        if self._only_known:
            raise NotKnownError
        return None

    def _options(self, name: str) -> dict[str, object]:
        return {**self._file.config.options.get(name, {}), **self._job.options.get(name, {})}

    def _output_key(self, name: str, outline: Outline, siblings: Siblings, *, draft: bool) -> str:
        return digest(
            "output",
            described(versions((name,))),
            name,
            outline.document,
            repr(sorted(self._options(name).items())),
            described(self._file.config.theme.theme),
            repr((self._job.audience, draft, self._job.epoch)),
            msgspec.msgpack.encode(siblings),
        )


def outline_key(file: SourceFile) -> str:
    """Return the key of what is known of a source."""
    return digest("outline", *inputs_of(file).values())


def inputs_of(file: SourceFile) -> dict[str, str]:
    """Return the hash of each thing that what is known of a source is made of, by its name."""
    return {
        "the programs": described(versions(())),
        "the configuration": described(file.config),
        "its name": digest(file.name, file.file, file.folder, file.namesake),
        "the source": digest(file.text, file.unreadable),
    }


def _failure(code: str, error: DocpubError, file: str, span: Span | None = None) -> Diagnostic:
    problems = Problems(file)
    problems.report(code, str(error), span, error.hint)
    return problems.found[0]
