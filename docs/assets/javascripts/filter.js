/*
 * Filters the [data-items] of a .filterable by its .filter-bar: selects by [data-facets] "key|..."
 * ("!key": those without), then by th[data-facet]; check boxes "show" by [data-only] or "folded".
 */
"use strict";

const filtering = {
  compare: new Intl.Collator("en", { numeric: true }).compare,
  flat: (text) => (text ?? "").trim().replace(/\s+/g, " "),
  parts: (text) => (text ?? "").split("|").filter(Boolean),

  /* Each value of some lists, in order, and how many have it. */
  count(lists) {
    const counts = new Map();
    for (const value of lists.flatMap((list) => [...new Set(list)])) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort(([a], [b]) => filtering.compare(a, b));
  },

  /* For each list the values that others have and it has not. */
  lacking(lists) {
    const all = [...new Set(lists.flat())];
    return lists.map((list) => all.filter((value) => !list.includes(value)));
  },

  /* Whether a text has what was typed, and each list the value that was chosen for it. */
  fits: (texts, lists, typed, chosen) =>
    texts.some((text, at) => text.includes(typed[at])) &&
    chosen.every((value, at) => !value || lists[at].includes(value)),

  /*
   * The part of the address that is about one list, as "key" or "key-2": what is chosen there is
   * shown again by a link, a reload or Back.
   */
  addressOf(box) {
    const number = [...document.querySelectorAll(".filterable")].indexOf(box) + 1;
    const named = (key) => (number > 1 ? `${key}-${number}` : key);
    return {
      get: (key) => new URL(location).searchParams.getAll(named(key)),
      set(key, values) {
        const url = new URL(location);
        url.searchParams.delete(named(key));
        for (const value of values.filter(Boolean)) url.searchParams.append(named(key), value);
        // From disk, some browsers let no page change its address.
        if (location.protocol !== "file:") history.replaceState(history.state, "", url);
      },
    };
  },

  /* Those without a key come last both ways. */
  sort: (keyed, sign) =>
    keyed.sort(([a], [b]) => !a - !b || sign * filtering.compare(a, b)).map(([, thing]) => thing),
};

