// Sends files to the report desk: bytes first with their progress, then what became of each.
const words = __WORDS__;
const PATH = "/bao-cao/tep";

const line = (list, name) => {
  const item = document.createElement("li");
  const title = document.createElement("b");
  const said = document.createElement("span");
  const bar = document.createElement("progress");
  title.textContent = name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ""); // marks that turn the order of letters
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  item.append(title, bar, said);
  list.append(item);
  return { item, said, bar };
};

const button = (text, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "hoi-nut-phu";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
};

const finish = (row, text, failed) => {
  row.bar.remove();
  row.said.textContent = text;
  row.item.className = failed ? "hoi-bc-loi" : "hoi-bc-xong";
  row.item.querySelectorAll("button").forEach((e) => e.remove());
};

const told = (row, status, answer) => {
  if (answer.result === "taken") {
    finish(row, words.taken, false);
    trigger("upload");
  } else if (answer.result === "asked") {
    row.bar.remove();
    row.said.textContent = answer.said;
    const decide = (way, done) => async () => {
      row.item.querySelectorAll("button").forEach((e) => (e.disabled = true));
      const reply = await fetch(`${PATH}/${answer.token}?cach=${way}`, { method: "POST" }).catch(() => null);
      const next = reply ? await reply.json().catch(() => ({})) : {};
      if (done && reply?.ok) finish(row, done, false);
      else told(row, reply?.status ?? 0, next);
    };
    const choices = [button(words.replace, decide("thay")), button(words.both, decide("ca-hai"))];
    choices.push(button(words.drop, decide("bo", words.dropped)));
    row.item.append(...choices);
    choices[0].focus();
  } else {
    finish(row, answer.said || answer.detail || words.broken, true);
  }
};

const send = (list, file, instead, seen) =>
  new Promise((done) => {
    const row = line(list, file.name);
    if (file.size > words.bytes) {
      finish(row, words.too_large, true);
      done();
      return;
    }
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ ten: file.name, ...(instead ? { thay: instead, ban: seen } : {}) });
    request.open("POST", `${PATH}?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      const share = event.total ? Math.floor((100 * event.loaded) / event.total) : 0;
      row.bar.value = share;
      row.said.textContent = share < 100 ? `${words.sending} ${share}%` : words.checking;
    });
    request.addEventListener("load", () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = { said: request.responseText.slice(0, 300) };
      }
      told(row, request.status, answer);
      done();
    });
    for (const event of ["error", "abort", "timeout"]) {
      request.addEventListener(event, () => {
        finish(row, words.broken, true);
        done();
      });
    }
    request.send(file);
  });

const sendAll = async (list, files, instead, seen) => {
  for (const file of files) await send(list, file, instead, seen);
};

const listOf = (place) => place.querySelector(".hoi-bc-gui");
element.addEventListener("change", (event) => {
  const input = event.target.closest("input[type=file]");
  if (!input || !input.files.length) return;
  const place = input.closest("[data-gui]");
  sendAll(listOf(place), [...input.files], input.dataset.thay, input.dataset.ban);
  input.value = "";
});
element.addEventListener("dragover", (event) => {
  if (event.target.closest(".hoi-bc-tha")) event.preventDefault();
});
element.addEventListener("drop", (event) => {
  const place = event.target.closest(".hoi-bc-tha");
  if (!place) return;
  event.preventDefault();
  sendAll(listOf(place), [...event.dataTransfer.files]);
});
