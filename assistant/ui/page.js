() => {
  // One listener for all that is pressed in the chat, now and later: its sanitiser removes handlers and data, but
  // keeps buttons, classes and "#" links.
  const words = __WORDS__[window.hoi.language];
  const active = "hoi-dang-mo";
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element) => element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
  const raise = (question) => question.scrollIntoView({ block: "start" }); // at once: its answer may be there already

  const openSource = (id, link) => {
    const card = document.getElementById(id);
    if (!card) return;
    document.querySelectorAll("." + active).forEach((e) => e.classList.remove(active));
    document.querySelectorAll(".hoi-luot").forEach((e) => e.classList.toggle("hoi-hien", e.contains(card)));
    card.classList.add(active);
    link.classList.add(active);
    card.focus({ preventScroll: true });
    show(card);
  };

  // The lines of a hidden element, or of a button that is its own question.
  const lines = (element) => {
    const hidden = element.querySelector("[hidden]") ?? element;
    return hidden.innerHTML.split(/<br\s*\/?>/i).map((part) => {
      const box = document.createElement("textarea");
      box.innerHTML = part;
      return box.value;
    }).join("\n");
  };
  const copied = async (text) => {
    if (window.isSecureContext && navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {}
    }
    const box = document.createElement("textarea"); // pages without https have no clipboard of their own
    box.value = text;
    box.className = "hoi-an";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  };
  const copy = async (button) => {
    const said = [...button.parentElement.querySelectorAll(".hoi-loi-chep > span")].map((e) => e.textContent);
    const name = button.textContent;
    button.textContent = (await copied(said.join("\n"))) ? words.copied : words.not_copied;
    button.focus();
    setTimeout(() => (button.textContent = name === words.copied ? words.copy : name), 2500);
  };

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("a, button");
    if (!pressed) return;
    const href = pressed.getAttribute("href") ?? "";
    if (/^#(nguon|dau)-/.test(href)) {
      event.preventDefault();
      const id = href.slice(1);
      if (id.startsWith("nguon-")) return openSource(id, pressed);
      const mark = document.getElementById(id);
      mark?.focus({ preventScroll: true });
      if (mark) show(mark);
    } else if (pressed.matches(".hoi-hoi-ngay")) {
      window.hoi.ask(lines(pressed));
    } else if (pressed.matches(".hoi-chep")) {
      copy(pressed);
    } else if (pressed.matches(".hoi-doi-nen")) {
      window.hoi.switchColours();
      refresh();
    }
  });

  // Words that Gradio writes in English and takes no parameter for.
  const put = (element, text) => {
    if (element && text && element.textContent !== text) element.textContent = text;
  };
  const toast = (text) => {
    const numbers = text.match(/\d+/g) ?? [];
    const told = words.told[text.replace(/\d+/g, "#")];
    if (told) return told.replace(/#/g, () => numbers.shift());
    if (/[^\x00-\x7f]/.test(text)) return text;
    return /lost|errored|reconnect/i.test(text) ? words.connection : words.busy;
  };
  // A refused question and what Gradio sends after it are refused alike: one of the two sentences is enough.
  const once = (element) => {
    const plain = (e) => e.textContent.replace(/\d+/g, "#");
    const alike = [...document.querySelectorAll("[data-testid=toast-text]")].filter((e) => plain(e) === plain(element));
    if (alike[0] === element) return;
    const item = element.closest(".toast-message-item");
    for (const e of [item?.previousElementSibling, item]) e?.classList.add("hoi-nua");
  };
  const name = (selector, text) =>
    document.querySelectorAll(selector).forEach((e) => {
      if (e.getAttribute("aria-label") !== text) e.setAttribute("aria-label", text);
    });
  const translate = () => {
    // Gradio gives the English page the Vietnamese one's title; every other page has its own.
    if (window.hoi.language === "en" && document.title !== words.title) document.title = words.title;
    const root = document.documentElement; // Gradio sets its own language after ours
    if (root.lang !== window.hoi.language) root.lang = window.hoi.language;
    name("#hoi-chat [role=log]", words.chat);
    name("#hoi-cau-hoi textarea", words.question);
    name("[data-testid=toast-close]", words.close);
    name(".overflow-menu > button", words.more_tabs);
    document.querySelectorAll("#hoi-chat [data-testid=user], #hoi-chat [data-testid=bot]").forEach((e) => {
      e.removeAttribute("aria-label"); // "bot's message: <div …": the text is there to be read
    });
    document.querySelectorAll(".toast-title").forEach((e) => put(e, words.trouble));
    document.querySelectorAll("[data-testid=toast-text]").forEach((e) => {
      if (!e.dataset.hoi) {
        e.dataset.hoi = "1";
        const said = toast(e.textContent);
        if (said === words.connection && window.hoi.asked) offerAgain(window.hoi.asked);
        window.hoi.back();
        put(e, said);
        once(e);
      }
    });
    document.querySelectorAll("#hoi-dau-trang a[target]").forEach((e) => e.removeAttribute("target"));
    put(document.querySelector(".hoi-doi-nen"), window.hoi.dark() ? words.light : words.dark);
  };

  // A new question goes to the top, its answer grows below it: the figure is seen first. Whoever scrolls
  // meanwhile is left alone.
  let asked = 0;
  let following = false;
  for (const moved of ["wheel", "touchmove", "keydown"]) {
    document.addEventListener(moved, () => (following = false), { passive: true });
  }
  const follow = () => {
    const rows = document.querySelectorAll("#hoi-chat .user-row");
    if (rows.length > asked) following = true;
    asked = rows.length;
    if (!following) return;
    raise(rows[rows.length - 1]);
    const answers = [...document.querySelectorAll("#hoi-chat .hoi-dap")];
    following = answers.length < rows.length || answers.at(-1).matches(".hoi-pending");
  };

  const keep = () => {
    const kept = document.querySelector("#hoi-bao .hoi-giu");
    if (kept) window.hoi.keep(kept.textContent);
    const newest = [...document.querySelectorAll("#hoi-chat .hoi-dap")].at(-1);
    if (newest && !newest.matches(".hoi-pending") && newestQuestion() === window.hoi.asked) window.hoi.asked = "";
    if (lost && !window.hoi.asked) offerAgain("");
    if (kept && !opened) {
      opened = true; // the first view of a page that was opened again: what it had asked may not have arrived
      if (window.hoi.asked && !window.hoi.waiting()) offerAgain(window.hoi.asked);
    }
  };
  const newestQuestion = () => {
    const copy = [...document.querySelectorAll("#hoi-chat .hoi-hoi")].at(-1)?.cloneNode(true);
    copy?.querySelector(".hoi-an")?.remove();
    return copy ? lines(copy) : "";
  };

  // The connection broke in the middle of a question: a sentence, and a button that asks it again.
  let opened = false;
  let lost = null;
  const offerAgain = (question) => {
    lost?.remove();
    lost = null;
    if (!question) return;
    lost = document.createElement("div");
    lost.id = "hoi-mat";
    const said = document.createElement("p");
    said.setAttribute("role", "alert");
    said.textContent = words.lost;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "hoi-chip";
    again.textContent = words.again;
    again.addEventListener("click", () => {
      offerAgain("");
      window.hoi.ask(question);
    });
    lost.append(said, again);
    document.querySelector("#hoi-o-hoi").before(lost);
  };
  Object.assign(window.hoi, { words, raise, offerAgain }); // for asking.js
  window.addEventListener("offline", () => window.hoi.asked && offerAgain(window.hoi.asked));

  // Gradio loads its styles piece by piece, also later: ours stay behind them.
  const style = document.querySelector("#hoi-kieu");
  const last = () => {
    if (style && document.head.lastElementChild !== style) document.head.append(style);
  };
  last();
  document.querySelector("#hoi-som")?.remove();
  new MutationObserver(last).observe(document.head, { childList: true });

  const refresh = () => {
    translate();
    window.hoi.settle();
    follow();
    keep();
  };
  let due = false; // once a frame, however often Gradio changes the page within it
  const soon = () => {
    if (!due) requestAnimationFrame(() => ((due = false), refresh()));
    due = true;
  };
  refresh();
  window.hoi.paint();
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  new MutationObserver(() => {
    if (document.body.classList.contains("dark") !== window.hoi.dark()) window.hoi.paint();
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });

  // In a frame of another site (assistant/api/nhung.js): say that the page is there, and that Esc was pressed.
  if (window.parent !== window) {
    const tell = (what) => window.parent.postMessage(`hoi-bao-cao:${what}`, "*"); // holds nothing of a reader
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) tell("dong");
    });
    tell("san-sang");
  }
}
