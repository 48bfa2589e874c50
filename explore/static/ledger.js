// Nothing here is needed to read: a button that copies the citation, and a word where a copy made of files can't be asked.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = "Copied";
  });
}
if (location.search) document.querySelectorAll("[data-default]").forEach((note) => { note.hidden = false; });
