"""What REST and MCP both call, so that they cannot disagree."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.api.asking import Ask, FindFigures, GetPassage
from assistant.api.errors import RequestRefused
from assistant.api.shapes import Json, answer_json, passage_json, report_json, rows_json
from assistant.chain import Assistant
from assistant.desk.query import Figures
from assistant.editions import over_one_edition
from assistant.health.watch import Entry
from assistant.records import Answer
from assistant.sitting import Sitting
from ingest.text import nfc

ID = "q1"
"""Of the question in the answer; ``python -m assistant ask`` gives it the same."""


@dataclass(frozen=True, slots=True)
class Door:
    """The four things that programs may do. Safe to share between threads."""

    assistant: Assistant
    desk: Figures
    entry: Entry = "api"
    """As which its questions are counted."""

    def ask(self, asked: Ask, address: str = "") -> Json:
        """One answer, as :func:`assistant.api.shapes.answer_json`.

        Raises:
            RequestRefused: The question is empty or too long.
            FilterRefused: No report is as the filters want it.
        """
        self._check(asked.question)
        answer = self.assistant.ask(asked.question, asked.turns, id=ID, only=asked.only, entry=self.entry)
        return answer_json(answer, address)

    def stream(self, asked: Ask) -> Iterator[Answer]:
        """Answers whose text grows; the last one is whole. Raises as :meth:`ask`, before the first."""
        self._check(asked.question)
        growing = self.assistant.stream(asked.question, asked.turns, only=asked.only, entry=self.entry)
        return (replace(answer, id=ID) for answer in growing)

    def figures(self, asked: FindFigures, address: str = "") -> Json:
        """Figures that the reports state, one page of them: those of the figure desk.

        Raises:
            FilterRefused: The period is no time.
            QuestionRefused: The text is too long.
        """
        return rows_json(self.desk.find(asked.wanted), address)

    def passage(self, asked: GetPassage, address: str = "", language: str = "vi") -> Json:
        """One passage with its report.

        Raises:
            RequestRefused: There is none.
        """

        def read(sitting: Sitting) -> Json:
            catalogue = sitting.edition.catalogue
            key = f"{asked.report_id}:{asked.ordinal}"
            found = catalogue.passages([key])
            if key not in found:
                raise RequestRefused("not_found")
            return passage_json(found[key], catalogue.report(asked.report_id), address, language)

        return over_one_edition(self.assistant.sitting, read)

    def reports(self, address: str = "") -> Json:
        """All reports that have been read, by name."""

        def read(sitting: Sitting) -> Json:
            return {"reports": [report_json(r, address) for r in sitting.edition.catalogue.reports()]}

        return over_one_edition(self.assistant.sitting, read)

    def _check(self, question: str) -> None:
        text, limit = nfc(question).strip(), self.assistant.question_characters
        if not text:
            raise RequestRefused("question_empty")
        if len(text) > limit:
            raise RequestRefused("question_too_long", length=str(len(text)), limit=str(limit))
