"""An exchange as HTML for the chat: the question, and what came of it so far."""

from assistant.dates import say_until
from assistant.records import Answer
from assistant.ui.cards import ask_button, items_of, nearest_html, readings_html, split_nearest
from assistant.ui.escape import literal, literal_lines
from assistant.ui.headline import figure_of, headline_html
from assistant.ui.marks import Marks, inline, label, rich_text
from assistant.ui.talk import Exchange
from assistant.ui.tools import tools_html
from assistant.ui.verdict import verdict_html
from prompts.answers import load_answers, speaking
from prompts.messages import Messages


def _badge(kind: str, messages: Messages) -> str:
    return f'<p class="hoi-nhan hoi-nhan-{kind}">{label(messages, "status", kind)}</p>'


def _growing(exchange: Exchange, answer: Answer, messages: Messages) -> str:
    """What has come of an answer; its figure stands there from the first word on."""
    marks = Marks(exchange.number, {c.mark for c in answer.citations}, messages)
    head = headline_html(answer, marks, complete=False)
    text = items_of(answer)[0] if answer.status in ("conflict", "clarify") else answer.answer
    return f'{head}<div class="hoi-loi-dap">{rich_text(text, marks, complete=False)}</div>'


def _complete(exchange: Exchange, answer: Answer, messages: Messages) -> str:
    """A whole answer: headline or cards, its words, its notes, what its numbers rest on, what to take."""
    marks = Marks(exchange.number, {c.mark for c in answer.citations}, messages)
    badge = _badge(answer.status, messages) if answer.status != "answered" else ""
    head = headline_html(answer, marks, complete=True)
    body, cards = _body(answer, exchange, marks, messages)
    seen = f"{answer.answer} {_as_of(answer) if head else ''}"
    told = [n.strip() for n in answer.notes if n.strip() not in seen]
    notes = ""
    if told:
        items = "".join(f"<li>{inline(n, marks)}</li>" for n in told)
        notes = f'<div class="hoi-ghi-chu"><p>{label(messages, "page", "notes")}</p><ul>{items}</ul></div>'
    verdict = verdict_html(answer, messages)
    tools = tools_html(answer, exchange.files, messages)
    return f'{badge}{head}<div class="hoi-loi-dap">{body}</div>{cards}{notes}{verdict}{tools}'


def _as_of(answer: Answer) -> str:
    """The note on the day that a figure counts to, which the headline tells already."""
    first = answer.figures[0]
    citation = next((c for c in answer.citations if c.mark == first.citation), None)
    if (figure := figure_of(first, citation)) is None:
        return ""
    with speaking("vi" if answer.language == "vi" else "en"):
        return load_answers().say("note", "as_of", date=say_until(figure))


def _body(answer: Answer, exchange: Exchange, marks: Marks, messages: Messages) -> tuple[str, str]:
    """The words of an answer, and the cards below them."""
    if answer.status in ("conflict", "clarify") and answer.figures:
        lead, _ = items_of(answer)
        words = rich_text(lead, marks)
        return words, readings_html(answer, exchange.offers, marks, messages)
    if answer.status != "refused":
        return rich_text(answer.answer, marks), ""
    why = f'<p class="hoi-vi-sao">{label(messages, "card", "why")}</p>'
    reason, nearest = split_nearest(answer)
    near = nearest_html(answer, exchange.offers, marks, messages) if nearest else ""
    return why + rich_text(reason if near else answer.answer, marks), near


def question_html(exchange: Exchange, messages: Messages) -> str:
    """The question as the reader typed it."""
    you = f'<span class="hoi-an">{label(messages, "page", "you")}&#58; </span>'
    return f'<div class="hoi-hoi" id="hoi-{exchange.number}">{you}{literal_lines(exchange.question)}</div>'


def reply_html(exchange: Exchange, messages: Messages) -> str:
    """What came of the question so far: waiting, growing, complete, stopped or failed."""
    by = f'<span class="hoi-an">{label(messages, "page", "answered_by")}&#58; </span>'
    answer = exchange.answer
    if exchange.state == "pending" and (answer is None or not answer.answer):
        body = f'<p class="hoi-cho">{label(messages, "page", "searching")}</p>'
    elif exchange.state == "failed":
        told = f'<div class="hoi-loi-dap"><p>{literal(exchange.trouble)}</p></div>'
        body = _badge("failed", messages) + told + _again(exchange, messages)
    elif exchange.state == "done" and answer is not None:
        body = _complete(exchange, answer, messages)
    else:
        body = _growing(exchange, answer, messages) if answer is not None else ""
        if exchange.state == "stopped":
            said = f'<p class="hoi-nho">{label(messages, "notice", "stopped")}</p>'
            body += _badge("stopped", messages) + said + _again(exchange, messages)
    return f'<div class="hoi-dap hoi-{exchange.state}">{by}{body}</div>'


def _again(exchange: Exchange, messages: Messages) -> str:
    """A button that asks once more; the question itself is not read out twice."""
    return f"<p>{ask_button(exchange.question, name=messages.say('tool', 'again'))}</p>"
