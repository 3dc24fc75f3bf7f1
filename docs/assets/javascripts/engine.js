/*
 * The engine's script is fetched when search is first wanted (by a click, a key in the field or the
 * shortcut), or asked for by the address: reading needs none of it. What is typed meanwhile stays in
 * the field, where the script finds it. If search cannot be had, its panel says so.
 */
(() => {
  "use strict";
  const engine = document.querySelector("script[data-engine]");
  const field = document.querySelector("[data-md-component=search-query]");
  const panel = document.querySelector("[data-md-toggle=search]");
  const said = document.querySelector(".md-search-result__meta");
  // Without the first script a page is as without any, and the engine would fail.
  if (!engine || !field || !panel || !said || !globalThis.__md_get) return;

  /* ---- The engine ---- */

  const waiting = said.textContent;
  const { failed } = said.dataset;
  function fail(event) {
    if (said.textContent === waiting) said.textContent = failed;
    if (said.textContent === failed) event.preventDefault();
  }

  /* Says of which text the list shows the results, once it does. */
  const tell = (detail) =>
    setTimeout(() => field.dispatchEvent(new CustomEvent("listed", { detail })));

  const watched = () =>
    class extends Worker {
      asked = [];
      constructor(...given) {
        super(...given);
        this.addEventListener("error", fail);
        this.addEventListener("message", ({ data }) => data.type === 3 && tell(this.asked.shift()));
      }
      postMessage(message) {
        if (message.type === 2) this.asked.push(message.data);
        super.postMessage(message);
      }
    };

  /* The engine takes the index that the browser has, which may be of an earlier site. It has no
     fingerprint, as it would change every page: instead the server is asked whether it is new. */
  const index = new URL("../../search/search_index.json", document.currentScript.src).href;
  const asking = () =>
    class extends XMLHttpRequest {
      open(method, address, ...rest) {
        this.address = new URL(address, location.href).href;
        super.open(method, address, ...rest);
      }
      send(...given) {
        if (this.address === index) this.revalidate();
        else super.send(...given);
      }
      async revalidate() {
        try {
          const answer = await fetch(index, { cache: "no-cache" });
          const { status, statusText } = answer;
          const found = { status, statusText, response: await answer.blob() };
          for (const key in found) Object.defineProperty(this, key, { value: found[key] });
          this.dispatchEvent(new Event("load"));
        } catch {
          this.dispatchEvent(new Event("error"));
        }
      }
    };

  let starting = false;
  function load() {
    if (engine.src) return;
    globalThis.Worker = watched();
    globalThis.XMLHttpRequest = asking();
    addEventListener("error", (event) => event.filename === engine.src && fail(event));
    engine.onerror = fail;
    // On a page with a fragment the engine shuts the panel 125 ms after its start.
    engine.onload = () => {
      starting = true;
      setTimeout(() => {
        starting = false;
      }, 150);
    };
    engine.src = engine.dataset.engine;
  }

  /* ---- The panel ---- */

  const open = (wanted) => panel.checked === wanted || panel.click();

  // Focus alone opens nothing: it may only pass through on its way to the page. The engine,
  // which would open its panel, listens at the body too, after this.
  function start() {
    load();
    open(true);
  }
  for (const wish of ["click", "input", "wanted"]) field.addEventListener(wish, start);
  function pass(event) {
    const to = event.type === "focusin" ? event.target : event.relatedTarget;
    if (to === field && !panel.checked) event.stopImmediatePropagation();
  }
  for (const moved of ["focusin", "focusout"]) document.body.addEventListener(moved, pass);
  panel.addEventListener("click", (event) => {
    if (starting && !event.isTrusted && !panel.checked) event.preventDefault();
  });
  field.closest("[role=search]").addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    starting = false;
    open(false);
    document.activeElement.blur();
  });
  panel.addEventListener("change", () => {
    if (!panel.checked) return;
    load();
    field.focus();
  });

  /* ---- Keys ---- */

  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() !== "k" || ctrlKey === metaKey || altKey || shiftKey) return;
    event.preventDefault();
    open(true); // a closed field on a phone takes no focus
    field.focus();
    field.select();
  });
  // To the engine a letter alone is a command, which one who dictates gives unaware (WCAG 2.1.4).
  addEventListener(
    "keydown",
    (event) => {
      const { key, ctrlKey, metaKey } = event;
      if (!panel.checked && !ctrlKey && !metaKey && "/sfpn,.".includes(key))
        event.stopImmediatePropagation();
    },
    true,
  );

  if (new URLSearchParams(location.search).has("q")) load();
})();
