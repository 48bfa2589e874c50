// A marker's popup shows every column as a list; a reader wants the name, the figure and a link to the place's row.
const PLACE = "/places/";
// Places on Guam would make the first view the whole world: it shows the contiguous states, and the rest is a scroll away.
const STATES = [[24.4, -125], [49.4, -66.9]]; // south-west and north-east corner
const HALF_WORLD = 180; // degrees of longitude

import(datasette.leaflet.JAVASCRIPT_URL).then(() => {
  const fitBounds = L.Map.prototype.fitBounds;
  L.Map.include({
    fitBounds(bounds, options) {
      const wanted = L.latLngBounds(bounds);
      const wide = wanted.isValid() && wanted.getEast() - wanted.getWest() > HALF_WORLD;
      return fitBounds.call(this, wide ? STATES : bounds, options);
    },
  });
});

function marked(values) {
  return {
    zip: "Marked at the centre of ZIP code " + values.zip,
    city: "Marked at the centre of a ZIP code of the city",
    county: "Marked in the county, not at the place",
    grounds: "Marked on the grounds of the base",
  }[values.coordinate_precision];
}

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
  link.href = `${PLACE}${encodeURIComponent(values.facility_id)}/`;
  link.textContent = values.name || values.facility_id;
  const lines = [
    [values.city, values.state].filter(Boolean).join(", "),
    values.latest_adp ? "Average daily population " + Number(values.latest_adp).toFixed(1) + ", fiscal year to " + values.last_as_of : "",
    marked(values),
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
