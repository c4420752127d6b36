"""docpub as a library: what is public, and what importing it costs."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import docpub
from pictures import raster

SLOW = ("weasyprint", "ebooklib", "lxml", "jinja2", "PIL", "zopfli", "nh3")


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    command = [sys.executable, "-c", script]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name.partition(".")[0] for name in output.split()}


def test_importing_docpub_loads_nothing_slow() -> None:
    assert not modules_after("import docpub").intersection(SLOW)


def test_loading_the_renderers_loads_no_engine() -> None:
    code = "from docpub.renderers import available, load\nfor name in available(): load(name)"
    assert not modules_after(code).intersection(SLOW)


@pytest.mark.parametrize(("output", "foreign"), [("html", "ebooklib"), ("epub", "jinja2")])
def test_an_output_loads_no_other_outputs_engine(output: str, foreign: str) -> None:
    code = f"import docpub\ndocpub.render(docpub.parse('# A').document, {output!r})"
    assert not modules_after(code).intersection({"weasyprint", foreign})


def test_every_public_name_is_there() -> None:
    for name in docpub.__all__:
        assert getattr(docpub, name) is not None
    assert {"Document", "Paragraph", "Table", "walk", "to_json"} <= set(docpub.__all__)
    assert len(set(docpub.__all__)) == len(docpub.__all__)
    assert not {"Grid", "Slot", "lay_out", "is_irregular", "is_beside"} & set(dir(docpub))


def test_every_class_that_a_public_name_takes_or_gives_is_public() -> None:
    public = [getattr(docpub, name) for name in docpub.__all__]
    for thing in public:
        if callable(thing) and hasattr(thing, "__annotations__"):
            for hint in get_type_hints(thing).values():
                assert not {*classes_in(hint)}.difference(public), thing


def classes_in(hint: Any) -> Iterator[type]:
    """Yield docpub's own classes in an annotation."""
    if isinstance(hint, type) and hint.__module__.startswith("docpub"):
        yield hint
    for inner in get_args(hint):
        yield from classes_in(inner)


def test_parse_gives_document_and_diagnostics() -> None:
    parsed = docpub.parse("# A\n\n[](#nowhere)", path="a.md")
    assert [d.code for d in parsed.diagnostics] == ["broken-reference"]
    assert parsed.diagnostics[0].file == "a.md"
    assert docpub.text_of(*parsed.document.children) == "A"


def test_raw_html_is_refused_sanitised_or_kept() -> None:
    text = "# A\n\nSome <b onclick='x()'>bold</b> words."

    def fragment(**how: str) -> str:
        document = docpub.parse(text, **how).document  # type: ignore[arg-type]
        output = docpub.render(document, "html", options={"fragment": True})
        return next(iter(output.files.values())).decode()

    assert "Some &lt;b onclick=" in fragment()
    assert "Some <b>bold</b> words." in fragment(raw_html="sanitise")
    assert "Some <b onclick='x()'>bold</b> words." in fragment(raw_html="keep")


def test_render_takes_pictures_by_name() -> None:
    document = docpub.parse("# A\n\n![A dot](dot.gif)").document
    dot = raster("GIF")
    page = docpub.render(document, "html", assets={"dot.gif": dot}).files["page.html"].decode()
    assert f'src="data:image/gif;base64,{b64encode(dot).decode()}"' in page
    assert "missing-image" in docpub.render(document, "html").files["page.html"].decode()


def test_render_takes_the_parts_for_its_output() -> None:
    text = "# A\n\n:::{only} html\nOn screen.\n:::\n\n:::{except} html\nOn paper.\n:::"
    document = docpub.parse(text).document
    page = docpub.render(document, "html").files["page.html"].decode()
    assert "On screen." in page
    assert "On paper." not in page
    as_printed = docpub.render(document, "html", parts_for="pdf").files["page.html"].decode()
    assert "On paper." in as_printed
    assert "On screen." not in as_printed


