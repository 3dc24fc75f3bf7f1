/* Makes elements for the scripts that follow, which leave the page as it is where this one is missing. */
(() => {
  "use strict";
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  globalThis.briefing = { make };
})();
