"""Real questions over a data folder: about figures of its own newest reports, and what is made of answers."""

from itertools import islice
from pathlib import Path

from assistant.chain import open_assistant
from assistant.export.answers import answer_docx, figures_xlsx
from assistant.llm.choose import writing
from assistant.offers.newest import main_figures
from assistant.offers.phrasing import ask_for
from assistant.settings import load_settings

FIGURES = 6
"""Asked about, in both languages."""

ALWAYS = ("Tổng vốn FDI năm 2022 là bao nhiêu?", "How much FDI was there in 2022?", "2022年的外商投资是多少?")


def ask_all(data: Path) -> tuple[int, int]:
    """How many questions were asked, and how many answered with a figure or a quote."""
    settings = load_settings()
    asked = answered = 0
    with writing("configured" if settings.model.configured else "extractive", settings.model) as writer:
        assistant = open_assistant(data, settings, writer)
        try:
            places = main_figures(assistant.catalogue)[:FIGURES]
            made = [q for p in places for language in ("vi", "en") for q in islice(ask_for(p, language), 1)]
            for question in (*made, *ALWAYS):
                answer = assistant.ask(question)
                asked, answered = asked + 1, answered + (answer.status != "refused")
                answer_docx(answer)
                figures_xlsx(answer)
        finally:
            assistant.close()
    return asked, answered