(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const boxes = all(".filterable");
  for (const box of boxes) box.classList.add("ready");
  const { make, say, readings } = globalThis.briefing ?? {};
  if (!make || !readings) return;
  globalThis.briefing.filtering = filtering;
  const { flat, parts } = filtering;
  const words = (element) => flat(element?.textContent);

  function fill(select, values) {
    const counts = filtering.count(values);
    for (const [value, n] of counts) {
      select.append(make("option", { value, textContent: say("choice", { value, number: n }) }));
    }
    select.disabled = counts.length < 2;
  }

  /* By each facet, under its name, the values of every item. */
  function facetsOf(box, items) {
    const keyed = parts(box.dataset.facets).map((facet) => {
      const key = facet.replace("!", "");
      const lists = items.map((item) => parts(item.dataset[key]));
      return facet === key ? [key, lists] : [`not-${key}`, filtering.lacking(lists)];
    });
    const columns = all("th[data-facet]", box).map((th) => [
      th.dataset.facet || words(th),
      items.map((item) => [words(item.cells[th.cellIndex])].filter(Boolean)),
    ]);
    return [...keyed, ...columns];
  }

  /* Puts items into one list by a key, the highest first, or back to where they were. */
  function orderer(box, items) {
    const homes = items.map((item) => item.parentElement);
    let now = "";
    return (key) => {
      if (key === now) return;
      now = key;
      if (key) {
        const keyed = items.map((item) => [item.dataset[key], item]);
        box.querySelector("[data-ordered]").append(...filtering.sort(keyed, -1));
      } else for (const [at, item] of items.entries()) homes[at].append(item);
    };
  }

  /* Entries of contents that lead into a box, each with its heading. */
  function contentsOf(box) {
    return all("nav li > a[href^='#']")
      .map((link) => [link.parentElement, document.getElementById(link.hash.slice(1))])
      .filter(([, heading]) => heading && box.contains(heading));
  }

  function filter(box, form) {
    const address = filtering.addressOf(box);
    const tell = (text) => box.querySelector(".filter-status").replaceChildren(text);
    const items = all(box.dataset.items, box);
    // What an entry is chosen by can be typed as well.
    const keys = parts(box.dataset.facets).map((facet) => facet.replace("!", ""));
    let texts;
    const textOf = (item) => [words(item), ...keys.map((key) => item.dataset[key])].join();
    const contents = contentsOf(box);
    const folds = all("details[data-group]", box);
    const find = form.querySelector("input[type=search]");
    const order = form.querySelector("select[name=order]");
    const switches = all("input[name=show]", form);
    const selects = all("select:not([name])", form);
    const facets = facetsOf(box, items);
    const arrange = order && orderer(box, items);
    for (const [at, [, values]] of facets.entries()) fill(selects[at], values);
    const started = folds.map((fold) => fold.open);
    let unfolded = false;

    function unfold(wanted) {
      if (wanted === unfolded) return;
      unfolded = wanted;
      for (const [at, fold] of folds.entries()) fold.open = wanted || started[at];
    }

    function apply() {
      const typed = flat(find?.value);
      const wanted = readings(typed);
      texts ??= items.map((item) => readings(textOf(item)));
      const chosen = selects.map(({ value }) => value);
      const on = new Set(switches.filter(({ checked }) => checked).map(({ value }) => value));
      arrange?.(order.value);
      let shown = 0;
      for (const [at, item] of items.entries()) {
        const lists = facets.map(([, values]) => values[at]);
        const { only } = item.dataset;
        const fits = filtering.fits(texts[at], lists, wanted, chosen);
        item.hidden = !fits || Boolean(only && !on.has(only));
        shown += !item.hidden;
      }
      for (const group of all("[data-group]", box)) {
        const left = items.filter((item) => !item.hidden && group.contains(item)).length;
        group.hidden = !left;
        group.querySelector(":scope > :is(summary, tr) .count")?.replaceChildren(left);
      }
      for (const [entry, heading] of contents) entry.hidden = Boolean(heading.closest("[hidden]"));
      unfold(Boolean(typed || chosen.some(Boolean) || on.has("folded")));
      tell(say("shown", { shown, all: items.length }));
      return [typed, chosen, [...on]];
    }

    form.oninput = () => {
      const [typed, chosen, on] = apply();
      if (find) address.set("containing", [typed]);
      for (const [at, [name]] of facets.entries()) address.set(name, [chosen[at]]);
      if (order) address.set("order", [order.value]);
      if (switches.length) address.set("show", on);
    };
    if (find) find.value = address.get("containing")[0] ?? "";
    for (const [at, [name]] of facets.entries()) selects[at].value = address.get(name)[0] ?? "";
    for (const select of selects) if (select.selectedIndex < 0) select.selectedIndex = 0;
    if (order) order.value = address.get("order")[0] ?? "";
    if (order?.selectedIndex < 0) order.selectedIndex = 0;
    for (const one of switches) one.checked = address.get("show").includes(one.value);
    /* A link into what is not shown has all of it shown. */
    function reveal() {
      const target = document.querySelector(":target");
      if (!target?.closest("[data-group][hidden]") || !box.contains(target)) return;
      form.reset();
      for (const one of switches) one.checked = true;
      form.oninput();
      target.scrollIntoView();
    }
    addEventListener("hashchange", reveal);
    form.onsubmit = () => false;
    form.classList.add("ready");
    const asked = [find, order, ...selects].some((one) => one?.value);
    if (asked || switches.length) apply();
    reveal();
  }

  for (const box of boxes) filter(box, box.querySelector(".filter-bar"));
})();
