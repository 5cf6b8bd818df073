// A button on this page that opens the question page of another server in a frame. Nothing else is fetched,
// and all of it lives in a shadow tree: neither page's styles reach the other.
(() => {
  const script = document.currentScript;
  if (!script || document.querySelector("[data-hoi-bao-cao]")) return;
  const all = __WORDS__;
  const page = document.documentElement.lang.toLowerCase().startsWith("en") ? "en" : "vi";
  const lang = Object.hasOwn(all, script.dataset.lang ?? "") ? script.dataset.lang : page;
  const words = all[lang];
  const left = script.dataset.side === "left";
  const address = new URL(lang === "en" ? "en" : ".", script.src);
  const from = address.origin;
  const patience = 15000;

  const style = `
    :host { all: initial !important; position: fixed !important; z-index: 2147483000 !important;
      bottom: 0 !important; ${left ? "left" : "right"}: 0 !important; color-scheme: light dark !important; }
    * { box-sizing: border-box; }
    button, a { font: 600 16px/1.2 -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; cursor: pointer; }
    .mo { margin: 0 16px 16px; padding: 14px 20px; border: 0; border-radius: 999px; background: #0f766e; color: #fff;
      box-shadow: 0 4px 16px rgb(0 0 0 / 0.25); }
    .mo:hover { background: #115e59; }
    :focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
    .khung { display: flex; flex-direction: column; width: min(440px, calc(100vw - 32px)); height: min(720px, calc(100dvh - 32px));
      margin: 0 16px 16px; overflow: hidden; border: 1px solid #94a3b8; border-radius: 12px; background: #fff;
      box-shadow: 0 8px 32px rgb(0 0 0 / 0.3); }
    [hidden] { display: none !important; }
    .dau { display: flex; align-items: center; gap: 4px; padding: 6px 6px 6px 16px; background: #0f766e; color: #fff; }
    .ten { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
      font: 600 16px/1.2 -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
    .dau a, .dau button { display: grid; place-items: center; min-width: 44px; height: 44px; border: 0; border-radius: 8px;
      background: transparent; color: #fff; text-decoration: none; }
    .dau a:hover, .dau button:hover { background: rgb(255 255 255 / 0.15); }
    .loi { padding: 16px; background: #fff; color: #1f2933; font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
    .loi a { font: inherit; color: #0f766e; }
    iframe { flex: 1; width: 100%; border: 0; background: #fff; }
    @media (max-width: 600px) {
      .khung { width: 100vw; height: 100dvh; margin: 0; border: 0; border-radius: 0; }
    }
    @media (prefers-color-scheme: dark) {
      .khung, iframe { background: #14191f; }
      .loi { background: #14191f; color: #e4e7eb; }
      .loi a { color: #5eead4; }
    }
    @media print { :host { display: none !important; } }`;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const outward = { href: address.href, target: "_blank", rel: "noopener noreferrer" };

  const begin = () => {
    const host = make("div", { "data-hoi-bao-cao": "" });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];

    const open = make("button", { type: "button", class: "mo", "aria-expanded": "false" }, words.open);
    const close = make("button", { type: "button", "aria-label": words.close, title: words.close }, "✕");
    const away = make("a", { ...outward, "aria-label": words.away, title: words.away }, "↗");
    const trouble = make("div", { class: "loi", role: "alert", hidden: "" });
    const top = make("div", { class: "dau" }, make("span", { class: "ten" }, words.title), away, close);
    const panel = make("section", { class: "khung", role: "dialog", "aria-label": words.title, hidden: "" }, top, trouble);
    let frame = null;
    let late = 0;

    const load = () => {
      frame = make("iframe", {
        src: address.href,
        title: words.title,
        allow: "clipboard-write",
        referrerpolicy: "strict-origin-when-cross-origin",
        sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads",
      });
      panel.append(frame);
      late = setTimeout(() => {
        trouble.replaceChildren(words.trouble, " ", make("a", outward, words.away));
        trouble.hidden = false;
      }, patience);
    };
    const show = (shown) => {
      panel.hidden = !shown;
      open.hidden = shown;
      open.setAttribute("aria-expanded", String(shown));
      if (shown && !frame) load();
      (shown ? frame : open).focus();
    };

    open.addEventListener("click", () => show(true));
    close.addEventListener("click", () => show(false));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") show(false);
    });
    window.addEventListener("message", (event) => {
      if (!frame || event.source !== frame.contentWindow || event.origin !== from) return;
      if (event.data === "hoi-bao-cao:san-sang") {
        clearTimeout(late);
        trouble.hidden = true;
      }
      if (event.data === "hoi-bao-cao:dong" && !panel.hidden) show(false);
    });
    root.append(open, panel);
    document.body.append(host);
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
