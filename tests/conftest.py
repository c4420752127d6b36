"""What all tests share: how hard Hypothesis tries, and how expected files are rewritten."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "docpub",
    max_examples=30,
    deadline=None,  # the machine is shared
    derandomize=True,  # the same examples every time: a failure is the change's
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(  # pytest --hypothesis-profile=search, to look for what is still wrong
    "search", settings.get_profile("docpub"), max_examples=2000, derandomize=False
)
settings.load_profile("docpub")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite what tests/cases must give"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is made in these tests apart from what the developer has made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCPUB_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
