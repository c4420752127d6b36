"""Documents are made elsewhere, of bytes alone, and are the same as here."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from distributed import KilledWorker

import docpub
from docpub.cli import main
from docpub.errors import ExecutorError
from docpub.publishing import cluster, find_sources, load_config, sending
from docpub.publishing.making import Job, Made, make
from docpub.publishing.sending import answer, pack, unpack
from docpub.publishing.snapshot import Snapshot
from pictures import raster

DOCUMENTS = 10
LEAFLET = """---
title: Leaflet {number}
lang: en
languages: [es/hoja.md]
---

Call {{contact}}`phone`.

![A dot](pictures/a%20dot.png)

:::{{include}} ../shared/words.txt
:::

{words}
"""
WRONG = "---\ntitle: Wrong\nlang: en\n---\n\n![A picture](not-there.png)\n"
SPANISH = """---
title: Hoja
lang: es
translation-of: {file: ../leaflet-0.md}
---

Palabras.
"""


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose documents use files of many kinds, and a folder to publish it from."""
    root = tmp_path / "library"
    for folder in ("leaflets/pictures", "leaflets/es", "shared"):
        (root / folder).mkdir(parents=True)
    monkeypatch.chdir(root)
    CliRunner().invoke(main, ["theme", "new", "look/clinic"])
    contact = '[organisation]\nname = "C"\nphone = "555-0100"\n'
    (root / "docpub.toml").write_text(f'theme = "look/clinic.toml"\n{contact}')
    (root / "shared" / "words.txt").write_text("Shared words.\n")
    (root / "leaflets" / "pictures" / "a dot.png").write_bytes(raster())
    for number in range(DOCUMENTS):
        text = LEAFLET.format(number=number, words="Some more words.\n\n" * number * 10)
        (root / "leaflets" / f"leaflet-{number}.md").write_text(text)
    (root / "leaflets" / "wrong.md").write_text(WRONG)
    (root / "leaflets" / "es" / "hoja.md").write_text(SPANISH)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return tmp_path


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def begin(top: Path, *words: str) -> subprocess.Popen[str]:
    """Begin a build into a folder, `--out`, with a cache of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "docpub", "build", "../library", *words],
        env={**os.environ, "DOCPUB_CACHE": f"{top}/cache-{words[1]}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running(*words: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command of Dask, in a folder that has nothing to do with the library."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {name: each for name, each in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words, "--no-dashboard"],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(what: Path, words: str = "") -> None:
    for _ in range(600):
        if what.exists() and words in what.read_text():
            return
        time.sleep(0.05)
    pytest.fail(f"{what} does not get there")


Workers = tuple[str, list["subprocess.Popen[bytes]"]]


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    """The address of a scheduler with two workers, and their processes."""
    told = tmp_path / "scheduler.json"
    listen = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
    with running("scheduler", *listen, folder=tmp_path / "scheduler"):
        wait_for(told, "tcp://")
        address = json.loads(told.read_text())["address"]
        one = ("worker", address, "--nthreads", "1", "--no-nanny")
        first, second = tmp_path / "first", tmp_path / "second"
        with running(*one, folder=first) as a, running(*one, folder=second) as b:
            wait_for(first / "log", "Registered to")
            wait_for(second / "log", "Registered to")
            yield address.replace("tcp://", "dask://"), [a, b]


def test_a_cluster_makes_the_same_also_if_a_worker_is_killed(top: Path, workers: Workers) -> None:
    address, [victim, _] = workers
    local = begin(top, "--out", "local", "--jobs", "2")
    known = local.communicate(timeout=120)
    build = begin(top, "--out", "cluster", "--executor", address)
    for _ in range(1200):
        if len([*(top / "here" / "cluster").glob("*/manifest.json")]) >= 3:
            break
        time.sleep(0.05)
    victim.send_signal(signal.SIGKILL)
    out, err = build.communicate(timeout=120)
    assert victim.wait() == -signal.SIGKILL
    assert build.returncode == local.returncode == 1
    assert (out.replace("cluster/", "local/"), err) == known
    assert "wrong.md:6:14" in err
    made = bytes_in(top / "here" / "local")
    assert len(made) == 4 * (DOCUMENTS + 1)
    assert made == bytes_in(top / "here" / "cluster")
    again = begin(top, "--out", "cluster", "--executor", address, "--explain")
    assert "leaflet-1.md: something else is asked for." in again.communicate(timeout=120)[1]
    assert bytes_in(top / "here" / "cluster") == made


def test_what_is_packed_is_all_that_a_document_is_made_of(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is gone, and so are the environment and the place that it was named from."""
    job = Job(formats=("html", "epub"))
    config = load_config("../library/leaflets")
    files = [file.configured(config) for file in find_sources(Path("../library"))]
    here = [make(file, job) for file in files]
    packed = [pack(file, job, None) for file in files]
    shutil.rmtree("../library")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.chdir("/")
    there = [unpack(answer(data)) for data in packed]
    assert [done and _told(done.made) for done in there] == [_told(made) for made in here]
    assert len([made for made in here if made.outputs]) == DOCUMENTS + 1


def _told(made: Made) -> object:
    return made.outputs, made.diagnostics, made.ok, made.fresh, made.reads


def test_all_that_documents_use_is_packed() -> None:
    for folder in ("tests/constructs", "source/manual"):
        job = Job(formats=("html", "epub"))
        for file in find_sources(Path(__file__).parents[2] / folder):
            assert unpack(answer(pack(file, job, None))), file.name


