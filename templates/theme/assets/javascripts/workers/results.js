/* What the list of results shows: the order of pages, each page's names and standing, snippets. */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const results = (() => {
  "use strict";

  const { phrases } = briefing;
  const LONGEST = 220;

  // What the index has in place of a sign: the id of a status (scripts/briefing/prose/searching.py).
  const SIGN = /<sub>([a-z-]+)<\/sub>/g;

  let statuses = {};

  /** The documents as the engine is to index them: statuses are marks, not words. */
  function prepared(docs) {
    statuses = names.told("statuses") ?? {};
    return docs.map((doc) => {
      const page = doc.location.includes("#") ? null : names.page(doc.location);
      return {
        location: doc.location,
        title: doc.title,
        text: withStatuses(doc.text),
        ...(page && { tags: page.names.filter((name) => !name.isAsked).map((name) => name.text) }),
      };
    });
  }

  /** A text with the id of each block's status on the block, out of the words. */
  function withStatuses(text) {
    const block = (html) => {
      let found = null;
      const words = html.replace(SIGN, (sign, id) => {
        if (!Object.hasOwn(statuses, id)) return sign;
        found ??= id;
        return "";
      });
      return found ? words.replace(/^<(p|li)>\s*/, `<$1 data-status=${found}>`) : words;
    };
    return text
      .split(/(?=<(?:p|li)>)/)
      .map(block)
      .join("");
  }

  const status = (key, label) =>
    `<span class="status status-${key}">${letters.encode(label)}</span>`;
  const mark = (text) => `<mark>${letters.encode(text)}</mark>`;

  /** A name with some of its words marked, given by the places where they stand. */
  function marked(text, places) {
    let html = "";
    let done = 0;
    for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
      if (start < done) continue;
      html += letters.encode(text.slice(done, start)) + mark(text.slice(start, end));
      done = end;
    }
    return html + letters.encode(text.slice(done));
  }

  /** Whether a word is one that was typed, begins with it, or has it within where no spaces are. */
  const isTyped = (folded, word) =>
    folded === word ||
    (word.length > 1 && folded.startsWith(word)) ||
    (letters.isSpaceless(word) && folded.includes(word));

  const placesOf = (text, words) =>
    letters.words(text).filter(({ folded }) => words.some((word) => isTyped(folded, word)));

  function spoken(text, places, lang, rtl) {
    return `<bdi${lang ? ` lang="${letters.encode(lang)}"` : ""}${rtl ? ' dir="rtl"' : ""}>${marked(text, places)}</bdi>`;
  }

  /** A page's names, what it is and how it stands, as the heading of its result. */
  function heading(page, hit, words) {
    const stop = `<span class="found-stop">${phrases.comma}</span>`;
    const other = Object.entries(page.inOther ?? {});
    const shown = [page.title, ...other.map(([, name]) => name)];
    const meant = hit?.taken.map(({ candidate }) => candidate) ?? [];
    const wanted = [...words, ...meant.map(({ folded }) => folded)];
    const places = (text) => (text === hit?.name?.text ? meant : placesOf(text, wanted));
    const isShown =
      !hit?.name ||
      hit.name.isAsked ||
      shown.some(
        (text) =>
          text === hit.name.text || meant.every(({ folded }) => placesOf(text, [folded]).length),
      );
    return [
      spoken(page.title, places(page.title)),
      ...other.map(([lang, name]) => spoken(name, places(name), lang, page.rtl?.includes(lang))),
      `<span class="found">${standing(page, hit, isShown).join(stop)}</span>`,
    ].join(" ");
  }

  function standing(page, hit, isShown) {
    const kind = page.is ?? phrases.kinds[page.kind];
    const said = [];
    if (hit && !isShown) {
      const places = hit.taken.map(({ candidate }) => candidate);
      const name = spoken(hit.name.text, places);
      const called = letters.encode(phrases.alsoCalled).replace("%(name)s", () => name);
      said.push(`<span class="found-name">${called}</span>`);
    }
    if (hit?.tier > 2) {
      said.push(`<span class="found-name">${letters.encode(phrases.similar)}</span>`);
    }
    if (kind) said.push(`<span class="found-kind">${letters.encode(kind)}</span>`);
    if (page.detail) said.push(`<span class="found-detail">${letters.encode(page.detail)}</span>`);
    if (page.status) {
      const [key, label] = page.status;
      const isSaid = page.kind === "reaction";
      const state = `<span class="found-state">${letters.encode(label)}</span>`;
      said.push(isSaid ? status(key, label) : state);
    }
    return said;
  }

  /** The part of a text round its first mark, or its beginning, with the marks in it. */
  function cut(html) {
    const plain = html
      .replace(/<(?!\/?mark>)[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    const pieces = plain.split(/(<\/?mark>|&[#\w]+;|\s)/).filter(Boolean);
    // A mark has no width, an entity that of one letter.
    const length = (piece) => (/^[<&]/.test(piece) ? Number(piece[0] === "&") : piece.length);
    const first = Math.max(0, pieces.indexOf("<mark>"));
    let from = first;
    let before = 0;
    while (from > 0 && before < LONGEST / 3) before += length(pieces[--from]);
    while (from > 0 && pieces[from] !== " ") from--;
    let to = from;
    let size = 0;
    let open = false;
    while (to < pieces.length && (size < LONGEST || open || pieces[to] !== " ")) {
      if (pieces[to].includes("mark>")) open = pieces[to] === "<mark>";
      size += length(pieces[to++]);
    }
    return `${from ? "…" : ""}${pieces.slice(from, to).join("").trim()}${to < pieces.length ? " …" : ""}`;
  }

  /** The mark of how a block stands; a page of one statement says so in its heading. */
  function statusOfBlock(block, page) {
    const [, id] = /^<\w+ data-status=([\w-]+)>/.exec(block) ?? [];
    return id && !page?.status ? `${status(...statuses[id])} ` : "";
  }

  const withoutTags = (html) => html.replace(/<[^>]*>/g, "").trim();

  const pageAt = (location) => names.page(location.split("#")[0]);

  /** A passage, in the direction of its page: one in English may begin with words in Arabic. */
  function passage(status, html, location) {
    const ofPage = pageAt(location)?.dir ?? names.told("direction") ?? "ltr";
    const direction = directions.of(html, ofPage);
    return `<p dir="${direction}">${status}${directions.isolated(html, direction)}</p>`;
  }

  /** What the engine shows of a text, short, each claim with its status; no box of facts but alone. */
  function snippet({ text, location }, page) {
    const title = withoutTags(/^<p>.*?<\/p>/s.exec(page?.doc.text ?? "")?.[0] ?? "");
    const blocks = text
      .split(/(?=<(?:p|li|pre)\b)/)
      .map((block) => (block.startsWith("<") ? block.replace(/<\/(?:p|li|pre)>.*/s, "") : block))
      .filter((block) => block.includes("<mark>") && withoutTags(block) !== title);
    const told = blocks.filter((block) => /^<(?:p|li)\b/.test(block));
    return (told.length ? told : blocks)
      .map((block) => passage(statusOfBlock(block, page), cut(block), location))
      .join("");
  }

  /** How a page begins, after the box of facts that stands first on a record's. */
  function beginning(page) {
    const blocks = page.doc.text.match(/<p>.*?<\/p>/gs) ?? [];
    const block = blocks[page.kind === "page" ? 0 : 1];
    return block ? passage("", cut(withStatuses(block)), page.location) : "";
  }

  const locationOf = (group) => group[0].location.split("#")[0];

  const MARK = /<mark>(.*?)<\/mark>/g;
  const foldMark = (html) => letters.fold(letters.withoutJoiners(letters.decode(html)));
  const marksOf = ({ title, text, tags }) =>
    [title, text, ...(tags ?? [])].flatMap((html) =>
      [...html.matchAll(MARK)].map(([, words]) => foldMark(words)),
    );

  /** What the engine found, marked by words: not by letters, nor by parts that a joiner holds. */
  function tidied(groups, words) {
    const sought = words.filter(letters.isSpaceless);
    const isSought = (folded) =>
      !letters.isSpaceless(folded) || sought.some((word) => folded.includes(word));
    const tidy = (html) =>
      html
        .replaceAll("</mark><mark>", "")
        .replace(MARK, (all, marked) => (isSought(foldMark(marked)) ? all : marked));
    const tidyDoc = (doc) => ({
      ...doc,
      title: tidy(doc.title),
      text: tidy(doc.text),
      ...(doc.tags && { tags: doc.tags.map(tidy) }),
    });
    return groups.map((group) => group.map(tidyDoc));
  }

  /** Whether the engine found a word, or another for it, in a document. */
  const stands = (doc, word) =>
    letters.isSpaceless(word)
      ? marksOf(doc).some((marked) => marked.includes(word))
      : Boolean(doc.terms[word] || doc.terms[synonyms.sign(word)]);

  /** Which of the words stand in what the engine found on a page: so begun, and to the letter. */
  function coverage(group, words) {
    const marks = new Set(group.flatMap(marksOf));
    const together = group.map((doc) => words.filter((word) => stands(doc, word)).length);
    return {
      begun: words.filter((word) => group.some((doc) => stands(doc, word))).length,
      exact: words.filter((word) => marks.has(word)).length,
      together: Math.max(...together),
    };
  }

  /** A page that the query names: what it is, how it begins, and where on it the words stand. */
  function named(hit, group, words) {
    const { page } = hit;
    const sections = (group ?? [])
      .filter((doc) => doc.location.includes("#"))
      .map((doc) => section(doc));
    const title = heading(page, hit, words);
    return [
      { location: page.location, title, text: beginning(page), score: 2, terms: {} },
      ...sections.map((doc) => ({ ...doc, score: 1 })),
    ];
  }

  const section = (doc) => ({
    location: doc.location,
    title: doc.title,
    text: snippet(doc),
    score: doc.score,
    terms: {},
  });

  function unnamed(group, words) {
    return group.map((doc) => {
      const page = names.page(doc.location);
      if (!page) return section(doc);
      return { ...section(doc), title: heading(page, null, words), text: snippet(doc, page) };
    });
  }

  // Records tell first, what they rest on after them, pages that list everything last.
  const isOfKind = (group, kind) => names.page(locationOf(group))?.kind === kind;

  /** The pages in which the engine found most of the words, those that say them best first. */
  function ranked(groups, words) {
    const all = groups.map((group) => ({ group, ...coverage(group, words) }));
    const most = Math.max(1, ...all.map(({ begun }) => begun));
    return all
      .filter(({ begun }) => begun === most)
      .sort(
        (a, b) =>
          b.exact - a.exact ||
          isOfKind(a.group, "page") - isOfKind(b.group, "page") ||
          b.together - a.together ||
          isOfKind(a.group, "source") - isOfKind(b.group, "source"),
      );
  }

  // Latin letters write a foreign name in many ways; Arabic ones write most names in one.
  const isSpelt = ({ taken }) => taken.every(({ typed }) => typed.script === "Arab");

  /**
   * The groups of results: pages that the query names, pages with the very words, names that are
   * only like them, pages with words that begin so. Of words taken for a name the name goes first.
   */
  function arranged({ hits, words, again }, groups) {
    const byLocation = new Map(groups.map((group) => [locationOf(group), group]));
    const texts = ranked(groups, words);
    const isNamed = new Set(hits.map((hit) => hit.page.location));
    const others = texts.filter(({ group }) => !isNamed.has(locationOf(group)));
    const isLiteral = ({ exact }) => exact === words.length;
    const isSure = (hit) => again || hit.tier < (isSpelt(hit) ? 3 : 4);
    const ofNames = (chosen) =>
      chosen.map((hit) => named(hit, byLocation.get(hit.page.location), words));
    const ofTexts = (chosen) => chosen.map(({ group }) => unnamed(group, words));
    return scored([
      ...ofNames(hits.filter(isSure)),
      ...ofTexts(others.filter(isLiteral)),
      ...ofNames(hits.filter((hit) => !isSure(hit))),
      ...ofTexts(others.filter((one) => !isLiteral(one))),
    ]);
  }

  /**
   * The groups with scores in their order, as the page opens the result with the highest. Within
   * a group it folds away what has a lower score than the first.
   */
  const scored = (groups) =>
    groups.map((group, place) =>
      group.map((doc) => {
        const isFolded = doc.location.includes("#") && doc.score < group[0].score;
        return { ...doc, score: groups.length - place - (isFolded ? 0.5 : 0) };
      }),
    );

  return { prepared, tidied, arranged, ranked, stands };
})();
