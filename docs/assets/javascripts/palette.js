/*
 * The reader's colours before the first paint: those chosen earlier, else the system's. Shows the
 * button that leads to the next choice, and keeps what is chosen in the engine's own form, since
 * its script reads it once search is used. Runs where the form ends.
 */
(() => {
  "use strict";
  const form = document.querySelector("[data-md-component=palette]");
  if (!form || !globalThis.__md_get) return;
  const inputs = [...form.querySelectorAll("input")];
  const light = matchMedia("(prefers-color-scheme: light)");
  const { body } = document;
  const media = (input) => input.dataset.mdColorMedia;
  const system = () => `(prefers-color-scheme: ${light.matches ? "light" : "dark"})`;
  let index = __md_get("__palette")?.index ?? 0;

  function show() {
    if (!inputs[index]) index = 0;
    const chosen = inputs[index];
    const follows = media(chosen) === "(prefers-color-scheme)";
    const shown = (follows && inputs.find((input) => media(input) === system())) || chosen;
    const color = { media: media(chosen) };
    for (const key of ["scheme", "primary", "accent"])
      color[key] = shown.getAttribute(`data-md-color-${key}`);
    body.setAttribute("data-md-color-switching", "");
    for (const key in color) body.setAttribute(`data-md-color-${key}`, color[key]);
    setTimeout(() => body.removeAttribute("data-md-color-switching"));
    chosen.checked = true;
    for (const label of form.querySelectorAll("input + label"))
      label.hidden = label.previousElementSibling !== chosen;
    return { index, color };
  }
  show();

  light.addEventListener("change", show);
  form.addEventListener("change", (event) => {
    index = inputs.indexOf(event.target);
    __md_set("__palette", show());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const next = inputs[(index + 1) % inputs.length];
    next.click();
    next.focus();
  });
})();
