"""What every test may count on: no network, golden files, one Hypothesis profile."""

import os
import pwd
import secrets
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from evals.ports import free_port

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

SHARED = Path(__file__).parent.parent.parent / "shared"
LONGEST = (
    "tests/ingest/cluster/test_parser.py",
    "tests/assistant/upkeep/test_kills.py",
    "tests/assistant/upkeep/test_upkeep.py",
    "tests/ingest/test_sync.py",
    "tests/evals/kills/test_trials.py",
    "tests/vectorstore/test_search.py",
    "tests/assistant/injection/test_injection.py",
    "tests/ingest/ocr/test_pages.py",
    "tests/assistant/health/test_outages.py",
    "tests/evals/databases/test_command.py",
    "tests/assistant/web/test_staff.py",
    "tests/evals/load/test_crowd.py",
    "tests/ingest/ocr/test_figures.py",
    "tests/ingest/audit/test_main.py",
    "tests/evals/mutants/test_trials.py",
    "tests/assistant/upkeep/test_jobs.py",
    "tests/vectorstore/test_server.py",
    "tests/assistant/web/test_public.py",
    "tests/assistant/health/test_restoring.py",
    "tests/assistant/health/test_upgrade.py",
    "tests/vectorstore/test_build.py",
    "tests/ingest/test_main.py",
    "tests/assistant/lock/test_check.py",
    "tests/deploy/test_deploy.py",
    "tests/vectorstore/test_endpoint.py",
    "tests/assistant/llm/local/test_server.py",
    "tests/ingest/sandbox/test_parser.py",
    "tests/ingest/test_together.py",
    "tests/assistant/health/test_service.py",
    "tests/browser/test_flows.py",
    "tests/browser/test_reports.py",
    "tests/browser/test_staff.py",
    "tests/browser/test_states.py",
)
"""Files that take longest, the longest first: begun last, each would be waited for by one worker alone."""

