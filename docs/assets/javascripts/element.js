/*
 * Makes elements and speaks for the scripts that follow, which leave the page as it is where this
 * one is missing, or the phrases are.
 */
(() => {
  "use strict";
  const { phrases } = globalThis.briefing ?? {};
  if (!phrases) return;
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* A phrase, with its values put in. */
  const say = (key, values = {}) => phrases[key].replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  Object.assign(globalThis.briefing, { make, say });
})();
