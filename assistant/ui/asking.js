// What was asked is seen at once, and nothing is asked while something else is under way. Runs after early.js.
(() => {
  const hoi = window.hoi;
  const DOUBLE = 700; // milliseconds; systems take 500 by default for a double press
  const TURN = 1000;
  const find = (selector) => document.querySelector(selector);
  const last = (selector) => [...document.querySelectorAll(`#hoi-chat ${selector}`)].at(-1);
  const box = () => find("#hoi-cau-hoi textarea");
  const press = (button) => find(button)?.click();
  const newest = () => `${last(".hoi-hoi")?.id} ${last(".hoi-hoi")?.textContent}`; // numbers begin anew with the server
  const refusal = () => find("#hoi-bao .hoi-lan")?.textContent ?? "";
  const pending = () => Boolean(last(".hoi-dap")?.matches(".hoi-pending"));

  let flight = null; // what was sent and is not in the conversation yet
  let held = ""; // chosen while another is answered: asked when that has ended
  let ended = ""; // the question that was stopped for it
  let pressed = -Infinity; // when a question was sent off that Gradio has not taken up yet
  let sent = -Infinity; // when "Send" was pressed last
  const busy = () => flight !== null || pending();

  hoi.waiting = () => flight !== null;

  const fill = (text) => {
    box().value = text;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  };

  // The question and the wait for its answer, below what Gradio draws, until it draws them.
  const draw = () => {
    const question = held || flight?.question;
    let shown = find("#hoi-tam");
    if (!question) return shown?.remove();
    if (shown?.dataset.hoi === question) return;
    shown?.remove();
    shown = document.createElement("div");
    shown.id = "hoi-tam";
    shown.dataset.hoi = question;
    const asked = document.createElement("div");
    asked.className = "hoi-tam-hoi";
    asked.textContent = question;
    asked.setAttribute("aria-hidden", "true"); // it is read out where Gradio draws it
    const wait = document.createElement("p");
    wait.className = "hoi-cho";
    wait.textContent = hoi.words?.searching ?? "";
    shown.append(asked, wait);
    find("#hoi-chat .bubble-wrap")?.append(shown);
    hoi.raise?.(shown);
  };

  // What the page shows and hides, for box.css: "trong" empty, "dang" being answered, "xong" newest answer complete.
  const paint = () => {
    const state = [
      !last(".hoi-hoi") && !flight && "trong",
      busy() && "dang",
      !busy() && last(".hoi-dap")?.matches(".hoi-done") && "xong",
    ];
    const said = state.filter(Boolean).join(" ");
    const root = document.documentElement;
    if (root.dataset.hoi !== said) root.dataset.hoi = said;
    draw();
  };

  // Refused, or lost: what was typed stands in the box again.
  hoi.back = () => {
    const { typed, question } = flight ?? {};
    flight = null;
    if (typed && !box().value) fill(typed);
    else if (question) hoi.offerAgain(question);
    paint();
  };

  const number = () => Number(last(".hoi-hoi")?.id.slice("hoi-".length) ?? 0);
  let seen = 0; // number of the newest question that stood here

  // Looked at after every change of the page.
  hoi.settle = () => {
    seen = Math.max(seen, number());
    if (flight && newest() !== flight.before) flight = null;
    if (flight && refusal() !== flight.refusal) {
      hoi.asked = "";
      hoi.back();
    }
    if (held && !flight && pending() && ended !== newest()) {
      ended = newest();
      press("#hoi-dung");
    }
    if (held && !busy()) {
      const question = held;
      held = "";
      hoi.ask(question);
    }
    paint();
  };

  hoi.ask = (question) => {
    if (busy()) held = question;
    else {
      hoi.chosen = question;
      press("#hoi-chon");
    }
    hoi.settle();
  };

  // Gradio calls it with what is in the box, when it sends it or what was chosen.
  hoi.send = (typed) => {
    const chosen = hoi.chosen;
    hoi.chosen = "";
    pressed = -Infinity;
    const question = (chosen || typed).trim().normalize();
    if (question && !flight) {
      hoi.asked = question;
      flight = { question, typed: chosen ? "" : typed, before: newest(), refusal: refusal() };
      if (!chosen) fill("");
      paint();
    }
    return [typed, hoi.told(chosen)];
  };

  // Nothing is under way, and yet the page waits, or an older view of the conversation came after a newer one: it is
  // told how things stand, and gives back what did not arrive.
  let still = 0;
  setInterval(() => {
    still = (busy() || number() < seen) && hoi.quiet() ? still + 1 : 0;
    if (still < 3) return;
    still = 0;
    seen = number();
    if (flight) hoi.back();
    else press("#hoi-dung");
  }, TURN);

  const halt = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const sending = (event) => {
    if (busy() || event.timeStamp - pressed < TURN) halt(event);
    else if (box().value.trim()) pressed = event.timeStamp;
  };
  for (const kind of ["keydown", "keypress"]) {
    document.addEventListener(
      kind,
      (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target !== box()) return;
        if (kind === "keydown" || busy()) sending(event);
      },
      true,
    );
  }
  document.addEventListener(
    "click",
    (event) => {
      const at = (selector) => event.target.closest?.(selector);
      if (at("#hoi-gui")) {
        sending(event);
        sent = event.timeStamp;
      } else if (at("#hoi-xoa")) {
        flight = null;
        held = "";
      }
      // "Stop" takes the place of "Send" at once: the second half of a double press falls on it and means nothing.
      else if (at("#hoi-dung") && event.isTrusted && event.timeStamp - sent < DOUBLE) halt(event);
    },
    true,
  );
})();
