"""A renderer of somebody else's: installed as a package, found and run like our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import docpub
from docpub.renderers import registry

GROUP = registry.GROUP.name
PLUGIN = Path(__file__).parent / "plugins" / "docpub-sms"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plugin installed in it."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--target", str(folder)]
    subprocess.run([*pip, *offline, str(PLUGIN)], check=True)
    return folder


def docpub_with(site: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    paths = (str(site), *filter(None, [os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", "docpub", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_a_plugin_is_listed_with_its_distribution(site: Path) -> None:
    listed = docpub_with(site, "renderers").stdout
    assert "Text messages (from docpub-sms 0.1)" in listed
    assert "-O length=integer" in listed


def test_a_plugin_makes_its_output(site: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("# Asthma\n\nUse your *reliever* first, every time.\n")
    arguments = ("build", source, "--to", "sms", "--out", tmp_path, "-O", "length=12")
    result = docpub_with(site, *arguments)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "a" / "a.txt").read_text() == "Asthma\nUse your rel\n"
    manifest = json.loads((tmp_path / "a" / "manifest.json").read_text())
    assert manifest["outputs"]["sms"]["tools"]["docpub-sms"] == "0.1"


def fake(name: str, value: str) -> EntryPoint:
    return EntryPoint(name=name, value=value, group=GROUP)


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make docpub find the given entry points."""

    def give(*given: EntryPoint) -> None:
        monkeypatch.setattr(
            "importlib.metadata.entry_points", lambda group: given if group == GROUP else ()
        )
        registry.available.cache_clear()

    yield give
    monkeypatch.undo()
    registry.available.cache_clear()


def test_a_name_owned_twice_is_an_error(entries: Callable[..., None]) -> None:
    entries(fake("sms", "one:renderer"), fake("sms", "two:renderer"))
    with pytest.raises(docpub.RendererError, match="comes from both one:renderer and two:"):
        registry.available()


def test_a_plugin_that_cannot_be_loaded_is_named(entries: Callable[..., None]) -> None:
    entries(fake("sms", "there_is_no_such_module:renderer"))
    with pytest.raises(docpub.RendererError, match="could not be loaded"):
        registry.load("sms")


class Broken:
    info = docpub.Info(name="sms", title="", media_type="text/plain", suffix=".txt")
    options = docpub.Options

    def render(self, *arguments: object) -> docpub.Output:
        raise KeyError("a bug")


broken = Broken()


def test_a_plugin_that_fails_leaves_the_other_outputs(
    entries: Callable[..., None], tmp_path: Path
) -> None:
    entries(fake("sms", f"{__name__}:broken"), fake("html", "docpub.renderers.html:renderer"))
    (tmp_path / "a.md").write_text("# A\n")
    report = docpub.publish(tmp_path / "a.md", tmp_path / "out", formats=["sms", "html"])
    assert not report.ok
    assert [d.code for d in report.diagnostics] == ["renderer-failed"]
    assert "KeyError: 'a bug'" in report.diagnostics[0].message
    assert (tmp_path / "out" / "a" / "a.html").exists()
