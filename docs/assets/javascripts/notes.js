/*
 * Brings the list of sources to where it is cited: a card at each mark, for pointer and
 * keyboard, and on wide screens a note in the margin beside the line that first cites a
 * source. Both repeat that list, which serves touch screens, print and scripts' absence.
 */
(() => {
  "use strict";
  const numberOf = (mark) => mark.textContent.slice(1, -1); // without its brackets
  const entryOf = (mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1)));

  const { make, say } = globalThis.briefing ?? {};
  if (!make) return;

  /* Read aloud, or in a list of links, a number alone says nothing. */
  for (const mark of document.querySelectorAll("sup > a")) {
    mark.setAttribute("aria-label", say("source", { number: numberOf(mark) }));
  }

  /* ---- The card ---------------------------------------------------------- */

  const SOON = 120; // milliseconds, so that a pointer may cross a mark unanswered
  const LATE = 300; // and may take its time from the mark to the card
  const EDGE = 8; // pixels between the card and the window's edge

  function cards() {
    const card = make("div", { id: "s-card", role: "tooltip", popover: "manual" });
    card.className = "cite-card md-typeset";
    let mark = null;
    let timer = 0;
    const after = (delay, action) => {
      clearTimeout(timer);
      timer = setTimeout(action, delay);
    };

    function place() {
      const { left, right, top, bottom } = mark.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = card;
      const room = document.documentElement.clientWidth - width - EDGE;
      const above = top - height - 2;
      const y = above < EDGE + 48 ? bottom + 2 : above; // 48: the header
      const x = mark.matches(":dir(rtl)") ? right + EDGE - width : left - EDGE;
      card.style.left = `${scrollX + Math.max(EDGE, Math.min(x, room))}px`;
      card.style.top = `${scrollY + y}px`;
    }

    function hide() {
      clearTimeout(timer);
      mark?.removeAttribute("aria-describedby");
      mark = null;
      if (card.isConnected) card.hidePopover();
    }

    function show(wanted) {
      clearTimeout(timer);
      const entry = entryOf(wanted);
      if (wanted === mark || !entry) return;
      hide();
      mark = wanted;
      card.replaceChildren(entry.querySelector(".source-card").cloneNode(true));
      for (const link of card.querySelectorAll("a")) link.tabIndex = -1;
      (document.querySelector("main") ?? document.body).append(card);
      card.showPopover();
      place();
      mark.setAttribute("aria-describedby", card.id);
    }

    const over = (target) => target.closest?.("sup > a");
    addEventListener("pointerover", ({ target, pointerType }) => {
      if (pointerType === "touch") return;
      if (over(target)) after(mark ? 0 : SOON, () => show(over(target)));
      else if (card.contains(target)) clearTimeout(timer);
      else if (!mark?.matches(":focus-visible")) after(LATE, hide);
    });
    addEventListener("focusin", ({ target }) => {
      if (over(target)?.matches(":focus-visible")) show(over(target));
    });
    addEventListener("focusout", () => mark && after(0, hide));
    addEventListener("keydown", ({ key }) => key === "Escape" && hide());
    addEventListener("click", ({ target }) => over(target) && hide());
  }
  if ("showPopover" in HTMLElement.prototype) cards();

  /* ---- The margin -------------------------------------------------------- */

  const DRIFT = 150; // pixels that a note may stand below its line
  const GAP = 8; // pixels between two notes

  function note(mark, entry) {
    const link = make("a", { className: "margin-note", tabIndex: -1 });
    link.href = entry.querySelector(".source-title a")?.href ?? mark.href;
    link.append(make("b", { textContent: numberOf(mark) }), entry.dataset.note);
    return link;
  }

  function margin(article) {
    const wide = matchMedia("(min-width: 76.25em)");
    const box = make("div", { className: "margin-notes" });
    box.setAttribute("aria-hidden", "true");

    /* What stands in the column of the notes, from top to bottom, with the room round each. */
    function taken({ left, right }, { top: origin }) {
      return [...article.children]
        .filter((child) => child !== box)
        .map((element) => ({ element, place: element.getBoundingClientRect() }))
        .filter(({ place }) => place.height && place.right > left && place.left < right)
        .map(({ element, place }) => ({
          element,
          from: place.top - origin - GAP,
          to: place.bottom - origin + 2 * GAP,
        }))
        .sort((a, b) => a.from - b.from);
    }

    /* The marks in reading order, each with its place, but for those that have no margin beside them. */
    function cited(origin, walls) {
      return [...article.querySelectorAll("sup > a")]
        .filter((mark) => !mark.closest("details:not([open]), [hidden]"))
        .filter((mark) => !walls.some(({ element }) => element.contains(mark)))
        .map((mark) => ({
          mark,
          source: mark.hash,
          top: mark.getBoundingClientRect().top - origin,
        }));
    }

    function lay() {
      if (!box.isConnected) article.lastElementChild.before(box);
      box.replaceChildren();
      const origin = article.getBoundingClientRect();
      const walls = taken(box.getBoundingClientRect(), origin);
      const marks = cited(origin.top, walls);
      const notes = new Map();
      for (const { mark, source } of marks) {
        const entry = notes.has(source) || entryOf(mark);
        if (entry && entry !== true) notes.set(source, note(mark, entry));
      }
      box.append(...notes.values());
      const heights = new Map(
        [...notes].map(([source, { offsetHeight }]) => [source, offsetHeight]),
      );
      let free = 0;
      for (const { source, top } of marks) {
        const height = heights.get(source);
        if (!height) continue;
        const clear = (at, { from, to }) => (from < at + height && at < to ? to : at);
        const y = walls.reduce(clear, Math.max(top, free));
        if (y - top > DRIFT) continue;
        notes.get(source).style.top = `${y}px`;
        heights.delete(source);
        free = y + height + GAP;
      }
      for (const source of heights.keys()) notes.get(source)?.remove();
    }

    let frame = 0;
    const again = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(lay);
    };
    const size = new ResizeObserver(again);
    const begin = () => {
      if (wide.matches) size.observe(article);
      else size.disconnect();
    };
    begin();
    wide.addEventListener("change", begin);
    document.fonts.addEventListener("loadingdone", () => wide.matches && again());
  }
  const article = document.querySelector(".md-content__inner");
  if (article?.querySelector(".references")) margin(article);
})();
