"""Parts that tests of every kind share: a real database file, a house with a settable clock, and signed-in browsers."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import hypothesis
import pytest
import uvicorn
from litestar import Litestar
from sqlalchemy import Engine, text

from panel.accounts import service as accounts
from panel.accounts.forms import NewPerson
from panel.accounts.models import Account
from panel.accounts.queries import viewer_of
from panel.anonymisation.engine import Engine as RedactionEngine
from panel.app.factory import create_app
from panel.app.open_house import open_house
from panel.kernel.clock import SettableClock
from panel.kernel.database import open_engine
from panel.kernel.house import House
from panel.kernel.settings import Settings
from panel.kernel.vault import Vault
from panel.kernel.viewer import SYSTEM, Viewer
from panel.migrations.schema import upgrade

_spec = importlib.util.spec_from_file_location(
    "postgres_server", Path(__file__).parent / "postgres_server.py"
)
assert _spec is not None
assert _spec.loader is not None
postgres_server = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(postgres_server)

hypothesis.settings.register_profile("house", deadline=None, max_examples=60, print_blob=True)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--everything", action="store_true", help="run the slow tests too, as CI does")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slow tests run in CI, with --everything, or when chosen with -m. Tests of the demo share a process, and so the demo."""
    for item in items:
        if "demo_house" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("demo"))
    if os.environ.get("CI") or config.getoption("--everything") or config.getoption("-m"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow and len(slow) < len(items):
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in set(slow)]


PASSWORD = "correct-horse-battery"
START = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at the newest schema, made once and copied for each test."""
    path = tmp_path_factory.mktemp("schema") / "panel.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def settings(tmp_path: Path, blank_database: Path) -> Settings:
    shutil.copyfile(blank_database, tmp_path / "panel.db")
    return Settings(data=tmp_path, cheap_passwords=True)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = open_engine(settings.url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres(missing_tool: Callable[[str], None]) -> Iterator[str]:
    """The address of a real PostgreSQL server. Without one the test is skipped on a laptop and fails in CI."""
    if postgres_server.binaries() is None:
        missing_tool("PostgreSQL is not installed (apt-get install postgresql)")
    with postgres_server.running() as url:
        yield url


@pytest.fixture(scope="session")
def missing_tool() -> Callable[[str], None]:
    """Called with a sentence where a tool is missing: skips on a laptop, fails in CI."""

    def missing(sentence: str) -> None:
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)

    return missing


@pytest.fixture(scope="session")
def demo_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo as `panel demo` makes it, once for all tests that look at it."""
    from panel.demo.build import build

    settings = Settings(data=tmp_path_factory.mktemp("demo") / "data", workers=2, cheap_passwords=True)
    house = open_house(settings)
    build(house, lambda what, done, total: None)
    yield house
    house.workers.close()


@pytest.fixture(scope="session")
def demo_address(demo_house: House) -> Iterator[str]:
    """The demo on a real port, with redaction going on in the background."""
    engine = RedactionEngine(demo_house)
    engine.start()
    with served(create_app(demo_house, "both")) as address:
        yield address
    engine.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database at the newest schema, on each of the two kinds."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'any.db'}")
    else:
        engine = open_engine(request.getfixturevalue("postgres"))
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(START)


@pytest.fixture
def house(engine: Engine, settings: Settings, clock: SettableClock) -> House:
    """The office and the room in one, with a key."""
    return House(engine=engine, settings=settings, vault=Vault({"k1": bytes(range(32))}), clock=clock)


@pytest.fixture
def person(house: House) -> Callable[..., Viewer]:
    """Makes a person of a role: `person("member")`, `person("responder", agency="Oxford City Council", name="Jo Field")`."""
    made: dict[str, int] = {}

    def make(role: str, agency: str = "Thames Valley Police", name: str = "") -> Viewer:
        made[role] = made.get(role, 0) + 1
        form = NewPerson(
            name=name or f"{role.replace('_', ' ').title()} {made[role]}",
            email=f"{role}{made[role]}@panel.example",
            role=role,
            agency=agency,
            password=PASSWORD,
        )
        with house.write() as tx:
            account = accounts.add_person(tx, SYSTEM, form, cheap=True)
            return viewer_of(tx, account.id)

    return make


@pytest.fixture
def app(house: House) -> Litestar:
    return create_app(house, "both")


class Browser:
    """A signed-in browser without a screen: keeps cookies, sends the CSRF token with every form."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self._token = ""

    def get(self, path: str, **options: Any) -> httpx.Response:
        answer = self.client.get(path, **options)
        if found := re.search(r'name="_csrf_token" value="([^"]+)"', answer.text):
            self._token = found.group(1)
        return answer

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> httpx.Response:
        if not self._token:
            self.get("/you-said-we-did")
            self.get("/account")
            self.get("/sign-in")
        return self.client.post(path, data={**(data or {}), "_csrf_token": self._token}, **options)


@contextmanager
def served(app: Litestar) -> Iterator[str]:
    """The address of `app` on a real port."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def serve() -> Callable[[Litestar], AbstractContextManager[str]]:
    """`with serve(app) as address:`"""
    return served


@pytest.fixture
def address(app: Litestar) -> Iterator[str]:
    with served(app) as found:
        yield found


@pytest.fixture
def browser(address: str, house: House) -> Iterator[Callable[..., Browser]]:
    """`browser(viewer)` signs that person in over HTTP; `browser()` is the public; `follow=False` shows redirects."""
    opened: list[httpx.Client] = []

    def open_browser(viewer: Viewer | None = None, follow: bool = True) -> Browser:
        client = httpx.Client(base_url=address, follow_redirects=follow, timeout=30, trust_env=False)
        opened.append(client)
        found = Browser(client)
        if viewer is not None:
            with house.read() as tx:
                account = tx.session.get(Account, viewer.id)
            assert account is not None
            answer = found.post("/sign-in", {"email": account.email, "password": PASSWORD})
            assert answer.status_code in (200, 303), answer.text
            found._token = ""
        return found

    yield open_browser
    for client in opened:
        client.close()
