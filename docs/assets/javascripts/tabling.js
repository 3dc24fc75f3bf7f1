/*
 * What a table shows, as rows of cells, and those rows as text for other programs. Each table can
 * be downloaded as it is shown.
 */
"use strict";

/* What needs no page. */
const tabling = {
  escaped: (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  flat: (text) => text.replace(/\s+/g, " ").trim(),

  /* Rows of cells as tab-separated values: a program puts each cell into one of its own. */
  tsv: (rows) =>
    rows.map((cells) => cells.map(({ text }) => tabling.flat(text)).join("\t")).join("\n"),

  /* The same in HTML, a cell that leads somewhere as a link. */
  html(rows) {
    const { escaped } = tabling;
    const cell = ({ text, url, head }) => {
      const shown = url ? `<a href="${escaped(url)}">${escaped(text)}</a>` : escaped(text);
      return head ? `<th>${shown}</th>` : `<td>${shown}</td>`;
    };
    return `<table>${rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}</table>`;
  },

  /*
   * The same as comma-separated values (RFC 4180), with a byte order mark, without which Excel takes
   * UTF-8 for another encoding, and an apostrophe before what a spreadsheet would run as a formula.
   */
  csv(rows) {
    const cell = ({ text }) => {
      const guarded = tabling.flat(text).replace(/^(?=[=+\-@])/, "'");
      return /[",]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
    };
    const mark = String.fromCodePoint(0xfeff);
    return `${mark}${rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
  },
};

(() => {
  const { make, say } = globalThis.briefing ?? {};
  if (!make) return;

  /* Of a copy on disk, where the same page is on the web, if it is. */
  const canonical = document.querySelector("link[rel=canonical]")?.href;
  const home = location.protocol === "file:" ? canonical : (canonical ?? location.href);

  /* The numbers of citations mean nothing elsewhere. */
  function read(cell) {
    const copied = cell.cloneNode(true);
    for (const aside of copied.querySelectorAll("sup, .lift")) aside.remove();
    const text = cell.querySelector(".mark") ? "\u2713" : copied.textContent.trim();
    const url = cell.matches("th[scope=row]") && cell.querySelector("a")?.href;
    return { text, url, head: cell.scope === "col" };
  }

  /* Where a row is told: itself, what it belongs to, or the first place that it leads to. */
  function place(row, spanning) {
    const within = (selector) => row.querySelector(`a${selector}:not(sup > a, .mark)`);
    const link = spanning?.querySelector("a") ?? within("[href*='#']") ?? within("");
    const way = row.id ? `#${row.id}` : (link?.getAttribute("href") ?? "");
    return { text: home ? new URL(way, home).href : "" };
  }

  /*
   * The rows that are shown, the head first. A cell that spans rows is in each of them, and so is
   * the answer to accusations, which has a row of its own on the page.
   */
  function rowsOf(table) {
    const [first, ...rest] = [...table.rows].filter(
      (row) => !row.matches(".rowgroup, [hidden], [hidden] *"),
    );
    const told = [];
    for (const row of rest) {
      const cells = [...row.cells].map(read);
      const spanning = row.parentNode.rows[0].querySelector("[rowspan]");
      if (row.dataset.answers) {
        for (const above of told.slice(-row.dataset.answers)) above.answer = cells[0];
      } else {
        if (spanning && !row.contains(spanning)) cells.unshift(read(spanning));
        told.push({ cells, answer: { text: "" }, place: place(row, spanning) });
      }
    }
    const head = {
      cells: [...first.cells].map(read),
      answer: { text: say("answered"), head: true },
      place: { text: say("address"), head: true },
    };
    const isAnswered = told.some(({ answer }) => answer.text);
    return [head, ...told].map(({ cells, answer, ...row }) => ({
      ...row,
      cells: isAnswered ? [...cells, answer] : cells,
    }));
  }

  function download(table, index) {
    const rows = rowsOf(table).map(({ cells, place: there }) => [...cells, there]);
    const file = new Blob([tabling.csv(rows)], { type: "text/csv" });
    const path = new URL(home ?? location.href).pathname.split("/").slice(-4, -1);
    const name = [...path, index || ""].filter(Boolean).join("-");
    const href = URL.createObjectURL(file);
    make("a", { href, download: `${name}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  for (const [index, box] of document.querySelectorAll(".table-scroll").entries()) {
    const onclick = () => download(box.querySelector("table"), index);
    const button = make("button", { type: "button", onclick }, say("download"));
    button.setAttribute("aria-label", say("downloadWhat", { what: box.ariaLabel }));
    box.after(make("div", { className: "table-end" }, button));
  }
  Object.assign(globalThis.briefing, { rowsOf });
})();
