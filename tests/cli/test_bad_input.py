"""Whatever stands in a file, `docpub build` says where and what, and exits with 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from docpub.cli import main

PICTURE = "# A\n\n![A hand](%s)\n"
INPUTS = {
    "invalid UTF-8": (b"# A\n\nB\xff\n", "invalid-utf-8", 3),
    "an empty file": (b"", "empty-source", 1),
    "front matter that is no mapping": (b"---\n- a\n---\n# A\n", "front-matter-not-a-mapping", 2),
    "an unknown directive": (b"# A\n\n:::{nothing}\nB\n:::\n", "unknown-directive", 3),
    "an unclosed fence": (b"# A\n\n:::{note}\nB\n", "unclosed-directive", 3),
    "a missing image": ((PICTURE % "hand.png").encode(), "image-not-found", 3),
    "an image outside": ((PICTURE % "../hand.png").encode(), "image-not-found", 3),
    "an absolute image": ((PICTURE % "/etc/hostname").encode(), "image-not-found", 3),
    "a remote image": ((PICTURE % "https://example.org/a.png").encode(), "image-remote", 3),
    "a paragraph of 5 MB": (b"# A\n\n" + b"word " * 1_000_000, "paragraph-too-long", 3),
    "2,000 nested quotes": (b"# A\n\n" + b"> " * 2000 + b"B\n", "nested-too-deep", 3),
    "control characters": (b"# A\n\nB\x0bC\n", "control-character", 3),
}


@pytest.mark.parametrize("name", INPUTS)
def test_bad_input_is_located(name: str, tmp_path: Path) -> None:
    data, code, line = INPUTS[name]
    source = tmp_path / "in" / "a.md"
    source.parent.mkdir()
    (tmp_path / "hand.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    source.write_bytes(b"# Good\n\nText.\n")
    out = tmp_path / "out"
    build = ["build", str(source), "--to", "html", "--out", str(out)]
    assert CliRunner().invoke(main, build).exit_code == 0
    before = (out / "a" / "a.html").read_bytes()

    source.write_bytes(data)
    result = CliRunner().invoke(main, build)
    assert result.exit_code == 1
    assert re.search(rf":{line}:\d+: error: .*\[{code}\]", result.output)
    assert "Traceback" not in result.output
    assert (out / "a" / "a.html").read_bytes() == before


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    source = tmp_path / "in" / "a.md"
    source.parent.mkdir()
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\nsecret")
    (source.parent / "inside.png").symlink_to(tmp_path / "secret.png")
    source.write_text(PICTURE % "inside.png")
    result = CliRunner().invoke(main, ["build", str(source), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "leads out of the source folder" in result.output
