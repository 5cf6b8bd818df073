"""How quick the running chat is in a real chromium: ``python tests/browser/pace.py ADDRESS [CASES.jsonl…]``.

Prints milliseconds: first paint and usable box of a page that is opened afresh, then the time from Enter
until the first words and the whole answer are painted. Each question of the cases is asked once, so that no
answer is one of before. Nothing here passes or fails.
"""

import json
import shutil
import statistics
import sys
from itertools import chain, zip_longest
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CASES = sorted(Path(__file__).parents[2].glob("evals/cases/samples-[!h]*.jsonl"))
BOX = "#hoi-cau-hoi textarea"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
OPENINGS, QUESTIONS, OF_A_PAGE = 10, 28, 7
WATCH = """(before) => {
  window.pace = {};
  const box = document.querySelector("#hoi-cau-hoi textarea");
  box.addEventListener("keydown", () => (pace.enter = performance.now()), { once: true, capture: true });
  // What is changed now is drawn in the next frame; the task behind that frame begins when it is painted.
  const painted = (name) => requestAnimationFrame(() =>
    setTimeout(() => (pace[name] ??= performance.now() - pace.enter)));
  const watch = new MutationObserver(() => {
    const answers = document.querySelectorAll(".hoi-dap");
    if (answers.length <= before) return;
    const newest = answers[answers.length - 1];
    if (newest.querySelector(".hoi-loi-dap")) painted("first");
    if (newest.matches(".hoi-done")) {
      painted("whole");
      watch.disconnect();
    }
  });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true });
}"""


def read_questions(paths: list[Path]) -> list[str]:
    """Questions that stand alone, in turn from each file, none twice."""
    files = []
    for path in paths:
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        files.append([case["question"] for case in cases if not case.get("history")])
    mixed = chain.from_iterable(zip_longest(*files))
    return list(dict.fromkeys(question for question in mixed if question))[:QUESTIONS]


def open_pages(browser: Browser, address: str) -> list[tuple[float, float]]:
    """First contentful paint and usable question box, each time with an empty cache."""
    found = []
    for _ in range(OPENINGS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector(BOX)
        usable = page.evaluate("performance.now()")
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        found.append((paint, usable))
        context.close()
    return found


def ask(browser: Browser, address: str, questions: list[str]) -> list[tuple[float, float]]:
    """First words and whole answer of each question, asked one after the other on one page."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.wait_for_selector("#hoi-goi-y button")
    found = []
    for question in questions:
        before = page.locator(".hoi-dap").count()
        page.fill(BOX, question)
        page.evaluate(WATCH, before)
        page.press(BOX, "Enter")
        page.wait_for_function("window.pace.whole")
        pace = page.evaluate("window.pace")
        found.append((pace["first"], pace["whole"]))
        page.wait_for_timeout(300)
    page.close()
    return found


def told(name: str, values: list[float]) -> str:
    """A line with best, median, 95th percentile and worst; on a busy machine the best is the page's own."""
    p95 = statistics.quantiles(values, n=20, method="inclusive")[-1]
    marks = {"best": min(values), "p50": statistics.median(values), "p95": p95, "worst": max(values)}
    said = ", ".join(f"{mark} {value:.0f}" for mark, value in marks.items())
    return f"{name}, ms of {len(values)}: {said}\n"


def main() -> None:
    """Measure the chat at the address given."""
    address, *cases = sys.argv[1:]
    questions = read_questions([Path(name) for name in cases] or CASES)
    with sync_playwright() as driver:
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        opened = open_pages(browser, address)
        pages = [questions[n : n + OF_A_PAGE] for n in range(0, len(questions), OF_A_PAGE)]
        asked = [pace for some in pages for pace in ask(browser, address, some)]
        browser.close()
    sys.stdout.write(told("first paint", [paint for paint, _ in opened]))
    sys.stdout.write(told("box usable", [usable for _, usable in opened]))
    sys.stdout.write(told("first words after Enter", [first for first, _ in asked]))
    sys.stdout.write(told("whole answer after Enter", [whole for _, whole in asked]))


if __name__ == "__main__":
    main()
