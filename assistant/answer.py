"""The extractive answerer: figures first, then sentences, else a refusal."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.arithmetic.operands import Seek
from assistant.arithmetic.solve import solve
from assistant.besides import find_besides
from assistant.broad import ask_which
from assistant.candidate import Candidate
from assistant.choose import Choice
from assistant.comparing import as_difference, compare
from assistant.compose import Bench, plain, quote_text, reading, state, state_all
from assistant.dates import say_day, say_until
from assistant.evidence import Evidence
from assistant.extremes import Whole, tell_extreme
from assistant.particulars import states_amount
from assistant.parts import split_parts
from assistant.premise import check_premise, past_claim
from assistant.question import Question
from assistant.ranking import rank_figures
from assistant.records import Answer
from assistant.refuse import refuse
from assistant.signers import Ends, asks_number, asks_signer, find_number, find_signer
from assistant.summary import read_topic, summarise
from assistant.superlatives import asks_for_its_amount, asks_for_most, states_most
from assistant.texts import Found, rank_sentences
from assistant.ties import is_tied
from assistant.verdict import choose_for
from prompts.answers import load_answers


def answer_question(
    question: Question,
    evidence: Evidence,
    seek: Seek | None = None,
    whole: Whole | None = None,
    ends: Ends | None = None,
) -> Answer:
    """The answer that the evidence gives, from its own words.

    ``seek`` searches again, for what an answer has to be worked out from; ``whole`` reads tables to their
    ends, ``ends`` how reports end.
    """
    if (early := _early(question, evidence, ends)) is not None:
        return early
    most = asks_for_most(question)
    if most:
        if (extreme := tell_extreme(question, evidence, whole)) is not None:
            return extreme
        question = replace(question, asked="list")  # "tỷ lệ" in it asks for no figure
    compared = None if most else as_difference(question)
    if compared is not None:
        told = compare(compared, evidence, seek=seek, show=_figure_answer)
        if told is not None:
            return replace(told, question=question.text, standalone_question=question.text)
    if (summary := summarise(question, evidence, seek)) is not None:
        return summary
    if (
        solved := None if _wants_words(question) else _worked_out(question, evidence, seek, most)
    ) is not None:
        return solved
    if (several := _in_parts(question, evidence)) is not None:
        return several
    figures = rank_figures(question, evidence)
    if question.asked == "figure" or (
        question.asked == "text" and not _ASKS_WORDS.search(question.text.lower())
    ):
        choice = _choose(question, figures, evidence)
        if choice is not None and compared is None and _is_of_the_most(question, choice):
            return _figure_answer(question, choice, evidence)
    texts = rank_sentences(question, evidence)
    found = texts[0] if question.asked != "figure" and texts and not texts[0].misses else None
    found = None if found and not most and is_tied(texts) else found
    taken = past_claim(question, found.sentences if found else (), evidence)
    if taken is not None:
        told = refuse(taken, rank_figures(taken, evidence), texts, evidence)
        return replace(told, question=question.text, standalone_question=question.text)
    return _text_answer(question, found, evidence) if found else refuse(question, figures, texts, evidence)


def _wants_words(question: Question) -> bool:
    """True where no figure answers: "theo quyết định số bao nhiêu", "những tỉnh nào tăng trên 30%"."""
    if question.asked in ("document", "who", "body"):
        return True
    return question.asked in ("where", "list") and states_amount(question)


def _worked_out(question: Question, evidence: Evidence, seek: Seek | None, most: bool) -> Answer | None:
    """What the question takes for granted, checked, or what is worked out for it."""
    checked = check_premise(question, evidence, seek=seek, show=_figure_answer)
    return checked or (None if most else solve(question, evidence, seek=seek, show=_figure_answer))


def _is_of_the_most(question: Question, choice: Choice) -> bool:
    """False where the largest is asked for and what is said of the figure does not say that it is."""
    if not asks_for_its_amount(question):
        return True
    told = (" ".join((*c.figure.context, c.sentence.text)) for c in choice.chosen)
    return all(states_most(question, text) for text in told)


def _early(question: Question, evidence: Evidence, ends: Ends | None) -> Answer | None:
    """The answer to a question that is not looked for among figures and sentences."""
    if asks_signer(question):
        signed = find_signer(question, evidence, ends)
        return _text_answer(question, *signed) if signed else refuse(question, (), (), evidence)
    if asks_number(question) and (numbered := find_number(question, evidence, ends)) is not None:
        return _text_answer(question, *numbered)
    return None if _names_a_subject(question) else refuse(question, (), (), evidence)


def _choose(question: Question, figures: Sequence[Candidate], evidence: Evidence) -> Choice | None:
    """The verdict over ``figures``; where there was too little for a summary, over those of its topic."""
    choice = ask_which(question, figures) or choose_for(question, figures)
    if choice is not None or (topic := read_topic(question)) is None:
        return choice
    return choose_for(topic, rank_figures(topic, evidence))


def _names_a_subject(question: Question) -> bool:
    """False where no word says what is asked about; "nước ngoài" alone may be of anything."""
    words = {term.bare for term in question.terms if term.text.isalpha()}
    return bool(words) and bool(words - _SIDE or question.units or question.soft)


_SIDE = frozenset({"nuoc", "ngoai", "trong"})
"""Words of a side, folded."""


def _in_parts(question: Question, evidence: Evidence) -> Answer | None:
    """The figures that one question asks for at once; None where it asks for one or not all are told."""
    parts = split_parts(question)
    if len(parts) > 1 and (several := _several(question, parts, evidence)) is not None:
        return several
    both = find_besides(question, evidence)
    return _told_together(question, both, evidence) if both else None


def _several(question: Question, parts: Sequence[Question], evidence: Evidence) -> Answer | None:
    """One line a figure when each part has its answer; None when any has not."""
    chosen: list[Candidate] = []
    for part in parts:
        choice = choose_for(part, rank_figures(part, evidence))
        if choice is None or choice.verdict != "answered":
            return None
        chosen.append(choice.chosen[0])
    if len({(c.figure.report_id, c.figure.ordinal) for c in chosen}) < len(chosen):
        return None
    return _told_together(question, chosen, evidence)


def _told_together(question: Question, chosen: Sequence[Candidate], evidence: Evidence) -> Answer:
    """One line a figure, or one for all that a sentence tells."""
    bench = Bench(evidence)
    marks = [bench.cite(c.report, [c.sentence], [c.figure]) for c in chosen]
    pairs = list(zip(chosen, marks, strict=True))
    line = load_answers().say
    if len(set(marks)) == 1:
        said = state_all(chosen, marks[0])
    else:
        said = "\n".join(line("answer", "line", clause=state(c, m)) for c, m in pairs)
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="answered",
        answer=said,
        figures=tuple(reading(c, m) for c, m in pairs),
        citations=tuple(bench.citations),
        notes=tuple(dict.fromkeys(n for c in chosen for n in _notes(question, c))),
    )


_ASKS_WORDS = re.compile(r"\b(?:gì|nào|sao|ai|gi|nao|what|which|who|why|how|không|chưa)\b")
"""Words of a question that no figure answers; a bare "xuất khẩu 2022" has none."""


def _figure_answer(question: Question, choice: Choice, evidence: Evidence) -> Answer:
    bench = Bench(evidence)
    if choice.verdict == "answered":
        return _one_figure(question, choice, bench)
    say = load_answers().say
    wanted = question.standing
    chosen = sorted(choice.chosen, key=lambda c: bool(wanted) and wanted not in c.figure.facets)
    marks = [bench.cite(c.report, [c.sentence], [c.figure]) for c in chosen]
    pairs = list(zip(chosen, marks, strict=True))
    if choice.verdict == "conflict":
        lines = [say("answer", "conflict"), *(_conflict_line(c, m) for c, m in pairs)]
        notes = [*_dates_note(choice), say("note", "conflict_values")]
    else:
        lines = [say("answer", "clarify"), *(say("answer", "line", clause=state(c, m)) for c, m in pairs)]
        notes = []
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status=choice.verdict,
        answer="\n".join(lines),
        figures=tuple(reading(c, m) for c, m in pairs),
        citations=tuple(bench.citations),
        notes=tuple(notes),
    )


def _one_figure(question: Question, choice: Choice, bench: Bench) -> Answer:
    say = load_answers().say
    best = choice.chosen[0]
    mark = bench.cite(best.report, [best.sentence], [best.figure])
    lines = [state(best, mark)]
    if choice.others:
        lines += ["", say("answer", "other")]
        for other in choice.others:
            other_mark = bench.cite(other.report, [other.sentence], [other.figure])
            lines.append(say("answer", "line", clause=state(other, other_mark)))
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="answered",
        answer="\n".join(lines),
        figures=(reading(best, mark),),
        citations=tuple(bench.citations),
        notes=tuple(_notes(question, best)),
    )


def _notes(question: Question, best: Candidate) -> list[str]:
    say = load_answers().say
    notes = []
    figure = best.figure
    if figure.as_of is not None:
        notes.append(say("note", "as_of", date=say_until(figure)))
    elif 0 < best.fits < 1 and figure.period_text and any(m.form == "year" for m in question.periods):
        notes.append(say("note", "part_of_year", period=plain(figure.period_text)))
    if figure.kind == "plan":
        notes.append(say("note", "plan"))
    elif "preliminary" in figure.facets:
        notes.append(say("note", "estimate"))
    return notes


def _conflict_line(candidate: Candidate, mark: int) -> str:
    """One reading with its report; an estimate and a final figure are called so."""
    say = load_answers().say
    report = candidate.report
    about = [say("answer", "dated", date=say_day(report.dated))] if report.dated else []
    about += [
        say("standing", name) for name in ("preliminary", "official") if name in candidate.figure.facets
    ]
    line = "conflict_line"
    return say("answer", line, title=report.title, dated="".join(about), clause=state(candidate, mark))


def _dates_note(choice: Choice) -> list[str]:
    days = list(dict.fromkeys(d for d in (say_until(c.figure) for c in choice.chosen) if d))
    return [load_answers().say("note", "conflict_dates", dates=", ".join(days))] if len(days) > 1 else []


def _text_answer(question: Question, best: Found, evidence: Evidence) -> Answer:
    bench = Bench(evidence)
    mark = bench.cite(best.report, best.sentences)
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="answered",
        answer=quote_text(best, mark),
        citations=tuple(bench.citations),
    )
