/*
 * Tables: a wide one scrolls within the window, its head in sight; those in a filtered list are
 * sorted by their columns and copied.
 */
"use strict";

/* What needs no page. */
const tabling = {
  escaped: (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`),

  /* Rows of cells as tab-separated values: a program puts each cell into one of its own. */
  tsv: (rows) =>
    rows.map((cells) => cells.map(({ text }) => text.replace(/\s+/g, " ")).join("\t")).join("\n"),

  /* The same in HTML, a cell that leads somewhere as a link. */
  html(rows) {
    const { escaped } = tabling;
    const cell = ({ text, url }) =>
      url ? `<a href="${escaped(url)}">${escaped(text)}</a>` : escaped(text);
    const row = (cells, name) =>
      `<tr>${cells.map((one) => `<${name}>${cell(one)}</${name}>`).join("")}</tr>`;
    return `<table>${rows.map((cells, at) => row(cells, at ? "td" : "th")).join("")}</table>`;
  },
};

(() => {
  /* ---- Room ---- */

  const fit = (box) => {
    const scrolls = box.scrollWidth > box.offsetWidth + 1;
    box.classList.toggle("scrolls", scrolls);
    box.classList.toggle("fits", !scrolls);
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) fit(target.closest(".table-scroll"));
  });
  for (const box of document.querySelectorAll(".table-scroll")) {
    sizes.observe(box);
    for (const table of box.children) sizes.observe(table);
  }

  const { make, say, filtering } = globalThis.briefing ?? {};
  if (!filtering) return;
  const tellIn = (box) => (text) => box.querySelector(".filter-status").replaceChildren(text);

  /* ---- Order ---- */

  const words = (element) => filtering.flat(element?.textContent);
  const keyOf = (cell) => cell?.dataset.key ?? cell?.querySelector("time")?.dateTime ?? words(cell);

  function sort(table, th, isUp, tell) {
    const order = isUp ? "ascending" : "descending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", order);
    for (const body of table.tBodies) {
      const rows = [...body.rows].filter((row) => row.cells.length > 1);
      const keyed = rows.map((row) => [keyOf(row.cells[th.cellIndex]), row]);
      body.append(...filtering.sort(keyed, isUp ? 1 : -1));
    }
    tell(say(order, { column: words(th) }));
  }

  /* In the address, a column that is sorted from its end has a hyphen before it. */
  function sortable(table, address, tell) {
    const [sorted = ""] = address.get("sort");
    for (const th of table.tHead.rows[0].cells) {
      const name = words(th);
      const onclick = () => {
        const isUp = !th.matches("[aria-sort=ascending]");
        sort(table, th, isUp, tell);
        address.set("sort", [isUp ? name : `-${name}`]);
      };
      th.append(make("button", { type: "button", onclick }, ...th.childNodes));
      if ([name, `-${name}`].includes(sorted)) sort(table, th, sorted === name, tell);
    }
  }

  for (const table of document.querySelectorAll(".filterable table.sortable")) {
    const box = table.closest(".filterable");
    sortable(table, filtering.addressOf(box), tellIn(box));
  }

  /* ---- Copying ---- */

  function read(cell) {
    const text = cell.querySelector(".mark") ? "\u2713" : cell.textContent.trim();
    return { text, url: cell.matches("th[scope=row]") && cell.querySelector("a")?.href };
  }

  async function copy(table, tell) {
    const shown = [...table.rows].filter((row) => !row.matches(".rowgroup, [hidden], [hidden] *"));
    const rows = shown.map((row) => [...row.cells].map(read));
    const faces = { "text/plain": tabling.tsv(rows), "text/html": tabling.html(rows) };
    const blobs = Object.entries(faces).map(([type, face]) => [type, new Blob([face], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      tell(say("tableCopied", { rows: rows.length - 1 }));
    } catch {
      tell(say("tableNotCopied"));
    }
  }

  for (const button of document.querySelectorAll(".copies-table")) {
    const box = button.closest(".filterable");
    button.onclick = () => copy(box.querySelector("table"), tellIn(box));
  }
})();
