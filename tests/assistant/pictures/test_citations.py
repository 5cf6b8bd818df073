"""Every figure is one click from the page it stands on."""

from dataclasses import replace
from urllib.parse import urlsplit

from assistant.pictures.citations import cited_figures, cited_link, cited_page, cited_strip
from assistant.pictures.links import read_wanted


def test_the_link_marks_the_very_figure_that_answers(ask, assistant, page_text):
    answer = ask("Tổng vốn FDI thu hút vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?")
    citation = answer.citations[0]
    wanted = read_wanted(urlsplit(cited_link(citation)).query, cited_page(citation))
    assert page_text(citation.document, wanted.spans) == citation.quote
    assert page_text(citation.document, wanted.figures[:1]) == answer.figures[0].text
    assert assistant.catalogue.report(citation.report_id).document == citation.document


def test_only_files_with_pages_have_pictures(ask):
    citation = ask("Tổng vốn FDI thu hút vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?").citations[
        0
    ]
    assert cited_strip(citation) == ""
    assert cited_strip(replace(citation, document="a.PDF")).startswith(f"/trang/{citation.report_id}/1.png?")


def test_a_citation_without_a_figure_leads_to_its_quote(ask):
    citation = replace(ask("Hội chợ trái cây Long An phải hoãn vì sao?").citations[0], figures=())
    assert cited_figures(citation) == ()
    assert cited_page(citation) == citation.page
    assert "so=" not in cited_link(citation)
