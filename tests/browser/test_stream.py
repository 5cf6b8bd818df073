"""The stream that Gradio reads lasts, whatever the server's does: ``stream.js`` over a server of ours."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parents[2] / "assistant" / "ui" / "stream.js"
SERVER = """() => {
  window.hoi = {};
  window.streams = []; // what the server has open or had, oldest first
  window.joins = []; // what waits to be told its number
  window.fetch = (address) => {
    if (/join/.test(address)) {
      return new Promise((done) => joins.push((event) => done(Response.json({ event_id: event }))));
    }
    let out;
    const body = new ReadableStream({ start: (to) => (out = to) });
    const said = (text) => out.enqueue(new TextEncoder().encode(text));
    const word = (msg, event) => said(`data: ${JSON.stringify({msg, event_id: event, output: {}})}\\n\\n`);
    streams.push({ said, word, end: () => out.close(), fail: () => out.error(new TypeError("gone")) });
    return Promise.resolve(new Response(body));
  };
}"""
PAGE = """async () => { // as Gradio does: a stream with the first event, read until it is told to stop
  window.read = [];
  window.broken = "";
  const answer = await fetch("http://x/gradio_api/queue/data?session_hash=a");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  (async () => {
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const words = part.value.matchAll(/"msg":"(\\w+)","event_id":"(\\w+)"/g);
        read.push(...[...words].map((m) => `${m[1]} ${m[2]}`));
      }
    } catch (error) {
      window.broken = String(error);
    }
  })();
}"""
JOIN = """fetch("http://x/gradio_api/queue/join?", {}).then((answer) => answer.json())"""
SETTLE = "new Promise((done) => setTimeout(done, 60))"


@pytest.fixture
def page(chromium: Browser) -> Page:
    """A page whose first question is being answered."""
    page = chromium.new_page()
    page.evaluate(SERVER)
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    page.evaluate(f"window.first = {JOIN}; joins.shift()('e1'); first")
    page.evaluate(PAGE)
    page.evaluate(SETTLE)
    assert page.evaluate("streams.length") == 1
    yield page
    page.close()


def test_a_question_that_joins_as_the_server_shuts_its_stream_is_answered_all_the_same(page):
    page.evaluate(f"""() => {{
      {JOIN};
      streams[0].word('process_completed', 'e1'); // no event is left, as the server sees it
      streams[0].word('close_stream', null);
      joins.shift()('e2'); // and the next was taken, as the page is told only now
    }}""")
    page.evaluate("streams[0].end()")
    page.evaluate(SETTLE)
    assert page.evaluate("streams.length") == 2
    page.evaluate("streams[1].word('process_completed', 'e2')")
    page.evaluate(SETTLE)
    assert page.evaluate("read") == ["process_completed e1", "process_completed e2"]
    assert page.evaluate("[hoi.quiet(), broken]") == [True, ""]


def test_an_answer_that_is_complete_before_its_number_is_told_is_waited_for_no_more(page):
    page.evaluate(f"() => {{ {JOIN}; }}")
    page.evaluate("""() => {
      streams[0].said('data: {"msg":"process_comp');
      streams[0].said('leted","event_id":"e2","output":{}}\\n\\n');
      streams[0].word('process_completed', 'e1');
    }""")
    page.evaluate(SETTLE)
    assert not page.evaluate("hoi.quiet()"), "the page is not told its number yet"
    page.evaluate("joins.shift()('e2')")
    page.evaluate("streams[0].word('close_stream', null); streams[0].end()")
    page.evaluate(SETTLE)
    assert page.evaluate("read") == ["process_completed e2", "process_completed e1"]
    assert page.evaluate("[hoi.quiet(), streams.length]") == [True, 1]


@pytest.mark.parametrize("lost", ["end", "fail"])
def test_a_stream_that_breaks_off_in_mid_answer_is_known_as_broken(page, lost):
    page.evaluate(f"streams[0].{lost}()")
    page.evaluate(SETTLE)
    assert page.evaluate("Boolean(broken)")
    assert page.evaluate("hoi.quiet()")


def test_a_server_that_says_that_it_ends_is_heard(page):
    page.evaluate("streams[0].word('unexpected_error', null); streams[0].end()")
    page.evaluate(SETTLE)
    assert page.evaluate("[hoi.quiet(), broken, streams.length]") == [True, "", 1]
