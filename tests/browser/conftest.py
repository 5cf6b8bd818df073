"""A real chromium, the chat over the samples, and the chat over a script; each started once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from evals.ports import free_port

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK = (1280, 800)
PHONE = (390, 844)
PATIENCE = 60_000
"""Longest wait for anything on the page, in milliseconds."""

DOUBLE = 800
"""Milliseconds after which a press on stop is no half of a double press any more."""

Visit = Callable[..., Page]


@contextmanager
def running(command: list[str], log: Path, **settings: str) -> Iterator[str]:
    """The address that a server prints when it is up, with some settings; it is ended afterwards."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", **settings}
    with log.open("w", encoding="utf-8") as errors:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), log.read_text(encoding="utf-8")
            yield address
        finally:
            server.terminate()
            try:
                server.communicate(timeout=120)  # pages are still open: it ends by itself all the same
            finally:
                server.kill()
        assert server.returncode == 0, log.read_text(encoding="utf-8")


def turn_to(page: Page, name: str) -> None:
    """Open a tab; where a phone has no room for it, by the menu of further ones."""
    expect(page.get_by_role("tab").first).to_be_visible()
    tab = page.get_by_role("tab", name=name, exact=True)
    if not tab.is_visible():
        page.locator(".overflow-menu > button").first.click()  # a desk's own tabs have one too
        tab = page.locator(".overflow-dropdown").get_by_role("button", name=name, exact=True)
    tab.click()


@pytest.fixture(scope="session")
def begin() -> Callable[..., AbstractContextManager[str]]:
    """:func:`running`, for a test that begins a server with settings of its own."""
    return running


@pytest.fixture(scope="session")
def free() -> Callable[[], int]:
    """:func:`free_port`."""
    return free_port


@pytest.fixture(scope="session")
def samples_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the samples ingested."""
    data = tmp_path_factory.mktemp("chat") / "data"
    command = [sys.executable, "-m", "ingest", "samples", "--data", str(data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture(scope="session")
def chat(samples_data: Path) -> Iterator[str]:
    """Address of the real chat."""
    command = [sys.executable, "app.py", "--data", str(samples_data), "--port", str(free_port())]
    with running(command, samples_data.parent / "app.log") as address:
        yield address


@pytest.fixture(scope="session")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the page over the scripted assistant."""
    command = [sys.executable, "tests/browser/scripted.py", str(free_port())]
    with running(command, tmp_path_factory.mktemp("scripted") / "app.log") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's chromium. Without it the tests are skipped, on a CI machine they fail."""
    path = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists():
        why = "no chromium here; install it: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens a page; at the end nothing may have been fetched from elsewhere or complained about."""
    seen: list[tuple[str, list[str], list[str]]] = []

    def open_page(address: str, *, size: tuple[int, int] = DESK, scheme: str = "light") -> Page:
        page = chromium.new_page(
            locale="vi-VN",
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]  # a literal
            reduced_motion="reduce",
        )
        page.set_default_timeout(PATIENCE)
        requests: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None,
        )
        seen.append((urlparse(address).netloc, requests, complaints))
        page.goto(address)
        expect(page.locator("#hoi-cau-hoi textarea")).to_be_visible()
        return page

    yield open_page
    told = [(host, requests, list(complaints)) for host, requests, complaints in seen]
    for context in chromium.contexts:  # a page that is closed in mid-request says so
        context.close()
    for host, requests, complaints in told:
        assert [r for r in requests if urlparse(r).netloc not in {host, ""}] == []
        assert complaints == []


@pytest.fixture
def picture() -> Callable[..., None]:
    """Keeps a screenshot under ``artifacts/``."""

    def take(page: Page, name: str, *, whole: bool = False) -> None:
        page.screenshot(path=ROOT / "artifacts" / f"{name}.png", full_page=whole)

    return take


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """No serious or critical violation that axe-core finds, and none of Gradio's own is let off."""

    def check(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        grave = [
            (v["id"], v["impact"], [n["html"][:200] for n in v["nodes"]])
            for v in found
            if v["impact"] in {"serious", "critical"}
        ]
        assert grave == []

    return check


@pytest.fixture
def growing() -> Callable[[Page], Callable[[], list[int]]]:
    """Watches a page from now on; the result gives the lengths that the newest answer has had, in order."""
    watch = """() => {
      window.lengths = [];
      new MutationObserver(() => {
        const said = [...document.querySelectorAll('.hoi-loi-dap')].pop();
        const length = said ? said.textContent.length : 0;
        if (length && window.lengths.at(-1) !== length) window.lengths.push(length);
      }).observe(document.body, {childList: true, subtree: true, characterData: true});
    }"""

    def start(page: Page) -> Callable[[], list[int]]:
        page.evaluate(watch)
        return lambda: list(page.evaluate("window.lengths"))

    return start
