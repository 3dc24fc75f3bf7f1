/*
 * What opens and closes by keyboard: the menu of sections on small screens, and search.
 * Two check boxes hold what is open, as the engine has it. Here their buttons say so,
 * focus goes in and comes back, Escape shuts, and nothing behind the open menu is reached.
 */
(() => {
  "use strict";
  const opener = (name, state) => {
    const box = document.querySelector(`[data-md-toggle=${state}]`);
    const button = document.querySelector(`.opens-${name}`);
    if (!box || !button) return null;
    const set = (open) => box.checked === open || box.click();
    // The engine shuts search for good where no button of its own kind is found.
    button.setAttribute("for", box.id);
    button.addEventListener("click", () => set(true));
    box.addEventListener("change", () => button.setAttribute("aria-expanded", box.checked));
    button.setAttribute("aria-expanded", box.checked);
    return { box, button, set };
  };

  const menu = opener("menu", "drawer");
  if (menu) {
    const list = document.getElementById("__menu");
    const behind = document.querySelectorAll(
      ".md-header, .md-sidebar--secondary, .md-content, .md-footer",
    );
    menu.box.addEventListener("change", () => {
      const open = menu.box.checked;
      for (const part of behind) part.inert = open;
      (open ? list.querySelector("button") : menu.button).focus();
    });
    list.querySelector(".closes-menu").addEventListener("click", () => menu.set(false));
    addEventListener("keydown", ({ key }) => key === "Escape" && menu.set(false));
    // Some browsers keep a check box as it was when a page is loaded again.
    menu.set(false);
    matchMedia("(min-width: 76.25em)").addEventListener("change", () => menu.set(false));
  }

  const search = opener("search", "search");
  if (search) {
    const whole = search.button.parentElement.querySelector(".md-search");
    let before = null;
    const within = (element) => element && whole.contains(element);
    whole.addEventListener("focusin", ({ relatedTarget }) => {
      if (!within(relatedTarget)) before = relatedTarget;
    });
    whole.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget || within(relatedTarget)) return;
      search.set(false);
      // While the engine starts it may hold the panel open for an eighth of a second.
      setTimeout(() => within(document.activeElement) || search.set(false), 200);
    });
    // The engine leaves what it finds to the arrows alone.
    new MutationObserver(() => {
      for (const found of whole.querySelectorAll("ol a[tabindex]")) {
        found.removeAttribute("tabindex");
      }
    }).observe(whole.querySelector("ol"), { childList: true, subtree: true });
    // Whatever shuts search also takes the focus out of it, once its own work is done.
    search.box.addEventListener("change", () => {
      const back = search.box.checked ? null : before;
      setTimeout(() => {
        const at = document.activeElement;
        if (back?.isConnected && (at === document.body || within(at))) back.focus();
      });
    });
  }
})();
