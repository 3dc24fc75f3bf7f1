/*
 * Lifts a statement with what must go along: its status, who says so, through which outlets, its
 * address; with an accusation the answer and the outcome. A line is lifted as it stands on the
 * page of its claim: wherever a claim is copied, the words are the same.
 */
(() => {
  "use strict";
  const { make } = globalThis.briefing ?? {};
  if (!make) return;
  const root = new URL("../../", document.currentScript.src).href;
  const here = location.href.replace(/#.*/, "");
  const isOnDisk = location.protocol === "file:";

  /* ---- Words ---- */

  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const ended = (text) => (/[.?!…][”"')]*$/.test(text) ? text : `${text}.`);
  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  /*
   * What an element says, without numbers of citations and what scripts have added. Of a text on
   * `page`, a link to another statement says where that is.
   */
  function words(element, page) {
    if (!element) return "";
    const copy = element.cloneNode(true);
    for (const aside of copy.querySelectorAll("aside, .lift, .unseen")) aside.remove();
    for (const mark of copy.querySelectorAll(".footnote-ref")) {
      (mark.closest("sup") ?? mark).remove();
    }
    for (const quoted of copy.querySelectorAll("q")) quoted.replaceWith(`“${quoted.textContent}”`);
    for (const link of page ? copy.querySelectorAll("a[href*='#']") : []) {
      link.append(` (${address(new URL(link.getAttribute("href"), page).href)})`);
    }
    return flat(copy.textContent);
  }

  const all = (box, selector) => [...(box?.querySelectorAll(selector) ?? [])];

  function dates(meta) {
    const found = all(meta, ".claim-date")
      .map((date) => words(date))
      .filter(Boolean);
    if (!found.length) return "";
    return ended(found[0].startsWith("said ") ? capital(found[0]) : `Date: ${found.join("; ")}`);
  }

  /*
   * The outlets whose reports are counted, each with its dates; if there are none, the others.
   * Whose knowledge an outlet reports is told where nobody else is named as the one who says so.
   */
  function outlets(box, withWitnesses) {
    const lists = { counted: new Map(), listed: new Map() };
    for (const item of all(box, ".evidence > ul > li")) {
      const whole = words(item);
      const source = item.querySelector(":scope > a");
      const list = /\blisted, not counted\.$/i.test(whole) ? lists.listed : lists.counted;
      const after = source?.nextSibling?.textContent ?? "";
      const date = flat(after.split(".")[0]).replace(/^,\s*|,$/g, "");
      const [, witness] = / Witness: (.+?)\.(?= Information of |$)/.exec(whole) ?? [];
      const told =
        (date && ` ${date}`) + (withWitnesses && witness ? ` (witness: ${witness})` : "");
      const name = (words(source) || whole) + (date && ",");
      list.set(name, new Set([...(list.get(name) ?? []), told]));
    }
    const told = (list) =>
      [...list].map(([name, times]) => name + [...times].join(" and")).join("; ");
    return lists.counted.size ? `: ${told(lists.counted)}` : `; listed: ${told(lists.listed)}`;
  }

  function carried(meta, box, withWitnesses) {
    const count = words(meta?.querySelector(".corroboration"));
    const against = words(meta?.querySelector(".against"));
    const counted = count && capital(count.replace(/\.$/, "")) + outlets(box, withWitnesses);
    return [counted, against].filter(Boolean).map(ended).join(" ");
  }

  const quotes = (box) =>
    all(box, ".quote").map((quote) => {
      const passages = all(quote, "blockquote").map((passage) => `“${words(passage)}”`);
      return `Words: ${passages.join(" ")} (${words(quote.querySelector(".quote-by"))})`;
    });

  /* Terms with what stands beside each: "Against: A, B. Outcome: none." */
  const rows = (list) =>
    all(list, ":scope > dt").map((term) => {
      const value = term.nextElementSibling;
      const items = all(value, "li").map((item) => words(item));
      return `${words(term)}: ${ended(items.length ? items.join("; ") : words(value))}`;
    });

  /* ---- What is lifted: the sentence, what goes along, and the address ---- */

  function lifted(article, page) {
    const meta = article.querySelector(".claim-meta");
    const status = words(meta?.querySelector(".status")).toLowerCase();
    const speaker = words(meta?.querySelector(".attribution"));
    const told = speaker.startsWith("by ") ? ` ${speaker}` : speaker && `, ${speaker}`;
    const notes = all(article, ":scope > .note").map((note) => words(note, page));
    return [
      `“${words(article.querySelector(".claim-text"))}”`,
      `Status: ${status}${told}.`,
      dates(meta),
      carried(meta, article, !speaker),
      ...quotes(article),
      ...notes.filter((note) => !note.startsWith("Part of the question:")).map(ended),
      ...rows(article.closest(".accusation")?.querySelector(".answer-and-outcome")),
    ]
      .filter(Boolean)
      .join(" ");
  }

  /* A reaction is its page: who spoke for whom, when and how, stands in the infobox. */
  function reaction(page) {
    const facts = rows(page.querySelector(".infobox dl"));
    const known = facts.slice(0, -1); // the last says when the page was reviewed, as its reference does
    const meta = page.querySelector(":scope > .claim-meta");
    return [
      `“${words(page.querySelector(":scope > .lede"))}”`,
      ...known,
      carried(meta, page),
      ...quotes(page),
    ]
      .filter(Boolean)
      .join(" ");
  }

  const canonical = (from, fallback) => from.querySelector("link[rel=canonical]")?.href ?? fallback;

  /* An address that means something to others; of a copy on disk, the way within it. */
  const address = (url) =>
    isOnDisk && url.startsWith(root) ? url.slice(root.length).replace("index.html", "") : url;

  function reference(from, url) {
    const cited = words(from.querySelector(".cite-this > p"));
    return `${cited.replace(/, https?:\S+$/, "")}, ${address(url)}`;
  }

  const NAMED = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
  };
  const field = (text) => text.replace(/[\\{}~^&%$#_]/g, (sign) => NAMED[sign] ?? `\\${sign}`);

  /* The page's own entry, of the day of copying; for a statement on it, under the statement's id. */
  function entry(from, url, id, note) {
    const today = new Date();
    const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
      .map((number) => String(number).padStart(2, "0"))
      .join("-");
    const added = [`urldate = {${day}},`, ...(note ? [`note = {${field(note)}},`] : [])];
    return from
      .querySelector(".cite-this pre")
      .textContent.trim()
      .replace(/^(@online\{[^:,]*)(:[^,]*)?,/, (found, stem) => (id ? `${stem}:${id},` : found))
      .replace(/^url = .*$/m, () => `url = {${url}},`)
      .replace(/\}$/, () => `${added.join("\n")}\n}`);
  }

  /* The three things to choose from, of what stands in the page `from` at `page`. */
  function choices(from, page, subject, id) {
    const url = canonical(from, page) + (id ? `#${id}` : "");
    const said =
      subject &&
      (subject.matches(".claim") ? lifted(subject, canonical(from, page)) : reaction(subject));
    return {
      attribution: [said, reference(from, url)].filter(Boolean).join(" "),
      link: url,
      bibtex: entry(from, url, id, said),
      url: address(url),
    };
  }

  /* Of a line, the page of its claim is read first. */
  async function elsewhere(link) {
    const [page, id] = link.href.split("#");
    const isHere = page === here;
    const answer = isHere ? null : await fetch(page);
    if (answer && !answer.ok) throw new Error(answer.statusText);
    const from = isHere
      ? document
      : new DOMParser().parseFromString(await answer.text(), "text/html");
    const claim = from.getElementById(decodeURIComponent(id))?.closest(".claim");
    if (!claim) throw new Error(`${id} is not there`);
    return choices(from, page, claim, claim.id);
  }

  /* ---- Putting it on the clipboard ---- */

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  function rich(text, url) {
    const html = escaped(text);
    const target = escaped(url);
    return /^https?:/.test(url)
      ? html.replace(target, () => `<a href="${target}">${target}</a>`)
      : html;
  }

  /* The older way needs no secure page, but a selection. */
  function copySelected(text) {
    const field = make("textarea", { value: text, className: "unseen", readOnly: true });
    document.body.append(field);
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    } finally {
      field.remove();
    }
  }

  async function copy(text, url) {
    const flavours = { "text/plain": text, "text/html": rich(text, url) };
    try {
      const blobs = Object.entries(flavours).map(([type, body]) => [
        type,
        new Blob([body], { type }),
      ]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copySelected(text);
    }
  }

  /* ---- The menu ---- */

  /* What there is to choose, and what is said when it is done. */
  const OF_STATEMENT = [
    ["attribution", "Copy with attribution", "Copied with attribution"],
    ["link", "Copy link", "Link copied"],
    ["bibtex", "Copy BibTeX", "BibTeX copied"],
  ];
  const OF_PAGE = [["attribution", "Copy reference", "Reference copied"], ...OF_STATEMENT.slice(1)];
  const sayer = make("p", { className: "lift-said" });
  sayer.setAttribute("role", "status");
  document.body.append(sayer);
  const readers = new WeakMap();
  let open = null; // the button whose menu or text is shown
  let panel = null;

  function say(text) {
    sayer.textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => {
      sayer.textContent = "";
    }, 4000);
  }

  function close(toButton = true) {
    if (!open) return;
    const button = open;
    open = null; // first, for taking the panel away moves the focus
    panel.remove();
    button.setAttribute("aria-expanded", "false");
    if (toButton) button.focus();
  }

  function show(button, element) {
    close(false);
    open = button;
    panel = element;
    button.setAttribute("aria-expanded", "true");
    button.after(panel);
    panel.style.insetBlockStart = `${button.offsetTop + button.offsetHeight}px`;
    panel.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (open && next && next !== open && !panel.contains(next)) close(false);
    });
    (panel.querySelector("textarea") ?? panel.querySelector("button")).focus();
    panel.scrollIntoView({ block: "nearest" });
  }

  /* Where no way to the clipboard is open, the text stands there, selected. */
  function showText(button, text) {
    const field = make("textarea", { readOnly: true, rows: 6, value: text });
    field.oncopy = () =>
      setTimeout(() => {
        close();
        say("Copied");
      });
    const label = make(
      "label",
      {},
      "Your browser does not let a page copy. Copy this text:",
      field,
    );
    show(button, make("div", { className: "lift-menu" }, label));
    field.select();
  }

  async function choose(button, kind, done) {
    try {
      const found = await readers.get(button);
      close();
      if (await copy(found[kind], found.url)) say(done);
      else showText(button, found[kind]);
    } catch {
      close();
      say("The page of this claim could not be read. Open it and copy there.");
    }
  }

  function showMenu(button, read, offered) {
    readers.set(button, read());
    readers.get(button).catch(() => {}); // told when something is chosen
    const items = offered.map(([kind, label, done]) => {
      const onclick = () => choose(button, kind, done);
      const item = make("button", { type: "button", tabIndex: -1, onclick }, label);
      item.setAttribute("role", "menuitem");
      return item;
    });
    const menu = make("div", { className: "lift-menu" }, ...items);
    menu.setAttribute("role", "menu");
    menu.setAttribute("aria-label", "Copy");
    menu.onkeydown = (event) => {
      const at = items.indexOf(document.activeElement);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (event.key === "Tab") close();
      if (next === undefined) return;
      event.preventDefault();
      items.at(next % items.length).focus();
    };
    show(button, menu);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (open && !panel.contains(event.target) && event.target !== open) close(false);
  });

  /* ---- The buttons ---- */

  function button(label, read, offered = OF_STATEMENT) {
    const made = make("button", { type: "button", className: "lift", textContent: "Copy" });
    made.setAttribute("aria-label", `Copy: ${label}`);
    made.setAttribute("aria-haspopup", "menu");
    made.setAttribute("aria-expanded", "false");
    made.onclick = () => (open === made ? close() : showMenu(made, read, offered));
    made.onkeydown = (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      showMenu(made, read, offered);
    };
    return made;
  }

  const LONGEST = 70;
  function short(element) {
    const own = [...element.childNodes].filter(
      (node) => !node.matches?.("sup, .status, .entry-links"),
    );
    const text = flat(own.map((node) => node.textContent).join(""));
    return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s\S*$/, "")}…` : text;
  }

  /* A button comes when the reader comes near: what a page costs does not grow with its length. */
  const coming = new Map();
  const watcher = new IntersectionObserver(
    (seen) => {
      for (const { target } of seen.filter((entry) => entry.isIntersecting)) {
        watcher.unobserve(target);
        coming.get(target)();
      }
    },
    { rootMargin: "200%" },
  );

  function near(place, add) {
    coming.set(place, add);
    watcher.observe(place);
  }

  for (const article of document.querySelectorAll("article.claim[id]:has(> .evidence)")) {
    const read = async () => choices(document, here, article, article.id);
    near(article, () => {
      const made = button(short(article.querySelector(".claim-text")), read);
      article.querySelector(":scope > .evidence").before(made);
    });
  }

  const page = document.querySelector("article:not(.claim):has(> .claim-meta)");
  const evidence = page?.querySelector(":scope > .evidence");
  if (evidence) {
    page.classList.add("lifted");
    const read = async () => choices(document, here, page, "");
    near(evidence, () => evidence.before(button(short(page.querySelector(".lede")), read)));
  }

  const cited = document.querySelector(".cite-this");
  if (cited) {
    const read = async () => choices(document, here, null, "");
    const place = cited.querySelector("details");
    near(cited, () => place.before(button("how to cite this page", read, OF_PAGE)));
  }

  /* From disk no page can read another: there a line's own link leads to where it is copied. */
  const LINES =
    ".claim-line > .status:first-child + a[href*='#'], .timeline-entry .status + a[href*='#'], " +
    ".entry-links > a[href*='#']:first-child";
  for (const link of isOnDisk ? [] : document.querySelectorAll(LINES)) {
    const shown = link.parentElement.matches(".entry-links")
      ? link.parentElement.parentElement
      : link;
    const line = link.closest("li");
    near(line, () => line.append(button(short(shown), () => elsewhere(link))));
  }
})();
