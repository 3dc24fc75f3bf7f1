/*
 * The page's title in the header once its own is out of sight, the current entry of the
 * contents, and folds opened for links into them and for print. Other engines do this themselves.
 */
(() => {
  "use strict";
  if (!document.querySelector("script[data-engine]")) return;

  const watch = (targets, rootMargin, tell) => {
    const observer = new IntersectionObserver((entries) => entries.forEach(tell), { rootMargin });
    for (const target of targets) observer.observe(target);
  };

  /* What an address points to; of one that cannot be read, what it says. */
  function idIn(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return hash.slice(1);
    }
  }

  const heading = document.querySelector(".md-content h1");
  const title = document.querySelector("[data-md-component=header-title]");
  if (heading && title) {
    const below = "-48px 0px 0px"; // the header's height
    watch([heading], below, ({ isIntersecting, boundingClientRect, rootBounds }) =>
      title.classList.toggle(
        "md-header__title--active",
        !isIntersecting && boundingClientRect.top < (rootBounds?.top ?? 0),
      ),
    );
  }

  /* Reaching far above the window, the root holds every heading that was passed. */
  function follow(contents) {
    const links = new Map();
    for (const link of contents.querySelectorAll("a[href^='#']")) {
      const target = document.getElementById(idIn(link.hash));
      if (target) links.set(target, link);
    }
    const box = contents.closest(".md-sidebar__scrollwrap");
    const passed = new Set();
    let current;
    watch(links.keys(), "10000000px 0px -75% 0px", ({ target, isIntersecting }) => {
      passed[isIntersecting ? "add" : "delete"](target);
      const last = links.get([...links.keys()].findLast((one) => passed.has(one)));
      if (last === current) return;
      const top = last && box && last.offsetTop - box.clientHeight / 2;
      current?.classList.remove("md-nav__link--active");
      current?.removeAttribute("aria-current");
      current = last;
      current?.classList.add("md-nav__link--active");
      current?.setAttribute("aria-current", "location");
      if (current) box?.scrollTo({ top });
    });
  }
  const contents = document.querySelector(".md-sidebar--secondary [data-md-component=toc]");
  if (contents && matchMedia("(min-width: 60em)").matches) follow(contents);

  /* What is folded round an element, from the inside out. */
  const folded = (element) => element?.closest("details:not([open])");
  function around(element) {
    const box = folded(element);
    return box ? [box, ...around(box.parentElement)] : [];
  }

  /* A statement is found by its id, and by an earlier one at the head of its words. */
  function evidenceOf(target) {
    const own = target.matches("span:empty") ? target.parentElement.parentElement : target;
    if (!own.matches(".claim, .designation")) return [];
    return [...own.querySelectorAll(":scope > .evidence:not([open])")];
  }

  function reveal(scrolls = true) {
    const target = document.getElementById(idIn(location.hash)); // `:target` comes too late
    const boxes = target ? [...around(target), ...evidenceOf(target)] : [];
    for (const box of boxes) box.open = true;
    if (boxes.length && scrolls) target.scrollIntoView();
  }

  /* Whoever goes back or forward is scrolled by the browser to where they were. */
  let isReturning = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  reveal(!isReturning);
  globalThis.navigation?.addEventListener("navigate", ({ navigationType }) => {
    isReturning = navigationType === "traverse";
  });
  addEventListener("hashchange", () => reveal(!isReturning));

  /* A link to the spot at which the reader is already changes no address. */
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    if (link?.hash && link.href === location.href) reveal();
  });

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll(".md-content details:not([open])")];
    for (const box of unfolded) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of unfolded) box.open = false;
  });
})();
