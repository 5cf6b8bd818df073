"""``python -m assistant ask``, ``batch``, ``figures``, ``bulletin`` and ``people``: see ``--help``."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from tqdm import tqdm

from assistant.api.commands import add_commands
from assistant.bulletin.command import add_bulletin, write_bulletin
from assistant.chain import Assistant, open_assistant
from assistant.desk.command import add_figures, show_figures, wanted_of
from assistant.health.doctor.command import add_doctor, run_doctor
from assistant.llm.choose import add_model, writing
from assistant.office.__main__ import add_people
from assistant.office.command import add_privacy
from assistant.options import add_filters, read_filter
from assistant.records import Answer, Citation, Turn
from assistant.settings import Settings, load_settings
from ingest.errors import AnswerError, FilterRefused, PipelineError, QuestionRefused
from ingest.piped import run_piped
from ingest.store.choosing import choose_store
from prompts.messages import load_messages


def main(argv: list[str] | None = None) -> int:
    """Run one command; its exit status."""
    args = _parser().parse_args(argv)
    try:
        # The doctor reads them itself, for they may be what is wrong.
        status: int = run_doctor(args) if args.run is run_doctor else args.run(args, load_settings())
    except PipelineError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Answers from official reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="one answer")
    ask.add_argument("question", help="in Vietnamese, with or without diacritics")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    add_filters(ask)
    ask.set_defaults(run=_ask)
    add_commands(commands)
    batch = commands.add_parser("batch", help="one answer a line of a JSON Lines file")
    batch.add_argument(
        "input",
        type=Path,
        metavar="IN.jsonl",
        help='lines {"id":…,"question":…,"history":[…]}, and a filter\'s keys',
    )
    batch.add_argument("--out", type=Path, required=True, metavar="OUT.jsonl", help="answers, one a line")
    batch.set_defaults(run=_batch)
    add_people(commands.add_parser("people", help="who may sign in at the staff's desks"))
    add_privacy(commands.add_parser("privacy", help="what is kept of people, and how it goes"))
    figures = commands.add_parser("figures", help="figures of the reports as a table")
    add_figures(figures)
    figures.set_defaults(run=_figures)
    for command in (ask, batch, figures):
        command.add_argument("--data", type=Path, help="folder of catalogue and indexes (HOI_DATA)")
    for command in (ask, batch):
        add_model(command)
    doctor = commands.add_parser("doctor", help="checks everything, and says what to do")
    add_doctor(doctor)
    doctor.set_defaults(run=run_doctor)
    bulletin = commands.add_parser("bulletin", help="the indicators of a period as DOCX or PDF")
    add_bulletin(bulletin)
    bulletin.add_argument("--data", type=Path, help="folder of catalogue and indexes (HOI_DATA)")
    bulletin.set_defaults(run=_bulletin)
    return parser


def _bulletin(args: argparse.Namespace, settings: Settings) -> int:
    store = choose_store(args.data or settings.data.data, settings.catalogue)
    print(write_bulletin(args, store))
    return 0


@contextmanager
def _open(args: argparse.Namespace, settings: Settings) -> Iterator[Assistant]:
    with writing(args.model, settings.model) as writer:
        yield open_assistant(args.data or settings.data.data, settings, writer)


def _figures(args: argparse.Namespace, settings: Settings) -> int:
    wanted = wanted_of(args)
    assistant = open_assistant(args.data or settings.data.data, settings)
    try:
        show_figures(assistant, wanted, args)
    finally:
        assistant.close()
    return 0


def _ask(args: argparse.Namespace, settings: Settings) -> int:
    limit = settings.chat.question_characters
    only = read_filter(vars(args))
    try:
        with _open(args, settings) as assistant:
            answer = assistant.ask(args.question, id="q1", only=only)
    except QuestionRefused as error:
        print(_refused(args.question, limit), file=sys.stderr)
        raise SystemExit(1) from error
    print(json.dumps(answer.to_json(), ensure_ascii=False) if args.json else _readable(answer))
    return 0


def _refused(question: str, limit: int) -> str:
    say = load_messages().say
    if not question.strip():
        return say("notice", "empty")
    return say("notice", "too_long", length=str(len(question.strip())), limit=str(limit))


def _readable(answer: Answer) -> str:
    lines = [answer.answer.replace("**", ""), ""]
    for citation in answer.citations:
        section = f", {citation.section}" if citation.section else ""
        lines.append(f"[{citation.mark}] {citation.document}, trang {citation.page}{section}")
        lines.append(f"    {_card(citation)}")
        lines.append(f"    “{citation.quote}”")
    if answer.status != "refused":
        lines += [f"* {note}" for note in answer.notes]
    return "\n".join(lines).rstrip()


def _card(citation: Citation) -> str:
    """What is known of a report: title, issuer, number, day."""
    say = load_messages().say
    number = [say("page", "numbered", number=citation.number)] if citation.number else []
    dated = [say("page", "dated", date=citation.dated).lower()] if citation.dated else []
    return ", ".join(part for part in (citation.title, citation.issuer, *number, *dated) if part)


def _batch(args: argparse.Namespace, settings: Settings) -> int:
    questions = list(_read_questions(args.input))
    limit = settings.chat.question_characters
    with _open(args, settings) as assistant:
        _refuse_strange(args.input, questions, assistant)
        _write_answers(args.out, questions, assistant, limit)
    return 0


def _write_answers(path: Path, questions: Sequence[dict[str, Any]], assistant: Assistant, limit: int) -> None:
    with _replacing(path) as out:
        for asked in tqdm(questions, unit="question", disable=not sys.stderr.isatty()):
            out.write(json.dumps(_answer_line(assistant, asked, limit), ensure_ascii=False) + "\n")


def _refuse_strange(path: Path, questions: Sequence[dict[str, Any]], assistant: Assistant) -> None:
    """Refuse filters that no report fits before anything is answered."""
    for asked in questions:
        try:
            assistant.held_to(asked["only"])
        except FilterRefused as error:
            raise AnswerError(f"{path}, line {asked['line']}: {error}") from error


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of ``path`` when all went well, and is gone otherwise."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError("it is a folder")
        out = beside.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        raise AnswerError(
            f"{path}: cannot be written ({error}); give --out a file in a folder of yours"
        ) from error
    try:
        with out:
            yield out
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _answer_line(assistant: Assistant, asked: dict[str, Any], limit: int) -> dict[str, Any]:
    """An answer's JSON; a question that cannot be taken is refused in words and does not end the batch."""
    turns = [Turn(role=t["role"], content=t["content"]) for t in asked.get("history", ())]
    try:
        return assistant.ask(asked["question"], turns, id=asked["id"], only=asked["only"]).to_json()
    except QuestionRefused:
        said = _refused(asked["question"], limit)
        return Answer(
            id=asked["id"],
            question=asked["question"],
            standalone_question=asked["question"],
            status="refused",
            answer=said,
            notes=(said,),
        ).to_json()


def _read_questions(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise AnswerError(f"{path}: cannot be read ({error}); give a JSON Lines file in UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _question(path, number, line)


def _question(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise AnswerError(f"{path}, line {number}: not JSON ({error.msg}); one object a line") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        raise AnswerError(f'{path}, line {number}: needs an object with a string "question"')
    history = asked.get("history") or []
    good = isinstance(history, list) and all(
        isinstance(t, dict) and t.get("role") in ("user", "assistant") and isinstance(t.get("content"), str)
        for t in history
    )
    if not good:
        raise AnswerError(f'{path}, line {number}: "history" is a list of {{"role": …, "content": …}}')
    try:
        only = read_filter(asked)
    except FilterRefused as error:
        raise AnswerError(f"{path}, line {number}: {error}") from error
    name = asked.get("id")
    return {
        "line": number,
        "only": only,
        "id": f"q{number}" if name is None else str(name),
        "question": asked["question"],
        "history": history,
    }


if __name__ == "__main__":
    sys.exit(run_piped(main))
