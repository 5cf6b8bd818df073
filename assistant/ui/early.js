// Runs before the page is drawn: language, colours, and what this tab remembers. Nothing of it leaves the browser
// but the tab's secret and, after a restart of the server, its last questions.
(() => {
  const english = /^\/en(\/|$)/.test(location.pathname);
  const root = document.documentElement;
  root.lang = english ? "en" : "vi";
  root.dataset.hoi = "trong";

  const read = (store, name) => {
    try {
      return window[store].getItem(name);
    } catch {
      return null; // storage is switched off: the conversation lives as long as the page
    }
  };
  const write = (store, name, text) => {
    try {
      if (window[store].getItem(name) !== text) window[store].setItem(name, text); // writing is dear, reading is not
    } catch {}
  };

  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const dark = () => {
    const chosen = read("localStorage", "hoi-nen");
    return chosen ? chosen === "toi" : system.matches;
  };
  const paint = () => {
    for (const element of [root, document.body]) element?.classList.toggle("dark", dark());
    root.style.colorScheme = dark() ? "dark" : "light";
  };
  system.addEventListener("change", paint);
  paint();

  // Whoever signs in after another person finds nothing of theirs in this tab.
  const person = document.querySelector("meta[name=hoi-nguoi]")?.content ?? "";
  if ((read("sessionStorage", "hoi-nguoi") ?? "") !== person) {
    try {
      sessionStorage.clear();
    } catch {}
    write("sessionStorage", "hoi-nguoi", person);
  }

  const made = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const key = read("sessionStorage", "hoi-khoa") ?? made();
  write("sessionStorage", "hoi-khoa", key);
  const page = made(); // of this time that the page was opened: what it asks at once is not of the one before

  window.hoi = {
    language: english ? "en" : "vi",
    dark,
    paint,
    switchColours() {
      write("localStorage", "hoi-nen", dark() ? "sang" : "toi");
      paint();
    },
    keep: (text) => write("sessionStorage", "hoi-hoi", text),
    chosen: "",
    // A question that was sent and has not been seen in the conversation yet; it outlives a reload.
    get asked() {
      return read("sessionStorage", "hoi-gui") ?? "";
    },
    set asked(question) {
      write("sessionStorage", "hoi-gui", question);
    },
    // What goes along with every event: who this tab is, and what it asked before.
    told(chosen = "") {
      return JSON.stringify({ key, kept: read("sessionStorage", "hoi-hoi") ?? "[]", chosen, page });
    },
  };
})();
