() => {
  // One listener for every citation mark, now and later: the chat's sanitiser removes handlers, but keeps "#" links.
  const words = __WORDS__;
  document.documentElement.lang = "vi";

  const active = "hoi-dang-mo";
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element) =>
    element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });

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

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#nguon-'], a[href^='#dau-']");
    if (!link) return;
    event.preventDefault();
    const id = link.getAttribute("href").slice(1);
    if (id.startsWith("nguon-")) {
      openSource(id, link);
    } else {
      const mark = document.getElementById(id);
      mark?.focus({ preventScroll: true });
      if (mark) show(mark);
    }
  });

  // Words that Gradio writes in English and takes no parameter for.
  const put = (element, text) => {
    if (element && text && element.textContent !== text) element.textContent = text;
  };
  const toast = (text) => (/lost|errored|reconnect/i.test(text) ? words.connection : words.busy);
  const name = (selector, text) =>
    document.querySelectorAll(selector).forEach((e) => {
      if (e.getAttribute("aria-label") !== text) e.setAttribute("aria-label", text);
    });
  const translate = () => {
    name("#hoi-chat [role=log]", words.chat);
    name("#hoi-cau-hoi textarea", words.question);
    name("[data-testid=toast-close]", words.close);
    document.querySelectorAll("#hoi-chat [data-testid=user], #hoi-chat [data-testid=bot]").forEach((e) => {
      e.removeAttribute("aria-label"); // "bot's message: <div …": the text is there to be read
    });
    document.querySelectorAll(".toast-title").forEach((e) => put(e, words.trouble));
    document.querySelectorAll("[data-testid=toast-text]").forEach((e) => {
      if (!e.dataset.hoi) {
        e.dataset.hoi = "1";
        put(e, toast(e.textContent));
      }
    });
  };

  // On a phone the page scrolls, not the chat: a new question goes to the top, its answer grows below it.
  let asked = 0;
  const follow = () => {
    const rows = document.querySelectorAll("#hoi-chat .user-row");
    if (rows.length > asked && window.matchMedia("(max-width: 860px)").matches) {
      rows[rows.length - 1].scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
    }
    asked = rows.length;
  };

  const refresh = () => {
    translate();
    follow();
  };
  refresh();
  new MutationObserver(refresh).observe(document.body, { childList: true, subtree: true });
}
