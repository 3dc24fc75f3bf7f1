/*
 * Filters lists, sorts tables; without it everything stands there.
 * In .filterable, [data-items] selects entries, [data-facets] "key|..." and
 * th[data-facet] say by what the .filter-bar chooses, in its order; empty [data-group]s hide.
 */
(() => {
  "use strict";
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const words = (element) => (element?.textContent ?? "").trim().replace(/\s+/g, " ");
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const keyOf = (cell) =>
    cell?.dataset.key ?? cell?.querySelector("time")?.dateTime ?? words(cell);

  const parts = (text) => (text ?? "").split("|").filter(Boolean);

  /* For each facet in turn, a function that gives an item's values. */
  function facetsOf(box) {
    const named = parts(box.dataset.facets).map((key) => (item) => parts(item.dataset[key]));
    const columns = [...box.querySelectorAll("th[data-facet]")].map(({ cellIndex }) =>
      (item) => [words(item.cells[cellIndex])].filter(Boolean));
    return [...named, ...columns];
  }

  function fill(select, valuesOf, items) {
    const counts = new Map();
    for (const item of items) {
      for (const value of new Set(valuesOf(item))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const options = [...counts.keys()].sort(compare).map((value) =>
      make("option", { value, textContent: `${value} (${counts.get(value)})` }));
    select.append(...options);
    select.disabled = counts.size < 2;
  }

  function filter(box, form, say) {
    const items = [...box.querySelectorAll(box.dataset.items)];
    const find = form.querySelector("input");
    const facets = facetsOf(box);
    const selects = [...form.querySelectorAll("select")];
    selects.forEach((select, at) => fill(select, facets[at], items));
    form.oninput = () => {
      const typed = (find?.value ?? "").trim().toLowerCase();
      const chosen = selects.map(({ value }, at) => [value, facets[at]]).filter(([value]) => value);
      let shown = 0;
      for (const item of items) {
        item.hidden = !words(item).toLowerCase().includes(typed) ||
          !chosen.every(([value, valuesOf]) => valuesOf(item).includes(value));
        shown += !item.hidden;
      }
      for (const group of box.querySelectorAll("[data-group]")) {
        group.hidden = !items.some((item) => !item.hidden && group.contains(item));
      }
      say(`${shown} of ${items.length} shown`);
    };
    form.onsubmit = () => false;
    form.classList.add("ready");
  }

  function sort(table, th, say) {
    const order = th.matches("[aria-sort=ascending]") ? "descending" : "ascending";
    const sign = order === "ascending" ? 1 : -1;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", order);
    for (const body of table.tBodies) {
      const rows = [...body.rows].filter((row) => row.cells.length > 1)
        .map((row) => [keyOf(row.cells[th.cellIndex]), row]);
      rows.sort(([a], [b]) => !a - !b || sign * compare(a, b));
      body.append(...rows.map(([, row]) => row));
    }
    say(`Sorted by ${words(th)}, ${order}`);
  }

  for (const box of document.querySelectorAll(".filterable")) {
    const status = box.querySelector(".filter-status");
    const say = (text) => (status.textContent = text);
    filter(box, box.querySelector(".filter-bar"), say);
    for (const table of box.querySelectorAll("table.sortable")) {
      for (const th of table.tHead.rows[0].cells) {
        const onclick = () => sort(table, th, say);
        th.append(make("button", { onclick }, ...th.childNodes));
      }
    }
  }
})();
