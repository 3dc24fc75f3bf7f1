/*
 * The search field: any input searches, Enter opens the first page found, arrows walk through the
 * list, and an empty field that is clicked, or left downwards, offers questions. Other engines do
 * this their own way.
 */
(() => {
  "use strict";
  const { make, phrases, questions } = globalThis.briefing ?? {};
  const whole = document.querySelector(".md-header .md-search");
  if (!make || !questions || !whole || !document.querySelector("script[data-engine]")) return;
  const field = whole.querySelector("input");
  const root = new URL("../../", document.currentScript.src).href;
  const page = location.protocol === "file:" ? "index.html" : "";

  /* ---- What is offered ---- */

  const offered = make("nav", { className: "offered" });
  const heading = make("p", { id: "__offered", textContent: phrases.offered });
  const links = questions.map(({ address, text, lang }) =>
    make("a", { href: `${root}${address}${page}`, textContent: text, lang, dir: "auto" }),
  );
  if (links.length) {
    offered.setAttribute("aria-labelledby", heading.id);
    offered.append(heading, make("ul", {}, ...links.map((link) => make("li", {}, link))));
    whole.querySelector(".md-search-result__meta").after(offered);
  }

  /* What is offered is there, and told of, while nothing is typed. */
  function offer() {
    offered.hidden = field.value !== "";
    if (offered.hidden || !links.length) field.removeAttribute("aria-describedby");
    else field.setAttribute("aria-describedby", heading.id);
  }
  field.addEventListener("focus", offer);
  field.form.addEventListener("reset", () => setTimeout(offer));
  offer();

  /* ---- What is typed ---- */

  let listed = null;
  let awaited = null;
  const open = () => whole.querySelector("ol a")?.click();

  // The engine looks at the field when a key comes up: text may come without one.
  field.addEventListener("input", () => {
    awaited = null;
    offer();
    field.dispatchEvent(new Event("keyup"));
  });
  field.addEventListener("listed", ({ detail }) => {
    listed = detail;
    if (listed !== awaited) return;
    awaited = null;
    open();
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    if (listed === field.value) open();
    else awaited = field.value;
  });

  /* ---- Keys ---- */

  function step(from, by) {
    const list = field.value ? whole.querySelectorAll("ol :is(a, summary)") : links;
    const stops = [...list].filter(
      (stop) => stop.matches("summary") || !stop.closest("details:not([open])"),
    );
    const ring = [field, ...stops];
    ring.at((ring.indexOf(from) + by) % ring.length).focus();
  }

  // To the engine Enter opens another page than the first, Tab shuts search, and any key but
  // arrows leads back to the field.
  const kept = (target) => ["Tab", "Shift", "Enter", ...(target === field ? [] : [" "])];
  addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      if (!whole.contains(target)) return;
      const by = { ArrowDown: 1, ArrowUp: -1 }[key];
      if (by) {
        event.preventDefault();
        field.dispatchEvent(new Event("wanted"));
        step(target, by);
      }
      if (by || kept(target).includes(key)) event.stopImmediatePropagation();
    },
    true,
  );
})();
