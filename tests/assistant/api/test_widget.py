import httpx2

from assistant.api.widget import script


def test_any_page_may_load_the_script_and_it_fetches_nothing_but_the_chat(served):
    sent = httpx2.get(f"{served}/nhung.js")
    assert sent.headers["content-type"].startswith("text/javascript")
    assert sent.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "__WORDS__" not in sent.text
    assert "http://" not in sent.text
    assert "https://" not in sent.text
    again = httpx2.get(f"{served}/nhung.js", headers={"If-None-Match": sent.headers["etag"]})
    assert (again.status_code, again.text) == (304, "")


def test_the_script_is_small():
    text, _ = script()
    assert len(text.encode()) < 10_000
