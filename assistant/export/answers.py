"""An answer as a document, and its figures as sheets."""

from datetime import date, datetime

from assistant.dates import print_day
from assistant.export.figures import figures_table, of_answer, rows_of_answer
from assistant.export.inert import visible
from assistant.export.letters import Letter, open_letter
from assistant.export.records import Table
from assistant.export.runs import Run, mark_bold, read_runs
from assistant.export.sheets import write_csv, write_xlsx
from assistant.export.sources import source_blocks
from assistant.languages.printing import print_date
from assistant.records import Answer
from prompts.messages import Messages


def answer_docx(answer: Answer, *, made: date | None = None, site: str = "") -> bytes:
    """Question, answer, notes and every source with its quote, as a Word document.

    Args:
        answer: As the reader saw it.
        made: The day that the document names; today without it.
        site: Address of the app, ``"https://hoi.example"``; without it the sources have no links.
    """
    messages = of_answer(answer)
    day = made or datetime.now().astimezone().date()
    maker = messages.say("export", "maker")
    letter = open_letter(
        messages.say("export", "subject"), maker=maker, made=day, language=_MARKED[messages.language]
    )
    letter.head(messages.say("export", "title"))
    letter.line([Run(messages.say("export", "made", date=_day(day, messages)))], style="Centred")
    _question(letter, answer, messages)
    _told(letter, answer, messages)
    if answer.citations:
        letter.section(messages.say("export", "sources"))
        for citation in answer.citations:
            for block in source_blocks(citation, messages, site=site):
                letter.line(block.runs, style=block.style, lead=block.lead, mark=block.mark)
    closing = messages.say("export", "closing", maker=maker, date=_day(day, messages))
    letter.line([Run(closing)], style="Small")
    return letter.save()


_MARKED = {"vi": "vi-VN", "en": "en-GB"}
"""Language of our sentences → that by which a word processor checks their spelling."""


def _day(day: date, messages: Messages) -> str:
    return print_day(day) if messages.language == "vi" else print_date(day)


def _question(letter: Letter, answer: Answer, messages: Messages) -> None:
    letter.section(messages.say("export", "question"))
    for line in visible(answer.question).splitlines():
        letter.line(mark_bold(line, []))
    if answer.standalone_question != answer.question and answer.language == "vi":
        understood = messages.say("export", "understood")
        letter.line(mark_bold(answer.standalone_question, []), style="Small", lead=f"{understood}:")


def _told(letter: Letter, answer: Answer, messages: Messages) -> None:
    """The answer; what is no plain one is called by its name first, as on the page."""
    letter.section(messages.say("export", "answer"))
    if answer.status != "answered":
        letter.line([Run(messages.say("status", answer.status), bold=True)])
    for line in answer.answer.splitlines():
        words = line.strip()
        if words.startswith("- "):
            letter.line([Run("– "), *read_runs(words[2:])], style="Item")
        elif words:
            letter.line(read_runs(words))
    notes = [n for n in answer.notes if n.strip() not in answer.answer]
    if notes:
        letter.section(messages.say("export", "notes"))
        for note in notes:
            letter.line([Run("– "), *read_runs(note)], style="Item")


def figures_xlsx(answer: Answer, *, site: str = "") -> bytes:
    """The figures of an answer as a workbook; what a computed one was computed from stands below it."""
    return write_xlsx(_table(answer, site))


def figures_csv(answer: Answer, *, site: str = "") -> bytes:
    """As :func:`figures_xlsx`, as CSV."""
    return write_csv(_table(answer, site))


def _table(answer: Answer, site: str) -> Table:
    return figures_table(rows_of_answer(answer, site=site), messages=of_answer(answer))