LAST_LINES = 15
"""Of an internal error that are told again: the cause stands at its end."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden/* instead of comparing"
    )


class FirstFault:
    """The first internal error of pytest or of one of its workers, told again as the last thing.

    When a worker fails, the controller fails after it for want of workers, at such length that the last
    lines of a log hold only the second failure; or the other workers go on and pass, and the tests that
    were lost with the first would leave no trace in the exit status.
    """

    def __init__(self) -> None:
        self._told: list[str] = []

    def pytest_internalerror(self, excrepr: object) -> None:
        if not self._told:
            self._told = [line for line in str(excrepr).splitlines() if line.strip()]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if self._told and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR

    def pytest_unconfigure(self, config: pytest.Config) -> None:
        terminal = config.pluginmanager.get_plugin("terminalreporter")
        if self._told and terminal:
            terminal.write_line("the first internal error ended with:")
            for line in self._told[-LAST_LINES:]:
                terminal.write_line(f"  {line}")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # a worker's errors come to the controller
        config.pluginmanager.register(FirstFault())
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A script's shell has what it starts in the background ignore Ctrl-C, and all that this starts too.
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those in :data:`LONGEST` are begun first; a file's tests stay in their order."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


def escaped(told: object) -> object:
    """``told`` with each character that UTF-8 cannot carry written out, as ``\\udc80``."""
    if isinstance(told, str):
        return told.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(told, dict):
        return {escaped(name): escaped(value) for name, value in told.items()}
    return type(told)(map(escaped, told)) if isinstance(told, list | tuple) else told


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, object, object]:
    """What a worker reports can be sent: half a character in it would end the worker, its test unnamed."""
    return escaped((yield))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Only this machine can be reached: what needs the network after installation is a fault."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with ``tests/golden/<name>``; ``--update-golden`` rewrites the file."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check


PAUSE_SECONDS = 0.01
"""Between two turns of what goes on beside a test: what never waits leaves nobody else the interpreter."""

Meanwhile = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def meanwhile() -> Meanwhile:
    """``with meanwhile(work, threads=2):`` does ``work`` again and again beside the block, however that ends.

    A thread whose work fails ends, and pytest fails the test.
    """

    @contextmanager
    def beside(work: Callable[[], object], *, threads: int = 1) -> Iterator[None]:
        stop = threading.Event()

        def go_on() -> None:
            while not stop.is_set():
                work()
                time.sleep(PAUSE_SECONDS)

        running = [threading.Thread(target=go_on) for _ in range(threads)]
        for thread in running:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in running:
                thread.join()

    return beside


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``shared`` beside the repository: real reports and data, which are not ours to carry."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this repository")
    return SHARED


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """``mount("6m")``: a small disk of its own."""
    place = tmp_path / "disk"

    def small(size: str) -> Path:
        place.mkdir()
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
        if os.geteuid() or subprocess.run(mounting, check=False, capture_output=True).returncode:
            pytest.skip("a disk can only be mounted by root, and not in every container")
        return place

    yield small
    if place.is_mount():
        subprocess.run(["umount", "--lazy", str(place)], check=True)


class PostgresServer:
    """A PostgreSQL of our own on a free port, its files in ``folder``."""

    password = "s3cret@word"  # with a sign that a URL must escape

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self._programs = folder, programs
        self.port = free_port()
        self._running: subprocess.Popen[bytes] | None = None
        (folder / "password").write_text(self.password)
        self._as_user = []
        if os.geteuid() == 0:  # initdb refuses root
            user = pwd.getpwnam("postgres")
            for path in (folder, folder / "password"):
                os.chown(path, user.pw_uid, user.pw_gid)
            self._as_user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        options = ["-U", "hoi", f"--pwfile={folder / 'password'}", "-A", "scram-sha-256", "--no-sync"]
        making = [programs / "initdb", "-D", folder / "files", "-E", "UTF8", "--locale=C.UTF-8", *options]
        subprocess.run([*self._as_user, *making], check=True, capture_output=True, cwd="/")
        self.start()

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        given = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "autovacuum": "off",  # what it looks at, no statement of a test could clear away meanwhile
            "shared_buffers": "16MB",
            "max_connections": 40,
        }
        options = [part for name, value in given.items() for part in ("-c", f"{name}={value}")]
        command = [*self._as_user, self._programs / "postgres", "-D", self.folder / "files", *options]
        with (self.folder / "log").open("ab") as log:
            self._running = subprocess.Popen(command, stdout=log, stderr=log, cwd="/")
        for _ in range(300):
            if not subprocess.run(
                [self._programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False
            ).returncode:
                return
            time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text())

    def kill(self) -> None:
        """End it at once, as a machine that loses its power would."""
        if self._running is not None:
            main = int((self.folder / "files" / "postmaster.pid").read_text().split()[0])
            os.kill(main, signal.SIGQUIT)  # its children are told; after SIGKILL they would hold its memory
            self._running.wait()
            self._running = None

    def url(self, database: str = "postgres", *, user: str = "hoi", password: str | None = None) -> str:
        """As ``HOI_CATALOGUE_URL`` takes it."""
        secret = quote(password or self.password, safe="")
        return f"postgresql://{user}:{secret}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Rows of the last statement."""
        from pg8000 import dbapi

        opened = dbapi.connect(
            "hoi", host="127.0.0.1", port=self.port, password=self.password, database=database
        )
        try:
            opened.autocommit = True
            cursor = opened.cursor()
            for statement in statements:
                cursor.execute(statement)
            return [tuple(row) for row in cursor.fetchall()] if cursor.description else []
        finally:
            opened.close()


@pytest.fixture(scope="session")
def start_postgres() -> Iterator[Callable[[], PostgresServer]]:
    """``start_postgres()``: a server more, that a test may kill."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not found:
        told = "PostgreSQL is not installed (tests/system.sh)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(told)
    with ExitStack() as started:

        def start() -> PostgresServer:
            folder = Path(started.enter_context(TemporaryDirectory(prefix="hoi-pg-")))
            server = PostgresServer(folder, found[-1])
            started.callback(server.kill)
            return server

        yield start


@pytest.fixture(scope="session")
def postgres(start_postgres: Callable[[], PostgresServer]) -> PostgresServer:
    """One server for all tests."""
    return start_postgres()


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[str]:
    """The URL of a new, empty database."""
    name = f"test_{secrets.token_hex(6)}"
    postgres.run(f"CREATE DATABASE {name}")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")
