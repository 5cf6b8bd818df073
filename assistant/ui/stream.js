// One stream of answers that lasts as long as the page. Runs before Gradio, under its `fetch`.
//
// Gradio opens a stream with the first event and shuts it when the server says `close_stream`, that no event is left. An
// event that joined at that moment is answered into no stream: nobody reads it, and its question is lost (client of
// gradio 6.31, `open_stream`, and `queue_data_helper` of its server). Hung up on in mid-word, the server also throws away what waits.
// So Gradio reads a stream that never ends, and below it the server's are opened while any event is open, and read to
// their end.
(() => {
  const SILENT = 4; // turns of 15 seconds, in each of which the server gives a sign of life
  const own = window.fetch.bind(window);
  const open = new Set(); // events that joined and are not complete
  const early = new Set(); // complete before their number was known here
  let joining = 0;
  let page = null; // what Gradio reads, and the address it asked for
  let reading = false;

  const broken = (error) => {
    open.clear();
    page?.out.error(error);
    page = null;
  };

  // One piece of the server's, as it came; true for the last.
  const pass = (piece) => {
    const kind = /"msg":"(\w+)"/.exec(piece)?.[1];
    if (kind === "close_stream") return true;
    const event = /"event_id":"(\w+)"/.exec(piece)?.[1];
    if (kind === "process_completed" && !open.delete(event) && joining) early.add(event);
    if (kind === "unexpected_error") open.clear();
    page?.out.enqueue(new TextEncoder().encode(`${piece}\n\n`));
    return false;
  };

  const pieces = async (body) => {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let silent = 0; // a page that was asleep counts one turn, not all that it missed
    const watch = setInterval(() => (silent += 1) >= SILENT && reader.cancel().catch(() => {}), 15_000);
    let text = "";
    let last = false;
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        silent = 0;
        const whole = (text + part.value).split("\n\n");
        text = whole.pop();
        for (const piece of whole) last = pass(piece) || last;
      }
    } finally {
      clearInterval(watch);
    }
    return last;
  };

  const read = async () => {
    if (reading || !page || !open.size) return;
    reading = true;
    const to = page;
    try {
      const answer = await own(to.address, { headers: { Accept: "text/event-stream" } });
      if (!answer.ok) throw answer;
      if (!(await pieces(answer.body)) && open.size) throw new TypeError("the stream ended early");
    } catch (error) {
      if (page === to) broken(error);
    }
    reading = false;
    read();
  };

  const stream = (address, signal) => {
    const body = new ReadableStream({
      start: (out) => {
        const mine = (page = { out, address });
        signal?.addEventListener("abort", () => {
          if (page === mine) page = null; // the page is left
          out.close();
        });
      },
    });
    read();
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  };

  const join = async (...request) => {
    joining += 1;
    try {
      const answer = await own(...request);
      const event = answer.ok ? (await answer.clone().json()).event_id : "";
      if (event && !early.delete(event)) open.add(event);
      return answer;
    } finally {
      joining -= 1;
      if (!joining) early.clear();
      read();
    }
  };

  window.fetch = async (what, how) => {
    const address = String(what?.url ?? what);
    if (/\/gradio_api\/queue\/data\?/.test(address)) return stream(address, what.signal ?? how?.signal);
    return /\/gradio_api\/queue\/join\b/.test(address) ? join(what, how) : own(what, how);
  };
  window.hoi.quiet = () => !open.size && !joining;
})();
