/*
 * Tables: a wide one scrolls within the window, its head in sight; those in a filtered list are
 * sorted by their columns and copied, and so are lists.
 */
"use strict";

(() => {
  /* ---- Room ---- */

  /* Measured as it is without scrolling, whose narrower first column could make it fit, and so on. */
  const fit = (box) => {
    box.classList.remove("scrolls");
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

  /* Most pages have neither a table nor a list to copy. */
  if (document.querySelector(".table-scroll, [data-listed]")) {
    const src = new URL("tabling.js", document.currentScript.src).href;
    document.head.append(make("script", { src }));
  }

  const tellIn = (box) => (text) => box.querySelector(".filter-status").replaceChildren(text);

  /* ---- Order ---- */

  const words = (element) => filtering.flat(element?.textContent);
  const keyOf = (cell) => cell?.dataset.key ?? cell?.querySelector("data")?.value ?? words(cell);

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

  const canonical = document.querySelector("link[rel=canonical]")?.href;

  /* What is copied, and its address. */
  function about(words, part) {
    const told = [{ text: words }];
    if (location.protocol === "file:" && !canonical) return told;
    const url = new URL(canonical ?? location.href);
    Object.assign(url, { search: "", hash: "", ...part });
    return [...told, { text: url.href, url: url.href }];
  }

  async function put(rows, done) {
    const faces = Object.entries({
      "text/plain": tabling.tsv(rows),
      "text/html": tabling.html(rows),
    });
    const blobs = faces.map(([type, face]) => [type, new Blob([face], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return done;
    } catch {
      return say("notCopied");
    }
  }

  async function copy(table, name, tell) {
    const { rowsOf } = globalThis.briefing;
    if (!rowsOf) return tell(say("notCopied"));
    const [head, ...body] = rowsOf(table).map(({ cells }) => cells);
    const rows = [about(name, { search: location.search }), head, ...body];
    return tell(await put(rows, say("tableCopied", { rows: body.length })));
  }

  for (const button of document.querySelectorAll(".copies-table")) {
    const box = button.closest(".filterable");
    button.onclick = () => copy(box.querySelector("table"), button.dataset.about, tellIn(box));
  }

  /* Who and when; what was said would need its answer. */
  function entry(item) {
    const [who, through, when] = ["a", ".attribution", ".claim-date"].map((one) =>
      words(item.querySelector(`:scope > ${one}`)),
    );
    const url = item.querySelector("a").href;
    return [{ text: `${who} ${through}`.trim(), url }, { text: when.replace(", ", "") }];
  }

  for (const place of document.querySelectorAll("[data-listed]")) {
    const { listed, what } = place.dataset;
    const button = make("button", { type: "button", className: "lift copies-list" }, say("copy"));
    const sayer = make("span", { className: "unseen", role: "status" });
    button.setAttribute("aria-label", say("copyWhat", { what }));
    button.onclick = async () => {
      const head = about(listed, { hash: place.previousElementSibling.id });
      const said = await put(
        [head, ...[...place.nextElementSibling.children].map(entry)],
        say("copied"),
      );
      sayer.textContent = said;
      button.textContent = said;
    };
    place.append(button, sayer);
  }
})();