def test_publish_reports(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n")
    report = docpub.publish(tmp_path, tmp_path / "out", formats=["html"])
    assert report.ok
    assert [path.name for path in report.results[0].files] == ["a.html", "manifest.json"]


def test_the_callers_mistakes_raise_with_a_hint(tmp_path: Path) -> None:
    document = docpub.parse("# A").document
    with pytest.raises(docpub.RendererError) as no_renderer:
        docpub.render(document, "docx")
    assert "html" in no_renderer.value.hint
    with pytest.raises(docpub.OptionsError) as no_option:
        docpub.render(document, "html", options={"colour": "red"})
    assert "fragment" in no_option.value.hint
    with pytest.raises(docpub.SourceNotFound):
        docpub.publish(tmp_path / "nowhere", tmp_path)


def test_the_date_comes_from_the_source_or_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def page(text: str) -> bytes:
        return next(iter(docpub.render(docpub.parse(text).document, "epub").files.values()))

    plain = page("# A")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert page("# A") != plain
    dated = page("---\ntitle: A\npublished: 2026-01-02\n---\nText.")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert page("---\ntitle: A\npublished: 2026-01-02\n---\nText.") == dated


AUDIENCES = (
    "---\ntitle: A\naudiences: [patients, clinicians]\n---\n"
    ":::{only} clinicians\nThe dose.\n:::\n\n:::{only} patients\nAsk us.\n:::"
)


def test_parts_are_for_the_first_audience_unless_another_is_named() -> None:
    document = docpub.parse(AUDIENCES).document

    def page(audience: str | None = None) -> str:
        output = docpub.render(document, "html", options={"fragment": True}, audience=audience)
        text = output.files["page.html"].decode()
        return " ".join(re.findall(r"<p>(.*?)</p>", text))

    assert page() == page("patients") == "Ask us."
    assert page("clinicians") == "The dose."
    with pytest.raises(docpub.OptionsError) as mistake:
        page("nurses")
    assert "patients, clinicians" in mistake.value.hint


def test_a_part_for_an_audience_that_nobody_declared_is_left_out() -> None:
    part = docpub.Only(audiences=("clinicians",), children=docpub.parse("Dose").document.children)
    document = docpub.Document(metadata=docpub.Metadata(title="A"), children=(part,))
    assert b"Dose" not in docpub.render(document, "html").files["page.html"]
    for_clinicians = docpub.render(document, "html", audience="clinicians")
    assert b"Dose" in for_clinicians.files["page.html"]


def test_what_is_published_for_others_has_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(AUDIENCES)
    (tmp_path / "b.md").write_text("# For everybody\n")
    for audience in (None, "patients", "clinicians"):
        report = docpub.publish(tmp_path, tmp_path / "out", formats=["html"], audience=audience)
        assert report.ok
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert [path.name for path in pages] == ["a.html", "a-clinicians.html", "b.html"]
    assert ["The dose." in path.read_text() for path in pages] == [False, True, False]


def test_no_document_can_take_the_place_of_what_is_published_for_others(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(AUDIENCES)
    (tmp_path / "a-clinicians.md").write_text("# Another\n")
    report = docpub.publish(tmp_path, tmp_path / "out", formats=["html"], audience="clinicians")
    written = [path for result in report.results for path in result.files]
    assert len({*written}) == len(written) == 4
    assert "The dose." in (tmp_path / "out/a/clinicians/a-clinicians.html").read_text()
    assert "Another" in (tmp_path / "out/a-clinicians/a-clinicians.html").read_text()


def test_an_audience_that_a_document_does_not_declare_is_told_of_it_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(AUDIENCES)
    (tmp_path / "b.md").write_text("# For everybody\n")
    report = docpub.publish(
        tmp_path, tmp_path / "out", formats=["html"], audience="nurses", force=True
    )
    [found] = report.diagnostics
    assert (found.code, found.hint) == ("unknown-audience", "It is for: patients, clinicians.")
    assert found.span
    assert [result.ok for result in report.results] == [False, True]
    assert not (tmp_path / "out" / "a").exists()


def test_each_output_is_checked_for_each_audience() -> None:
    source = AUDIENCES.replace("The dose.", "[](#here)").replace("Ask us.", "(here)=\n## Here")
    codes = [(d.code, d.span and d.span.line) for d in docpub.parse(source).diagnostics]
    assert codes == [("broken-reference", 6)]
