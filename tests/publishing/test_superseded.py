"""What is no longer made of a document does not stay beside what is: it may say an earlier dose."""

from __future__ import annotations

from pathlib import Path

import docpub


def names(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def test_files_of_an_earlier_build_are_removed(tmp_path: Path) -> None:
    source, out = tmp_path / "a.md", tmp_path / "out"

    def publish(text: str, formats: list[str], **options: object) -> list[str]:
        source.write_text(f"# A\n\n{text}\n")
        assert docpub.publish(source, out, formats=formats, options=options).ok
        return names(out / "a")

    first = publish("5 mg", ["html", "epub"], **{"html.assets": "files"})
    assert len([name for name in first if name.startswith("assets/")]) == 1
    assert "a.epub" in first
    second = publish("6 mg", ["html"])
    assert second == ["a.epub", "a.html", "manifest.json"]


def test_what_somebody_has_changed_or_added_stays(tmp_path: Path) -> None:
    source, out = tmp_path / "a.md", tmp_path / "out"
    source.write_text("# A\n\n5 mg\n")
    docpub.publish(source, out, formats=["pdf"], options={"also": "large-print"})
    (out / "a" / "a-large-print.pdf").write_bytes(b"a note")
    (out / "a" / "own.txt").write_text("own")
    docpub.publish(source, out, formats=["pdf"])
    assert names(out / "a") == ["a-large-print.pdf", "a.pdf", "manifest.json", "own.txt"]
    docpub.publish(source, out, formats=["pdf"], options={"also": "large-print"})
    docpub.publish(source, out, formats=["pdf"])
    assert names(out / "a") == ["a.pdf", "manifest.json", "own.txt"]


def test_nothing_outside_its_folder_is_removed(tmp_path: Path) -> None:
    source, out = tmp_path / "a.md", tmp_path / "out"
    source.write_text("# A\n\n5 mg\n")
    docpub.publish(source, out, formats=["html"])
    (tmp_path / "own.html").write_bytes((out / "a" / "a.html").read_bytes())
    manifest = out / "a" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"a.html"', '"../../own.html"'))
    docpub.publish(source, out, formats=["html"])
    assert (tmp_path / "own.html").is_file()
    assert names(out / "a") == ["a.html", "manifest.json"]
