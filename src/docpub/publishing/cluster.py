"""Documents that a cluster makes, by Dask's `distributed`, which is met here alone."""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from docpub.errors import ExecutorError, OptionsError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
_SCHEME = "dask://"
_PATIENCE = 10  # seconds for the scheduler to answer, and for the first worker
_ALONE = 30  # seconds without any worker until the build is given up
_A_THREAD = 2  # documents handed out for each thread, so that none waits for the next


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """Connect to the cluster at `dask://HOST:PORT`, that of its scheduler.

    Raises `OptionsError` for another address, and `ExecutorError` if Dask is not installed, nobody
    answers, or there are no workers.
    """
    place = address.removeprefix(_SCHEME)
    if place == address or not place.rpartition(":")[2].isdigit():
        raise OptionsError(
            f"{address!r} is not the address of an executor.",
            hint="Write dask://HOST:PORT, as `dask scheduler` prints it behind tcp://.",
        )
    client = _client(place)
    try:
        yield Cluster(client, place)
    finally:
        client.close(timeout=2)


def _client(place: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise ExecutorError(
            f"Dask cannot be used here: {error}.", hint="pip install 'docpub[cluster]'"
        ) from error
    for name in ("distributed", "distributed.client"):  # all that matters is told by us
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(f"tcp://{place}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ExecutorError(
            f"No scheduler answers at {place}: {error}.",
            hint="Start one with `dask scheduler`, and name the address that it prints.",
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise _no_worker(place) from error
    return client


def _not_there(error: Exception) -> ExecutorError:
    found = ExecutorError(
        f"A worker cannot use docpub: {error}.",
        hint="Install the same docpub there, and start its workers again.",
    )
    found.__cause__ = error
    return found


def _no_worker(place: str) -> ExecutorError:
    return ExecutorError(
        f"The scheduler at {place} has no workers.",
        hint=f"Start some with `dask worker tcp://{place}` where docpub is installed.",
    )


class _Call:
    """A call that is made where it is unpickled: in the task, which may fail to import it.

    Otherwise the worker itself would import it, and end.
    """

    def __init__(
        self, fn: Callable[..., object], args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> None:
        self._called = partial(fn, *args, **kwargs)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[()]]:
        return self._called, ()


class Cluster(Executor):
    """An executor whose work is done by the workers of a cluster.

    One that is killed costs nothing but time: the scheduler gives its work to another.
    """

    def __init__(self, client: Client, place: str) -> None:
        self._client = client
        self._place = place
        self._executor = client.get_executor(pure=False)
        self._last_seen = time.monotonic()

    def places(self) -> int:
        """Return how many documents to hand out. Raises `ExecutorError` if nobody is left."""
        try:
            threads: int = sum(self._client.nthreads().values())
        except OSError as error:
            raise self._lost() from error
        if threads:
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > _ALONE:
            raise _no_worker(self._place)
        return _A_THREAD * max(threads, 1)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have a function called by a worker, which imports it.

        The future raises `BrokenExecutor` if each worker that tried it was killed, and
        `ExecutorError` if the scheduler is gone or a worker cannot import the function.
        """
        from dask import config

        # That a document with its pictures is large for a message is known.
        with config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}):
            theirs = self._executor.submit(pickle.loads, pickle.dumps(_Call(fn, args, kwargs)))
        ours: Future[T] = Future()
        theirs.add_done_callback(lambda done: self._pass_on(done, ours))
        return ours

    def _pass_on(self, theirs: Future[T], ours: Future[T]) -> None:
        if not ours.set_running_or_notify_cancel():
            return
        from distributed import KilledWorker

        try:
            ours.set_result(theirs.result())
        except CancelledError:
            ours.set_exception(self._lost())
        except KilledWorker as error:
            ours.set_exception(BrokenExecutor(str(error)))
        except (ImportError, AttributeError) as error:
            ours.set_exception(_not_there(error))
        except BaseException as error:
            ours.set_exception(error)

    def _lost(self) -> ExecutorError:
        return ExecutorError(
            f"The connection to the scheduler at {self._place} is lost.",
            hint="Start it again and build again: what was made is there already.",
        )
