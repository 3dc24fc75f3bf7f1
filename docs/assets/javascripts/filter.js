/*
 * Filters lists, sorts tables.
 * In .filterable, [data-items] selects entries, [data-facets] "key|..." and
 * th[data-facet] say by what the .filter-bar chooses, in its order; empty [data-group]s hide.
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

  /* Whether a text has what was typed, and each list what was chosen. */
  fits: (texts, lists, typed, chosen) =>
    texts.some((text, at) => text.includes(typed[at])) &&
    chosen.every((value, at) => !value || lists[at].includes(value)),

  /* Those without a key come last both ways. */
  sort: (keyed, sign) =>
    keyed.sort(([a], [b]) => !a - !b || sign * filtering.compare(a, b)).map(([, thing]) => thing),
};

(() => {
  const { make, say, readings } = globalThis.briefing ?? {};
  if (!make || !readings) return;
  const { flat, parts } = filtering;
  const words = (element) => flat(element?.textContent);
  const keyOf = (cell) => cell?.dataset.key ?? cell?.querySelector("time")?.dateTime ?? words(cell);

  function fill(select, at, lists) {
    const counts = filtering.count(lists.map((list) => list[at]));
    for (const [value, n] of counts) {
      select.append(make("option", { value, textContent: say("choice", { value, number: n }) }));
    }
    select.disabled = counts.length < 2;
  }

  function filter(box, form, tell) {
    const items = [...box.querySelectorAll(box.dataset.items)];
    const find = form.querySelector("input");
    const selects = [...form.querySelectorAll("select")];
    const keys = parts(box.dataset.facets);
    const columns = [...box.querySelectorAll("th[data-facet]")];
    const lists = items.map((item) => [
      ...keys.map((key) => parts(item.dataset[key])),
      ...columns.map(({ cellIndex }) => [words(item.cells[cellIndex])].filter(Boolean)),
    ]);
    for (const [at, select] of selects.entries()) fill(select, at, lists);
    let texts;
    form.oninput = () => {
      const typed = readings(flat(find?.value));
      texts ??= items.map((item) => readings(words(item)));
      const chosen = selects.map(({ value }) => value);
      let shown = 0;
      for (const [at, item] of items.entries()) {
        item.hidden = !filtering.fits(texts[at], lists[at], typed, chosen);
        shown += !item.hidden;
      }
      for (const group of box.querySelectorAll("[data-group]")) {
        group.hidden = !items.some((item) => !item.hidden && group.contains(item));
      }
      tell(say("shown", { shown, all: items.length }));
    };
    form.onsubmit = () => false;
    form.classList.add("ready");
  }

  function sort(table, th, tell) {
    const order = th.matches("[aria-sort=ascending]") ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", order);
    for (const body of table.tBodies) {
      const rows = [...body.rows].filter((row) => row.cells.length > 1);
      const keyed = rows.map((row) => [keyOf(row.cells[th.cellIndex]), row]);
      body.append(...filtering.sort(keyed, order === "ascending" ? 1 : -1));
    }
    tell(say(order, { column: words(th) }));
  }

  for (const box of document.querySelectorAll(".filterable")) {
    const status = box.querySelector(".filter-status");
    const tell = (text) => status.replaceChildren(text);
    filter(box, box.querySelector(".filter-bar"), tell);
    for (const table of box.querySelectorAll("table.sortable")) {
      for (const th of table.tHead.rows[0].cells) {
        const onclick = () => sort(table, th, tell);
        th.append(make("button", { onclick }, ...th.childNodes));
      }
    }
  }
})();
