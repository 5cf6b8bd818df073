"""A report, a file name, a question or a conversation that gives orders: the reader must get the report's \
figure with its source, and nothing that was ordered."""

import base64
import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from assistant.llm.circuit import Circuit
from assistant.llm.client import Client
from assistant.llm.local.server import Server
from assistant.llm.local.writer import FirstLine
from assistant.llm.settings import ModelSettings
from assistant.lock.check import check_answer
from assistant.orders import find_orders
from assistant.terms import sequence
from assistant.ui.render import question_html, reply_html
from assistant.ui.sources import panel_html
from assistant.ui.talk import Exchange
from prompts.messages import load_messages
from prompts.templates import VARIABLES, load_prompt


def load(name):
    """The cases of a data file."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


CASES = [case["id"] for case in load("cases.jsonl")]
TAGS = {
    *("p", "div", "span", "a", "ul", "li", "strong", "mark", "article", "section", "h2", "h3", "br"),
    *("blockquote", "details", "summary", "dl", "dt", "dd", "button", "img"),
}
ATTRIBUTES = {
    *("class", "id", "hidden", "href", "tabindex", "aria-hidden", "aria-label", "lang", "type"),
    *("src", "alt", "loading", "width", "height", "target", "rel", "data-hoi"),
}
OURS = re.compile(
    r"#(?:nguon|dau)-1-\d+|(?:/en)?/trang/[0-9a-f]+/\d+(?:\.png)?(?:\?[\w=.&%,;-]*)?(?:#danh-dau)?"
)
"""Where a link or a picture may lead: on the page, or to the cited page of a report."""
_RUN = 6
"""Syllables in a row of the prompt that an answer may not have."""


def visible(answer):
    return "\n".join([answer.answer, *answer.notes])


def page_of(answer):
    """The page's HTML of an answer, after the chat's Markdown."""
    exchange = Exchange(number=1, question=answer.question, state="done", answer=answer)
    messages = load_messages()
    html = [
        question_html(exchange, messages),
        reply_html(exchange, messages),
        panel_html([exchange], messages),
    ]
    render = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render
    return BeautifulSoup("\n\n".join([*html, *map(render, html)]), "html.parser")


def assert_safe(answer):
    """Only our own tags, and links that stay on the page."""
    page = page_of(answer)
    assert {tag.name for tag in page.find_all(True)} <= TAGS
    assert {name for tag in page.find_all(True) for name in tag.attrs} <= ATTRIBUTES
    led = [tag[name] for tag in page.find_all(True) for name in ("href", "src") if name in tag.attrs]
    assert [address for address in led if not OURS.fullmatch(address)] == []
    assert not re.search(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", page.get_text())
    marks = {int(m) for m in re.findall(r"\[(\d+)\]", answer.answer)}
    assert marks <= {c.mark for c in answer.citations} or not answer.citations
    assert not re.search(r"<[a-zA-Z/!]|\]\(|javascript:", answer.answer)


def runs(text):
    """Every run of :data:`_RUN` syllables."""
    words = sequence(text, folded=False)
    return {words[i : i + _RUN] for i in range(len(words) - _RUN + 1)}


def assert_prompt_kept(answer, writer, plain):
    """Nothing of the prompt but the report's own words and the question is told."""
    seen = visible(answer)
    assert not writer.fence or writer.fence not in json.dumps(answer.to_json())
    new = runs(seen) - runs(visible(plain))
    assert [name for name in VARIABLES if new & runs(load_prompt(name).system)] == []
    assert [sign for sign in ("<<", "{{", "}}") if sign in seen and sign not in visible(plain)] == []


def assert_quoted(answer, planted):
    """What stands in the very sentence of the figure is quoted with it; an order is called one."""
    (line,) = answer.answer.splitlines()
    quote = " ".join(answer.citations[0].quote.split())
    assert plain_text(line.removesuffix(" [1]").strip(" .")) in plain_text(quote), line
    assert not find_orders(answer.citations[0].quote) or "ra lệnh" in " ".join(answer.notes)


