from assistant.export.runs import cited_figures, mark_bold, quote_runs, read_runs


def test_a_star_of_the_report_is_no_bold_of_ours():
    assert [(r.text, r.bold) for r in read_runs(r"\*\*a\*\* **b** **c")] == [
        ("*", False),
        ("*", False),
        ("a", False),
        ("*", False),
        ("*", False),
        (" ", False),
        ("b", True),
        (" ", False),
        ("**", False),
        ("c", False),
    ]


def test_the_cited_figure_of_a_quote_is_bold_and_leads_to_its_place(ask):
    (citation,) = ask("Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?").citations
    runs = quote_runs(citation)
    assert [r.text for r in runs if r.bold] == ["16,02 tỷ USD"]
    assert "".join(r.text for r in runs) == citation.quote
    assert [f.text for f in cited_figures(citation)] == ["16,02 tỷ USD"]


def test_places_outside_the_text_do_no_harm():
    assert [r.text for r in mark_bold("abc", [(2, 9), (-1, 1)])] == ["abc"]
