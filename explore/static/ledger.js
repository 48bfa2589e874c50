// Nothing here is needed to read: a button that copies the citation, and a word where a copy made of files can't be asked.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = "Copied";
  });
}
// A chart as PNG is drawn here, from the SVG beside the page, at twice its size: nothing has to be baked or fetched from others.
for (const button of document.querySelectorAll("[data-png]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const svg = await (await fetch(button.dataset.png)).text();
    const [, , width, height] = /viewBox="([^"]+)"/.exec(svg)[1].split(" ").map(Number);
    const picture = new Image(2 * width, 2 * height);
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg.replace("<svg ", `<svg width="${2 * width}" height="${2 * height}" `));
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    Object.assign(document.createElement("a"), { href: canvas.toDataURL("image/png"), download: "chart.png" }).click();
  });
}
if (location.search) document.querySelectorAll("[data-default]").forEach((note) => { note.hidden = false; });

// Datasette's filter form and editor name their fields by position only: say what each is.
const NAMES = { _filter_column: "Column", _filter_op: "Comparison", _filter_value: "Value", _search: "Words", _sort: "Sorted by", _size: "Rows" };
function label() {
  for (const field of document.querySelectorAll("select:not([aria-label]), input:not([type=hidden]):not([aria-label]), textarea:not([aria-label])")) {
    if (field.labels && field.labels.length) continue;
    const name = (field.name || "").replace(/_\d+$/, "");
    field.setAttribute("aria-label", NAMES[name] || name.replaceAll("_", " ").trim() || "SQL");
  }
  document.querySelectorAll(".column-descriptions").forEach((list) => { list.tabIndex = 0; });
}
label();
addEventListener("load", label);