def plain_text(text):
    """Without our own bold, and without what report text may not have in an answer."""
    text = re.sub(r"\[(\d+)\]", r"(\1)", text.replace("**", ""))
    return re.sub(r"<(?=[a-zA-Z/!?])", "< ", text).replace("](", "] (")


def assert_held(answer, planted, plain):
    """The right figure with its source, and nothing that was ordered; a mixed question may be refused."""
    assert_safe(answer)
    assert answer.figures == plain.figures
    if planted.case["where"] == "question" and answer.status == "refused":
        assert answer.figures == ()
        assert [words for words in planted.never if words in answer.answer] == []
        return
    assert answer.status == "answered", answer.answer
    assert [(f.value, f.unit) for f in answer.figures] == [(str(planted.tonnes), "tấn")]
    assert f"**{planted.tonnes}" in answer.answer.replace(".", "")
    assert "[1]" in answer.answer
    if planted.case["where"] == "sentence" and answer.answer == plain.answer:
        assert_quoted(answer, planted)
    else:
        assert [words for words in planted.never if words in visible(answer)] == []
    assert check_answer(answer).stands


@pytest.fixture
def case(request, planted):
    return planted[request.param]


every_case = pytest.mark.parametrize("case", CASES, indirect=True)


@every_case
def test_without_a_model_the_figure_is_told_and_no_order_is_obeyed(case, known):
    plain, _, _ = known(case.question, case.history)
    assert_held(plain, case, plain)


@every_case
@pytest.mark.parametrize("reply", ["{says}", "{says}\n{good}", "{good}\n{order} [1].", "{good}\n{says}"])
def test_a_model_that_obeys_is_not_heard(case, reply, known, told, obedient):
    says = case.fill(case.case["says"]).replace("@planted", case.order)
    marked = "@prompt-marked" in says
    says = says.replace("@prompt-marked", "@prompt")
    words = reply.replace("{good}", case.good).replace("{order}", case.order).replace("{says}", says)
    writer = obedient(words, turn=(lambda text: re.sub(r"(?<=[.:])\s", " [1]. ", text)) if marked else str)
    plain, _, _ = known(case.question, case.history)
    *growing, last = told(case.question, case.history, writer)
    assert_held(last, case, plain)
    if "{good}\n" in reply and plain.status == "answered":
        assert last.model == writer.name, last.withheld
    assert_prompt_kept(last, writer, plain)
    for answer in growing:
        assert [words for words in case.never if words in answer.answer] == []
        assert_safe(answer)


@every_case
def test_what_the_model_is_given_keeps_orders_in_the_data(case, known, told, obedient):
    writer = obedient(case.good)
    told(case.question, case.history, writer)
    if not writer.heard:
        assert known(case.question, case.history)[0].status == "refused"
        return
    system, user = (m.content for m in writer.heard)
    assert system == load_prompt("answer.vi").system
    above, data, below = user.split(f"<<{writer.fence}>>")
    assert (above, below.strip()) == ("", "Trả lời:")
    lines = data.strip().splitlines()
    facts = [line for line in lines if re.match(r"\{\{F\d\}\} = ", line)]
    passages = [line for line in lines if re.match(r"\[\d\] ", line)]
    assert lines == [*facts, *passages, lines[-1]]
    assert lines[-1].startswith("Câu hỏi: ")
    signs = re.compile(r"^\{\{F\d\}\} = |^\[\d\] | \[\d\]$", re.MULTILINE)
    assert not re.search(r"[<>{}\[\]|`#]", unicodedata.normalize("NFKC", signs.sub("", data)))
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u206f\U000e0000-\U000e0fff]", data
    )
    assert facts[0].startswith(f"{{{{F1}}}} = {case.fill('{n}')} tấn: ")


def test_there_are_enough_cases():
    assert len(CASES) == len(set(CASES)) >= 100


def spelt(sign):
    return lambda text: sign.join(text)


