/*
 * Filters lists, sorts tables; without it everything stands there.
 * In .filterable, [data-items] selects entries, [data-facets] "Label:key|..." and
 * th[data-facet] say by what to choose, [data-find] by words; empty [data-group]s hide.
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

  function facetsOf(box) {
    const named = parts(box.dataset.facets).map((facet) => {
      const [label, key] = facet.split(":");
      return { label, of: (item) => parts(item.dataset[key]) };
    });
    const columns = [...box.querySelectorAll("th[data-facet]")].map((th) =>
      ({ label: words(th), of: (item) => [words(item.cells[th.cellIndex])].filter(Boolean) }));
    return [...named, ...columns];
  }

  function chooser(facet, items) {
    const counts = new Map();
    for (const item of items) {
      for (const value of new Set(facet.of(item))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (counts.size < 2) return null;
    const options = [...counts.keys()].sort(compare).map((value) =>
      make("option", { value, textContent: `${value} (${counts.get(value)})` }));
    facet.select = make("select", {}, make("option", { value: "", textContent: "All" }), ...options);
    return make("label", {}, facet.label, facet.select);
  }

  function filter(box, say) {
    const items = [...box.querySelectorAll(box.dataset.items)];
    const facets = facetsOf(box);
    const controls = facets.map((facet) => chooser(facet, items)).filter(Boolean);
    const find = "find" in box.dataset && make("input", { type: "search" });
    if (find) controls.unshift(make("label", {}, "Containing", find));
    if (!controls.length) return;
    const apply = () => {
      const typed = (find.value ?? "").trim().toLowerCase();
      const chosen = facets.filter((facet) => facet.select?.value);
      let shown = 0;
      for (const item of items) {
        item.hidden = !words(item).toLowerCase().includes(typed) ||
          !chosen.every((facet) => facet.of(item).includes(facet.select.value));
        shown += !item.hidden;
      }
      for (const group of box.querySelectorAll("[data-group]")) {
        group.hidden = !items.some((item) => !item.hidden && group.contains(item));
      }
      say(`${shown} of ${items.length} shown`);
    };
    const form = make("form", { className: "filter-bar", oninput: apply }, ...controls);
    form.onsubmit = () => false;
    box.prepend(form);
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
    const status = make("p", { className: "filter-status" });
    status.setAttribute("aria-live", "polite");
    const say = (text) => (status.textContent = text);
    box.prepend(status);
    filter(box, say);
    for (const table of box.querySelectorAll("table.sortable")) {
      for (const th of table.tHead.rows[0].cells) {
        const onclick = () => sort(table, th, say);
        th.append(make("button", { onclick }, ...th.childNodes));
      }
    }
  }
})();
