/*
 * Runs before anything is drawn, in place of the engine's own script in the page: what waits for
 * scripts is told that there are some, and what a reader chooses is kept by site.
 */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  /* What waits for a script is shown where that script failed, as without any. */
  addEventListener("load", () => {
    if (document.querySelector(".filterable:not(.ready)")) root.classList.replace("js", "no-js");
  });

  /* The engine's names. Where the browser keeps nothing for this site, asking for it fails. */
  const scope = new URL("../../", document.currentScript.src);
  const key = (name, where) => `${where.pathname}.${name}`;
  globalThis.__md_scope = scope;
  globalThis.__md_hash = (text) =>
    [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  globalThis.__md_get = (name, kept, where = scope) => {
    try {
      return JSON.parse((kept ?? localStorage).getItem(key(name, where)));
    } catch {
      return null;
    }
  };
  globalThis.__md_set = (name, value, kept, where = scope) => {
    try {
      (kept ?? localStorage).setItem(key(name, where), JSON.stringify(value));
    } catch {
      // Then it is chosen again on the next page.
    }
  };
})();
