// The search of a copy made of files: the names of names.json, compared as explore/search.py does, without statements' words.
const STOP = new Set("a an and are at by do does for from how i in into is it many much of on or the their there to was were what when where which who why with people detained detention center centre facility facilities ice held hold holds".split(" "));
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().replace(/(\d)\s?\((\w)\)/g, "$1$2").match(/[a-z0-9]+/g) || [];

function distance(a, b, most) {
  let before = null;
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (before && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}

function near(asked, word) {
  if (asked === word) return 1;
  if (asked.length > 3 && asked.replace(/s$/, "") === word.replace(/s$/, "")) return 0.95;
  if (asked.length >= 3 && word.startsWith(asked)) return 0.85;
  if (asked.length < 4 || word.length < 4 || Math.abs(asked.length - word.length) > 2) return 0;
  const most = asked.length < 6 ? 1 : 2;
  const apart = distance(asked, word, most);
  return apart > most ? 0 : 0.75 - 0.15 * apart;
}

function score(asked, entry) {
  let total = 0;
  for (const word of asked) {
    const best = Math.max(0, ...entry.words.map((other) => near(word, other)));
    if (!best) return 0;
    total += best;
  }
  const whole = Math.max(...entry.names.map((name) => {
    const words = name.split(" ");
    if (name === asked.join(" ")) return 6;
    const met = asked.reduce((sum, word) => sum + Math.max(...words.map((other) => near(word, other))), 0) / asked.length;
    const spelled = words.filter((word) => !STOP.has(word)).map((other) => Math.max(...asked.map((word) => near(other, word))));
    return 2 * met + (spelled.length ? 2 * spelled.reduce((a, b) => a + b, 0) / spelled.length : 0);
  }));
  return 4 * total / asked.length + whole + entry.weight;
}

const query = new URLSearchParams(location.search).get("q");
const list = document.querySelector("[data-search]");
if (list && query && !list.children.length) {
  const asked = plain(query);
  const telling = asked.filter((word) => !STOP.has(word));
  const words = telling.length ? telling : asked;
  document.getElementById("q").value = query;
  fetch("/search/names.json").then((reply) => reply.json()).then((entries) => {
    const best = new Map();
    for (const entry of entries) {
      const value = words.length ? score(words, entry) : 0;
      if (value > (best.get(entry.address)?.value || 0)) best.set(entry.address, { ...entry, value });
    }
    const hits = [...best.values()].sort((a, b) => b.value - a.value).slice(0, 20);
    for (const hit of hits) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = hit.address;
      link.textContent = hit.name;
      const note = document.createElement("span");
      note.className = "note";
      note.textContent = hit.context;
      item.append(link, document.createElement("br"), note);
      list.append(item);
    }
    const said = document.querySelector("[data-default]");
    said.textContent = hits.length ? "Names only: the words of statements need the running site." : "No name answers to it.";
    said.hidden = false;
  });
}
