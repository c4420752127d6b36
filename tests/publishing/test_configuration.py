"""`docpub.toml`: which one holds, what it gives, and each of its mistakes at its place."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import docpub
from docpub.cli import main
from docpub.diagnostics import Span
from docpub.publishing import SourceFile, configuration, read_source
from docpub.publishing.configuration import read_config
from docpub.publishing.settings import settings_of
from published import publish_source

CLINIC = Path(__file__).parent / "clinic"
LEAFLET = CLINIC / "leaflets" / "asthma.md"


def test_the_front_matter_goes_before_it_and_it_goes_before_the_defaults() -> None:
    metadata = docpub.parse_file(LEAFLET, config=docpub.load_config(LEAFLET)).document.metadata
    assert (metadata.title, metadata.lang) == ("Asthma", "en")
    assert (metadata.licence, metadata.print.paper) == ("CC-BY-4.0", ("A4",))
    assert metadata.organisation == docpub.Organisation(name="Hill Clinic", phone="555 0100")
    assert metadata.reader_age == "adult"


def test_it_holds_where_there_is_no_front_matter() -> None:
    config = docpub.load_config(CLINIC)
    for text in ("# A\n", "---\n- a\n---\n# A\n", "---\ntitle: [\n---\n# A\n"):
        assert docpub.parse(text, config=config).document.metadata.lang == "es"


def test_an_organisation_of_the_front_matter_takes_nothing_from_the_configured_one() -> None:
    """Another clinic's telephone number must never stand under a clinic's name."""
    text = "---\norganisation: {name: Dale Clinic}\n---\n# A\n"
    metadata = docpub.parse(text, config=docpub.load_config(CLINIC)).document.metadata
    assert metadata.organisation == docpub.Organisation(name="Dale Clinic")


def test_severities_hold() -> None:
    parsed = docpub.parse_file(LEAFLET, config=docpub.load_config(LEAFLET))
    assert [(d.code, d.severity) for d in parsed.diagnostics] == [("unused-reference", "error")]
    found = docpub.check(parsed.document, config=docpub.load_config(LEAFLET))
    assert [(d.code, d.severity) for d in found] == [("unused-reference", "error")]


def test_options_hold_unless_the_caller_gives_others(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("# A\n")
    config = docpub.load_config(CLINIC)

    def page(**options: object) -> str:
        docpub.publish(source, tmp_path, formats=["html"], options=options, config=config)
        return (tmp_path / "a" / "a.html").read_text()

    assert page().startswith("<style>")
    assert page(fragment=False).startswith("<!DOCTYPE html>")


def test_an_option_of_an_output_that_is_not_made_is_no_mistake(tmp_path: Path) -> None:
    config = read_config('[pdf]\npaper = "A4"\n')
    file = SourceFile.named("# A\n", "a.md", config=config)
    assert publish_source(file, tmp_path, "html").ok


def test_the_nearest_one_holds_alone(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "outer" / "docpub.toml").write_text('[defaults]\nlang = "es"\nlicence = "MIT"\n')
    assert docpub.load_config(inner / "a.md").defaults.licence == "MIT"
    (inner / "docpub.toml").write_text('[defaults]\nlang = "fr"\n')
    config = docpub.load_config(inner / "a.md")
    assert (config.defaults.lang, config.defaults.licence) == ("fr", "")
    assert config.file == (inner / "docpub.toml").as_posix()


def test_nothing_is_looked_for_above_a_repository(tmp_path: Path) -> None:
    (tmp_path / "docpub.toml").write_text('[defaults]\nlang = "es"\n')
    (tmp_path / "repository" / "source" / "deep").mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    assert docpub.load_config(tmp_path / "repository" / "source" / "deep") == docpub.Config()


def test_nothing_is_looked_for_in_a_folder_of_another_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docpub.toml").write_text('[defaults]\nlang = "es"\n')
    (tmp_path / "mine" / "deep").mkdir(parents=True)
    path = tmp_path / "mine" / "deep" / "a.md"
    assert docpub.load_config(path).defaults.lang == "es"
    assert docpub.load_config(tmp_path / "mine" / "nowhere" / "a.md").defaults.lang == "es"
    monkeypatch.setattr(configuration, "_owner", lambda folder: folder == tmp_path)
    assert docpub.load_config(path) == docpub.Config()


def test_a_link_to_a_file_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "docpub.toml").symlink_to(tmp_path / "secret")
    config = docpub.load_config(tmp_path / "in")
    assert [d.code for d in config.diagnostics] == ["unreadable-file"]
    assert "secret words" not in config.text


def test_it_is_named_as_the_sources_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CLINIC, tmp_path / "clinic")
    monkeypatch.chdir(tmp_path / "clinic" / "leaflets")
    assert docpub.load_config("asthma.md").file == "../docpub.toml"


@pytest.mark.parametrize(
    ("text", "code", "span", "words", "hint"),
    [
        ("x" * 100_001, "source-too-large", (1, 1, 1, 1), "100,001", ""),
        ("lang = ", "toml-syntax", (1, 8, 1, 9), "Invalid value", "quotation marks"),
        ("a = 1\nb = [1,\n", "toml-syntax", (2, 8, 2, 9), "", ""),
        ("theme = 'plain'\ntheme = 'x'", "toml-syntax", (2, 12, 2, 13), "overwrite", ""),
        ("x = " + "[" * 5000, "toml-syntax", (1, 5005, 1, 5006), "nested too deep", ""),
        ("\ntheme = " + "9" * 5000, "toml-syntax", (2, 1, 2, 2), "too large", ""),
        ("\n[severity]\na = 0x" + "f" * 5000, "toml-syntax", (3, 1, 3, 2), "too large", ""),
        ("\n" + "a." * 5000 + "a = 1", "toml-syntax", (2, 1, 2, 2), "nested too deep", ""),
        ("\n[" + "a." * 5000 + "a]", "toml-syntax", (2, 1, 2, 2), "nested too deep", ""),
        ("theme = 'plane'", "wrong-value", (1, 9, 1, 16), "plane", "Use `plain`"),
        ("[organization]\nname = 'A'", "unknown-key", (1, 1, 1, 15), "", "`organisation`"),
        ("[organisation]\nfone = '1'\nname = 'A'", "unknown-key", (2, 1, 2, 5), "", "`phone`"),
        ("[organisation]\nphone = '1'", "wrong-value", (1, 1, 1, 15), "no `name`", ""),
        ("defaults = 1", "wrong-value", (1, 12, 1, 13), "defaults", ""),
        ("\n[defaults]\nlang = 1 # one", "wrong-value", (3, 8, 3, 9), "has to be text", ""),
        ("[defaults]\n  'lang' = 'x y'", "wrong-value", (2, 12, 2, 17), "language tag", ""),
        ("defaults.lang = 'x y'", "wrong-value", (1, 17, 1, 22), "language tag", ""),
        ("[defaults]\nlicense = 'a'", "unknown-key", (2, 1, 2, 8), "", "`licence`"),
        ("[defaults]\ntitle = 'a'", "unknown-key", (2, 1, 2, 6), "default", "one document"),
        ("[defaults]\nkeywords = [\n  1,\n]", "wrong-value", (2, 12, 2, 13), "keywords", ""),
        ("[severity]\nraw-htm = 'off'", "unknown-code", (2, 1, 2, 8), "", "`raw-html`"),
        ("[severity]\nraw-html = 'on'", "wrong-value", (2, 12, 2, 16), "'on'", "`off`"),
        ("[severity]\nraw-html = []", "wrong-value", (2, 12, 2, 14), "", ""),
        ("[severity]\nyaml-syntax = 'info'", "not-to-be-ignored", (2, 15, 2, 21), "", ""),
        ("[pdf]\npaper = 'A3'", "wrong-value", (2, 9, 2, 13), "A3", "`A4`"),
        ("[pdf]\npapier = 'A4'", "unknown-key", (2, 1, 2, 7), "", "`paper`"),
        ("'pd = f' = 1", "unknown-key", (1, 1, 1, 9), "pd = f", ""),
        ("x.y.z = 1 # z", "unknown-key", (1, 1, 1, 6), "", ""),
        ("x = [\n" + "1,\n" * 300 + "]", "unknown-key", (1, 1, 1, 1), "", ""),
        ("[pdff]\n", "unknown-key", (1, 1, 1, 7), "", "`pdf`"),
        ("[thresholds]\nlist-item = 8", "unknown-key", (2, 1, 2, 10), "", "`list-items`"),
        ("[thresholds]\nlist-items = 0", "wrong-value", (2, 14, 2, 15), "1 is its limit", ""),
        (
            "[thresholds.reader-age.kid]\ncell-words = 9",
            "wrong-value",
            (1, 1, 1, 28),
            "kid",
            "`child`",
        ),
        ("[thresholds.type.test]\ncells = 9", "unknown-key", (2, 1, 2, 6), "", "`cell-words`"),
        ("[thresholds.type]\ntest = 9", "wrong-value", (2, 8, 2, 9), "type", ""),
    ],
)
def test_mistakes(
    text: str, code: str, span: tuple[int, int, int, int], words: str, hint: str
) -> None:
    [found] = read_config(text, "docpub.toml").diagnostics
    assert (found.file, found.code, found.span) == ("docpub.toml", code, Span(*span))
    assert words in found.message
    assert hint in found.hint


_PIECES = (
    *(
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\n",
        '"',
        "'",
        '"""',
        "#",
        "\\u0000",
        "e",
        "-",
    ),
    *("defaults", "organisation", "severity", "pdf", "theme", "raw-html", "lang", "name", "print"),
    *("thresholds", "type", "test", "reader-age", "child", "profile", "list-items", "9"),
    *("a." * 60, "a = [" * 60, "9" * 5000, "0x" + "f" * 5000, "true", "inf", "2026-01-01", "'off'"),
)