def publish(out: str, formats: tuple[str, ...] = ("html",), **more: Any) -> docpub.Report:
    config = load_config("../library")
    return docpub.publish("../library", out, formats=formats, config=config, **more)


def test_what_was_not_packed_is_made_here(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (top / "library" / "leaflets").glob("leaflet-[1-9].md"):
        path.unlink()
    one = publish("one")
    monkeypatch.setattr(Snapshot, "detached", lambda whole: Snapshot(None))
    with ThreadPoolExecutor(1) as executor:
        two = publish("two", executor=executor)
    assert [result.diagnostics for result in one.results] == [r.diagnostics for r in two.results]
    assert bytes_in(Path("one")) == bytes_in(Path("two")) != {}


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_will_do(top: Path, kind: type[ThreadPoolExecutor]) -> None:
    publish("one", ("html", "epub"))
    with kind(2) as executor:
        publish("two", ("html", "epub"), executor=executor, jobs=2)
    assert bytes_in(Path("one")) == bytes_in(Path("two")) != {}


class _Ending(Executor):
    """An executor that ends after its first work."""

    def __init__(self) -> None:
        self._calls = 0

    def submit(self, fn, /, *args, **kwargs) -> Future[object]:  # type: ignore[no-untyped-def]
        self._calls += 1
        if self._calls > 1:
            raise BrokenExecutor
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_an_executor_that_ends_is_told(top: Path) -> None:
    with pytest.raises(ExecutorError, match="has ended before all documents were made"):
        publish("out", executor=_Ending())
    assert [path.name for path in Path("out").iterdir()] == [f"leaflet-{DOCUMENTS - 1}"]


class _Killing(Executor):
    """An executor whose processes are all killed."""

    def submit(self, fn, /, *args, **kwargs) -> Future[object]:  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_exception(BrokenExecutor())
        return future


def test_what_was_killed_elsewhere_is_made_here(top: Path) -> None:
    for path in (top / "library" / "leaflets").glob("leaflet-[1-9].md"):
        path.unlink()
    report = publish("out", executor=_Killing())
    assert [len(result.files) for result in report.results] == [2, 2, 0]


def test_other_programs_are_refused(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [file, *_] = find_sources(top / "library")
    data = pack(file, Job(formats=("html",)), None)
    real = sending.versions
    other = {"docpub": "9.9.9", "docpub-sms": "1.0"}
    monkeypatch.setattr(sending, "versions", lambda formats: real(formats) | other)
    with pytest.raises(ExecutorError) as caught:
        answer(data)
    assert "docpub 0.1.0 here and 9.9.9 there" in str(caught.value)
    assert "docpub-sms missing here and 1.0 there" in str(caught.value)
    assert "Install the same" in caught.value.hint


def test_a_worker_with_other_programs_is_refused(
    top: Path, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sending.versions
    monkeypatch.setattr(sending, "versions", lambda formats: real(formats) | {"docpub": "9.9.9"})
    result = CliRunner().invoke(main, ["build", "../library", "--executor", workers[0]])
    assert result.exit_code == 2
    assert "A worker has other programs than we: docpub 9.9.9 here and 0.1.0 there." in (
        result.stderr
    )


class _Failing(Executor):
    """A client of Dask, and its executor, whose work comes to nothing."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def get_executor(self, pure: bool) -> Executor:
        return self

    def nthreads(self) -> dict[str, int]:
        return {}

    def submit(self, fn, /, *args, **kwargs) -> Future[object]:  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        if isinstance(self._error, CancelledError):
            future.cancel()
            future.set_running_or_notify_cancel()
        else:
            future.set_exception(self._error)
        return future


_KILLED = KilledWorker("task", SimpleNamespace(address="a:1"), 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "told", "words"),
    [
        (_KILLED, BrokenExecutor, "all those workers died"),  # so it is made here
        (CancelledError(), ExecutorError, "connection to the scheduler at here:1 is lost"),
        (ImportError("No module named 'docpub'"), ExecutorError, "cannot use docpub: No module"),
        (ZeroDivisionError("as it was"), ZeroDivisionError, "as it was"),
    ],
)
def test_why_a_cluster_made_nothing_is_told(
    error: BaseException, told: type[Exception], words: str
) -> None:
    future = cluster.Cluster(_Failing(error), "here:1").submit(len, "")  # type: ignore[arg-type]
    with pytest.raises(told, match=words):
        future.result(timeout=1)


def test_a_cluster_without_workers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    without = cluster.Cluster(_Failing(ImportError()), "here:1")  # type: ignore[arg-type]
    assert without.places() > 0  # as there may be one soon
    monkeypatch.setattr(cluster, "_ALONE", -1)
    with pytest.raises(ExecutorError, match="has no workers"):
        without.places()


@pytest.mark.parametrize(
    ("address", "told", "mend"),
    [
        ("10.0.0.5:8786", "is not the address of an executor", "dask://HOST:PORT"),
        ("dask://10.0.0.5", "is not the address of an executor", "dask://HOST:PORT"),
        ("dask://127.0.0.1:{free}", "No scheduler answers at 127.0.0.1", "`dask scheduler`"),
    ],
)
def test_a_cluster_that_cannot_be_reached_is_told(
    top: Path, monkeypatch: pytest.MonkeyPatch, address: str, told: str, mend: str
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        free = one.getsockname()[1]
    words = ["build", "../library", "--executor", address.format(free=free)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert mend in result.stderr


def test_how_to_install_dask_is_told(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = CliRunner().invoke(main, ["build", "../library", "--executor", "dask://h:1"])
    assert result.exit_code == 2
    assert "pip install 'docpub[cluster]'" in result.stderr
