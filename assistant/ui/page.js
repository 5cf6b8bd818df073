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
  const said = [
    [/lost|errored out|reconnect/i, words.connection],
    [/busy|queue/i, words.busy],
  ];
  const relabel = () => {
    document.querySelector("#hoi-chat [role=log]")?.setAttribute("aria-label", words.chat);
    document.querySelectorAll("#hoi-chat [data-testid=user], #hoi-chat [data-testid=bot]").forEach((e) => {
      e.removeAttribute("aria-label");
    });
    const box = document.querySelector("#hoi-cau-hoi textarea");
    box?.setAttribute("aria-label", words.question);
  };
  relabel();
  new MutationObserver(relabel).observe(document.body, { childList: true, subtree: true });
}
