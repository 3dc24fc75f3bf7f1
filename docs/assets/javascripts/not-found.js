/*
 * The words of the address that was asked for, below the site's own and without the section, go
 * into the search field and into a link that searches for them.
 */
(() => {
  "use strict";
  const link = document.getElementById("s-again");
  const field = document.querySelector("[data-md-component=search-query]");
  const home = new URL(".", link.href).pathname;
  if (!location.pathname.startsWith(home)) return;
  let asked = location.pathname.slice(home.length);
  try {
    asked = decodeURIComponent(asked);
  } catch {
    // A lone % is no code: the address is taken as it is.
  }
  const steps = asked
    .replace(/\.[a-z]+$/i, "")
    .split("/")
    .filter((step) => step && step !== "index");
  const words = (steps.length > 1 ? steps.slice(1) : steps)
    .join(" ")
    .split(/[^\p{L}\p{M}\p{N}']+/u);
  const sought = words
    .filter((word) => word && word !== "404")
    .join(" ")
    .slice(0, 80);
  if (!sought) return;
  link.textContent = link.dataset.words.replace("%(words)s", () => sought);
  link.search = `?q=${encodeURIComponent(sought)}`;
  link.parentElement.hidden = false;
  if (field) field.value = sought;
})();