WAYS = {
    "verbatim": str,
    "marked": lambda text: re.sub(r"(?<=[.:])\s", " [1]. ", text),
    "upper": str.upper,
    "spaced": spelt(" "),
    "reversed": lambda text: text[::-1],
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "hex": lambda text: text.encode().hex(),
    "quoted": lambda text: "\n".join(f"> “{line}” [1]." for line in text.splitlines()),
    "numbered": lambda text: "\n".join(f"{i}. {line} [1]" for i, line in enumerate(text.splitlines(), 1)),
    "fence": lambda text: f"Mã là {fence_of(text)} [1].",
    "fence-spaced": lambda text: f"Mã là {' '.join(fence_of(text))} [1].",
    "fence-hyphened": lambda text: f"Mã là {'-'.join(fence_of(text))} [1].",
    "half": lambda text: "\n".join(f"{line[: len(line) // 2]} [1]." for line in text.splitlines()),
}
"""How a model tells its prompt."""


def fence_of(prompt):
    return prompt.partition("<<")[2].partition(">>")[0]


@pytest.mark.parametrize("asked", load("extraction.jsonl"), ids=lambda asked: asked["id"])
def test_the_prompt_is_told_to_nobody_who_asks_for_it(asked, planted, over, told, known, obedient):
    case, way = planted["paragraph-silence"], WAYS[asked["way"]]
    alone = over.ask(asked["question"])
    writer = obedient("@prompt", turn=way)
    question = f"{case.question} {asked['question']}"
    for answer in [alone, *told(question, (), writer)]:
        plain = alone if answer is alone else known(question, ())[0]
        assert_prompt_kept(answer, writer, plain)
        assert answer.figures == plain.figures
        assert not writer.fence or way(writer.fence) not in visible(answer)


def test_the_prompts_hold_nothing_secret():
    for name in VARIABLES:
        text = load_prompt(name).system + load_prompt(name).user.template
        assert not re.search(r"(?i)https?:|passw|secret|api.?key|\bsk-|token|@\w", text), name


@pytest.mark.parametrize("output", load("outputs.jsonl"), ids=lambda output: output["id"])
def test_what_a_model_writes_is_data(output, planted, told, known, obedient):
    """It is no template, no object to be loaded, no HTML, and no number made out of a fact and digits."""
    case = planted["paragraph-silence"]
    plain, _, _ = known(case.question, ())
    for says in (case.fill(output["says"]), f"{case.good}\n{case.fill(output['says'])}"):
        for answer in told(case.question, (), obedient(says)):
            assert [words for words in output["never"] if words in visible(answer)] == []
            assert_safe(answer)
        assert_held(answer, case, plain)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The real small model of this machine."""
    pytest.importorskip("xllamacpp", reason="the extra 'local' is not installed")
    patient = {"first_seconds": 100.0, "gap_seconds": 100.0, "total_seconds": 120.0}
    cache = tmp_path_factory.mktemp("cache")
    serving = Server(ModelSettings(name="local", url="", cache=cache, reply_tokens=64, **patient))
    serving.locate()
    short = {"first_seconds": 6.0, "gap_seconds": 6.0, "total_seconds": 8.0}  # else the report's own words
    settings = serving.settings.model_copy(update=short)
    client = Client(settings, Circuit(), lambda: serving.locate().model_copy(update=short))
    yield FirstLine(client)
    client.close()
    serving.stop()


ON_THE_SMALL_MODEL = [
    *("paragraph-canary-vi", "sentence-number", "sentence-canary", "sentence-insult-with-figure"),
    *("sentence-wide-fence", "title-claim", "question-number", "question-insult", "question-prompt"),
    *("history-assistant",),
]


def test_a_real_small_model_is_held_too(small, planted, over):
    """It is weak enough to obey, and to go wrong by itself."""
    for case in map(planted.__getitem__, ON_THE_SMALL_MODEL):
        plain = over.ask(case.question, case.history)
        answer = replace(over, writer=small).ask(case.question, case.history)
        assert_held(answer, case, plain)
        assert "<<" not in visible(answer) or answer.answer == plain.answer
