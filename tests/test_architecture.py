"""What the documents say of the project is true."""

from __future__ import annotations

import re
from pathlib import Path

import docpub
from docpub.assets import GivenAssets
from docpub.publishing.configuration import read_config
from docpub.themes import style

TOP = Path(__file__).parent.parent
PACKAGE = TOP / "src" / "docpub"
ARCHITECTURE = (TOP / "ARCHITECTURE.md").read_text()
README = (TOP / "README.md").read_text()


def test_every_room_is_in_the_architecture_and_no_other() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if not path.name.startswith(("__", "py."))}
    named = set(re.findall(r"^\| `(\w+)` \|", ARCHITECTURE, re.MULTILINE))
    assert named == rooms


def test_files_that_documents_name_are_there() -> None:
    for path in TOP.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text()):
            assert (TOP / target).exists(), f"{path.name} names {target}"


def test_every_make_target_of_the_readme_is_there() -> None:
    makefile = (TOP / "Makefile").read_text()
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_example_of_the_readme_runs() -> None:
    [example] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})


def test_the_configurations_that_documents_show_are_right() -> None:
    shown = README + (TOP / "source" / "manual" / "codes.md").read_text()
    examples = re.findall(r"```toml\n(.*?)```", shown, re.DOTALL)
    themes = [example for example in examples if "[colours]" in example]
    assert (len(examples), len(themes)) == (3, 1)
    for example in examples:
        if example not in themes:
            assert not read_config(example).diagnostics
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'
    files = {"clinic.toml": themes[0].encode(), "clinic.css": b"", "logo.svg": logo}
    files["clinic.html.j2"] = style("page.html.j2").encode()
    config = read_config('theme = "clinic.toml"', assets=GivenAssets(files))
    assert config.theme.file
    assert not config.diagnostics


def test_the_changelog_has_the_version_or_what_comes() -> None:
    first = re.search(r"^## \[([^\]]+)\]", (TOP / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert first
    assert first[1] in ("Unreleased", docpub.__version__)


def test_no_file_is_too_long_to_read() -> None:
    long = {
        str(path.relative_to(TOP)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 400
    }
    assert not long
