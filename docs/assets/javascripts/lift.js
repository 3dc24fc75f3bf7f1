/*
 * Copies or shares a statement or passage with what must go along, or the reference to a page. The
 * texts are written when the site is built (scripts/briefing/rendering/copies.py): those of a page in
 * a file next to it, which is read when somebody opens a menu; the reference as the page shows it.
 */
(() => {
  "use strict";
  const { make, say } = globalThis.briefing ?? {};
  if (!make) return;
  const root = new URL("../../", document.currentScript.src).href;
  const here = location.href.replace(/#.*/, "");
  const isOnDisk = location.protocol === "file:";

  /* ---- The texts ---- */

  const flat = (text) => text.replace(/\s+/g, " ").trim();

  /* What is known only where a text is read. */
  const SITE = "\u0001/";
  const TODAY = "\u0002";
  const filled = (text) => text.replaceAll(SITE, isOnDisk ? "" : root).replaceAll(TODAY, today());

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((number) => String(number).padStart(2, "0"))
      .join("-");
  }

  /* From disk a page may load a script, but read no file. */
  const loaded = (file) =>
    new Promise((resolve, reject) => {
      const script = make("script", { src: file });
      script.onload = () => resolve(globalThis.__copy);
      script.onerror = () => reject(new Error(`${file} is not there`));
      document.head.append(script);
      script.remove();
    });

  async function asked(file) {
    const answer = await fetch(file, { cache: "no-cache" }); // the texts of today
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  const files = new Map();
  function textsOf(page) {
    const file = new URL(isOnDisk ? "copy.js" : "copy.json", page).href;
    if (!files.has(file)) {
      const texts = isOnDisk ? loaded(file) : asked(file);
      texts.catch(() => files.delete(file)); // asked again next time
      files.set(file, texts);
    }
    return files.get(file);
  }

  /* What there is to choose from, of a statement or passage of a page. */
  async function ofStatement(link, id) {
    const found = (await textsOf(link))[id];
    if (!found) throw new Error(`${id} is not there`);
    const url = found.url ?? link;
    const statement = filled(found.short);
    return {
      attribution: filled(found.text),
      short: say("shortAt", { statement, address: address(url) }),
      link: url,
      bibtex: filled(found.bibtex),
      shared: { text: statement, url },
      url,
    };
  }

  const canonical = document.querySelector("link[rel=canonical]")?.href;

  /* An address that means something to others; of a copy on disk, the way within it. */
  const address = (url) =>
    isOnDisk && url.startsWith(root) ? url.slice(root.length).replace("index.html", "") : url;

  /* Of this page, as it says itself; where the site has no address of its own, that it is read at.
     The page of a source says first how to cite the source, which is somewhere else. */
  function ofPage(box) {
    const said = flat(box.querySelector("p").textContent);
    const entry = box.querySelector("pre").textContent.trim();
    const elsewhere = box.dataset.url;
    const link = canonical ?? here;
    if (elsewhere !== undefined) return { attribution: said, link, bibtex: entry, url: elsewhere };
    return {
      attribution: canonical ? said : say("readAt", { citation: said, address: address(here) }),
      link,
      bibtex: `${entry.slice(0, -1)}urldate = {${today()}},\n}`,
      url: canonical ?? address(here),
    };
  }

  /* ---- Putting it on the clipboard ---- */

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  function rich(text, url) {
    const html = escaped(text).replace(/\n/g, "<br>");
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
  const ATTRIBUTION = ["attribution", say("copyAttribution"), say("attributionCopied")];
  const SHORT = ["short", say("copyShort"), say("shortCopied")];
  const REFERENCE = ["attribution", say("copyReference"), say("referenceCopied")];
  const LINK = ["link", say("copyLink"), say("linkCopied")];
  const BIBTEX = ["bibtex", say("copyBibtex"), say("bibtexCopied")];
  const SHARE = ["shared", say("share")];
  const mayShare = Boolean(navigator.share) && !isOnDisk;
  const OF_STATEMENT = [ATTRIBUTION, SHORT, LINK, BIBTEX, ...(mayShare ? [SHARE] : [])];
  const OF_PASSAGE = OF_STATEMENT.filter((one) => one !== SHORT);
  const OF_PAGE = [REFERENCE, LINK, BIBTEX];
  const sayer = make("p", { className: "lift-said" });
  sayer.setAttribute("role", "status");
  document.body.append(sayer);
  const readers = new WeakMap();
  let open = null; // the button whose menu or text is shown
  let panel = null;

  function tell(text) {
    sayer.textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => {
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
        tell(say("copied"));
      });
    const label = make("label", {}, say("copyByHand"), field);
    show(button, make("div", { className: "lift-menu" }, label));
    field.select();
  }

  /* Nothing is said when it is done: the system shows that. Whoever turns back wants nothing. */
  async function share(button, found) {
    try {
      await navigator.share(found.shared);
    } catch (error) {
      if (error.name !== "AbortError") showText(button, found.short);
    }
  }

  async function choose(button, kind, done) {
    try {
      const found = await readers.get(button);
      close();
      if (kind === "shared") await share(button, found);
      else if (await copy(found[kind], found.url)) tell(done);
      else showText(button, found[kind]);
    } catch {
      close();
      tell(say("unread"));
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
    menu.setAttribute("aria-label", say("copy"));
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
    const made = make("button", { type: "button", className: "lift", textContent: say("copy") });
    made.setAttribute("aria-label", label);
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

  const copyOf = (element) => say("copyWhat", { what: short(element) });

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
    const read = () => ofStatement(`${here}#${article.id}`, article.id);
    near(article, () => {
      const made = button(copyOf(article.querySelector(".claim-text")), read);
      article.querySelector(":scope > .evidence").before(made);
    });
  }

  const page = document.querySelector("article:not(.claim):has(> .claim-standing)");
  const evidence = page?.querySelector(":scope > .evidence");
  if (evidence) {
    page.classList.add("lifted");
    const read = () => ofStatement(here, "page");
    near(evidence, () => evidence.before(button(copyOf(page.querySelector(".lede > p")), read)));
  }

  for (const place of document.querySelectorAll("[data-copied]")) {
    const read = () => ofStatement(here, place.dataset.copied);
    const label = say("copyWhat", { what: place.dataset.what });
    near(place, () => place.append(button(label, read, OF_PASSAGE)));
  }

  const cited = document.querySelector(".cite-this");
  if (cited) {
    const place = cited.querySelector("details");
    const read = async () => ofPage(cited);
    near(cited, () => place.before(button(say("copyCitation"), read, OF_PAGE)));
  }

  const LINES =
    ".claim-line > .status:first-child + a[href*='#'], .timeline-entry .status + a[href*='#'], " +
    ".entry-links > a[href*='#']:first-child";
  for (const link of document.querySelectorAll(LINES)) {
    const shown = link.parentElement.matches(".entry-links")
      ? link.parentElement.parentElement
      : link;
    const line = link.closest("li");
    const id = decodeURIComponent(link.hash.slice(1));
    near(line, () => line.append(button(copyOf(shown), () => ofStatement(link.href, id))));
  }
})();
