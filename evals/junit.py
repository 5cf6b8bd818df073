"""Results as JUnit XML, which CI services show case by case."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from evals.failures import expected, faults, said
from evals.records import Case, Result


def to_junit(results: Sequence[Result]) -> bytes:
    """One suite a collection and kind, one test a case, as Jenkins and GitHub read it."""
    failed = sum(not result.score.passed for result in results)
    root = ET.Element("testsuites", name="evals", tests=str(len(results)), failures=str(failed))
    for name in sorted({_suite(result.case) for result in results}):
        own = [result for result in results if _suite(result.case) == name]
        suite = ET.SubElement(
            root,
            "testsuite",
            name=name,
            tests=str(len(own)),
            failures=str(sum(not result.score.passed for result in own)),
            time=f"{sum(result.milliseconds for result in own) / 1000:.3f}",
        )
        for result in own:
            _add_test(suite, name, result)
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _suite(case: Case) -> str:
    return f"evals.{case.collection}.{case.kind}"


def _add_test(suite: ET.Element, classname: str, result: Result) -> None:
    seconds = f"{result.milliseconds / 1000:.3f}"
    test = ET.SubElement(suite, "testcase", classname=classname, name=result.case.id, time=seconds)
    if result.score.passed:
        return
    message = ", ".join(faults(result))
    failure = ET.SubElement(test, "failure", type=result.stage or "refusal", message=_xml(message))
    if not result.case.heldout:
        told = (result.case.question, expected(result.case), said(result.answer, result.error))
        failure.text = _xml("asked: {}\nexpected: {}\nsaid: {}".format(*told))


def _xml(text: str) -> str:
    """Without the control characters that XML 1.0 has no way to write."""
    return "".join(c for c in text if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff")
