// A marker's popup shows every column as a list; a reader wants the name, the figure and a link to the place's row.
const PLACE = "/detention/facilities/";

function short(list) {
  const values = {};
  list.querySelectorAll("dt").forEach((term) => {
    const text = term.nextElementSibling.firstChild ? term.nextElementSibling.firstChild.textContent : "";
    values[term.textContent] = text === "null" ? "" : text;
  });
  if (!values.facility_id) {
    return;
  }
  const box = document.createElement("div");
  box.className = "place-popup";
  const link = document.createElement("a");
  link.href = PLACE + encodeURIComponent(values.facility_id);
  link.textContent = values.name || values.facility_id;
  const lines = [
    [values.city, values.state].filter(Boolean).join(", "),
    values.latest_adp ? "Average daily population " + Number(values.latest_adp).toFixed(1) + ", fiscal year to " + values.last_as_of : "",
    "Marked at the centre of ZIP code " + values.zip,
  ];
  box.append(link, ...lines.filter(Boolean).map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  }));
  list.replaceWith(box);
}

new MutationObserver(() => {
  document.querySelectorAll(".leaflet-popup-content dl.cluster-map-dl").forEach(short);
}).observe(document.body, { childList: true, subtree: true });