@given(st.text() | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_no_configuration_raises(text: str) -> None:
    config = read_config(text)
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        assert [d.code for d in config.diagnostics] == ["toml-syntax"]


def test_all_mistakes_are_told_and_the_rest_holds() -> None:
    config = read_config("[defaults]\nlang = 1\nlicence = 'MIT'\n[severity]\nraw-htm = 'off'\n")
    assert [d.code for d in config.diagnostics] == ["wrong-value", "unknown-code"]
    assert config.defaults == docpub.Metadata(licence="MIT")


def test_a_document_under_a_wrong_configuration_is_not_published(tmp_path: Path) -> None:
    config = read_config("[organisation]\n")
    wrong = read_config("[organisation]\nphone = '1'\n")
    for chosen, ok in ((config, True), (wrong, False)):
        file = SourceFile.named("# A\n", "a.md", config=chosen)
        assert publish_source(file, tmp_path, "html").ok is ok


def test_a_severity_may_be_raised_where_it_may_not_be_lowered() -> None:
    config = read_config("[severity]\nunused-footnote = 'error'\n")
    assert not config.diagnostics
    [found] = docpub.parse("# A\n\n[^1]: Note.", config=config).diagnostics
    assert (found.code, found.severity) == ("unused-footnote", "error")


def test_each_value_is_told_with_the_place_that_it_comes_from() -> None:
    file = read_source(LEAFLET, docpub.load_config(LEAFLET))
    toml = (CLINIC / "docpub.toml").as_posix()
    told = {s.name: (s.value, s.origin) for s in settings_of(file)}
    assert told["title"] == ("Asthma", f"{LEAFLET.as_posix()}:2")
    assert told["lang"] == ("en", f"{LEAFLET.as_posix()}:3")
    assert told["theme"] == ("plain", f"{toml}:1")
    assert told["organisation.phone"] == ("555 0100", f"{toml}:5")
    assert told["print.paper"] == (("A4",), f"{toml}:10")
    assert told["reader-age"] == ("adult", "default")
    assert told["html.fragment"] == (True, f"{toml}:17")
    assert told["pdf.paper"] == (None, "default")
    assert told["severity.unused-reference"] == ("error", f"{toml}:13")


@pytest.mark.parametrize(
    ("toml", "front_matter", "name", "origin"),
    [
        ("[defaults]\nlang = 1", "title: A", "lang", "default"),
        ("[defaults]\nlang = 'es'", "lang: x y", "lang", "docpub.toml:2"),
        (
            "[pdf]\n[defaults.print]\nsize = 'large-print'",
            "title: A",
            "print.size",
            "docpub.toml:3",
        ),
        ("[pdf]\n", "title: A", "pdf.paper", "default"),
        ("pdf.paper = 'A4'\n", "title: A", "pdf.paper", "docpub.toml:1"),
        ("", "print:\n  paper:\n    - A4", "print.paper", "a.md:3"),
        ("", "print: {paper: [A4]}", "print.paper", "a.md:2"),
        ("", "keywords:\n- a", "keywords", "a.md:2"),
        ("", "reader-age: child", "thresholds.sentence-words", "default"),
        ("[thresholds]\nlist-items = 7", "title: A", "thresholds.list-items", "docpub.toml:2"),
        (
            "[thresholds]\nlist-items = 7\n[thresholds.type.test]\nlist-items = 8",
            "type: test",
            "thresholds.list-items",
            "docpub.toml:4",
        ),
    ],
)
def test_origins(toml: str, front_matter: str, name: str, origin: str) -> None:
    file = SourceFile.named(f"---\n{front_matter}\n---\nx", "a.md", config=read_config(toml))
    assert {s.name: s.origin for s in settings_of(file)}[name] == origin


def test_settings_are_read_as_a_build_reads_them(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "refs.yaml").write_text("- {id: one, title: One}\n")
    (tmp_path / "docpub.toml").write_text("")
    source = tmp_path / "inner" / "a.md"
    source.write_text("---\ntitle: A\nreferences: ../refs.yaml\n---\nWords [@one].\n")
    printed = CliRunner().invoke(main, ["config", str(source), "--format", "json"])
    told = {s["name"]: s for s in json.loads(printed.stdout)}
    assert told["references"]["value"][0]["title"] == "One"


def test_a_model_has_no_defaults_of_the_configuration(tmp_path: Path) -> None:
    config = read_config("[defaults]\nlang = 'es'\nlicence = 'MIT'\n[severity]\nraw-html = 'error'")
    metadata = docpub.Metadata(title="A", licence="BSD", organisation=docpub.Organisation(name="H"))
    model = docpub.to_json(docpub.Document(metadata=metadata))
    file = SourceFile.named(model, "m.json", config=config)
    told = {s.name: (s.value, s.origin) for s in settings_of(file)}
    assert docpub.parse(model, path="m.json", config=config).document.metadata == metadata
    assert told["lang"] == ("en", "default")
    assert told["licence"] == ("BSD", "m.json:1")
    assert told["organisation.name"] == ("H", "m.json:1")
    assert told["severity.raw-html"] == ("error", "docpub.toml:5")
    broken = {s.name: s.origin for s in settings_of(SourceFile.named("{", "m.json", config=config))}
    assert broken["lang"] == "default"


def test_the_folder_of_the_configuration_is_the_root_of_what_a_source_may_use(
    tmp_path: Path,
) -> None:
    knee = tmp_path / "library" / "knee"
    knee.mkdir(parents=True)
    (tmp_path / "secret.md").write_text("Secret words.\n")
    (tmp_path / "library" / "shared.md").write_text("Shared {nope}`words`.\n")
    includes = ":::{include} ../shared.md\n:::\n\n:::{include} ../../secret.md\n:::\n"
    (knee / "index.md").write_text(f"# Knee\n\n{includes}")
    source = docpub.parse_file(knee / "index.md")
    assert [d.code for d in source.diagnostics] == ["unreadable-file", "unreadable-file"]
    (tmp_path / "library" / "docpub.toml").write_text("")
    for told in (
        docpub.parse_file(knee / "index.md", config=docpub.load_config(knee)),
        docpub.publish(tmp_path / "library", tmp_path / "out", formats=()),
    ):
        found = [(d.code, d.file) for d in told.diagnostics]
        assert found == [
            ("unreadable-file", (knee / "index.md").as_posix()),
            ("unknown-role", (tmp_path / "library" / "shared.md").as_posix()),
        ]


def test_no_configuration_opens_what_is_above_a_published_folder(tmp_path: Path) -> None:
    leaflets = tmp_path / "leaflets"
    leaflets.mkdir()
    (tmp_path / "secret.md").write_text("Secret words.\n")
    (tmp_path / "docpub.toml").write_text('[defaults]\nlang = "es"\n')
    (leaflets / "a.md").write_text("# A\n\n:::{include} ../secret.md\n:::\n")
    out = tmp_path / "out"
    command = ["build", str(leaflets), "--to", "html", "--force", "--out", str(out)]
    assert "[unreadable-file]" in CliRunner().invoke(main, command).stderr
    config = docpub.load_config(leaflets)
    report = docpub.publish(leaflets, out, formats=["html"], force=True, config=config)
    assert [d.code for d in report.diagnostics] == ["unreadable-file"]
    page = (out / "a" / "a.html").read_text()
    assert 'lang="es"' in page
    assert "Secret words" not in page


def test_names_and_values_hold_no_control_characters(tmp_path: Path) -> None:
    (tmp_path / "docpub.toml").write_text(
        '[defaults]\nlicence = "a\\u0000b"\n"\\u001B[2Jx" = 1\nkeywords = ["\\u0007"]\n'
    )
    config = docpub.load_config(tmp_path)
    assert docpub.parse("# A\n", config=config).document.metadata.licence == "a b"
    found = [(each.code, each.span and each.span.line) for each in config.diagnostics]
    told = [("control-character", line) for line in (2, 3, 4)]
    assert sorted(found) == [*told, ("unknown-key", 3)]
    assert not any("\x1b" in each.message for each in config.diagnostics)
