/*
 * The names of all pages, and which of them a query means. The last tag of a page says what it
 * is (scripts/briefing/rendering/search_tags.py); the other tags are its names, or of a page
 * without a record phrases by which readers ask for it.
 */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const names = (() => {
  "use strict";

  const PRECEDENCE = ["actor", "event", "place", "question", "page", "reaction", "source"];
  const STOP_WORDS = new Set(
    `a about after all also am an and any are as at be been but by can could did do does for from
    get got had has have he her him his how i if in into is it its me my no nor not of off on or our
    own she so some than that the their them then there these they this to too was we were what when
    where which while who whom why will with would you your
    هل من ما ماذا كم كيف اين متي لماذا في عن`.split(/\s+/),
  );
  const isContent = (word) => !STOP_WORDS.has(word.folded);

  let pages = new Map();
  let listed = [];
  let known = new Map();

  /** What the last tag of a page says; null where a page says nothing. */
  function standing(tags) {
    try {
      return JSON.parse(letters.decode(tags.at(-1)));
    } catch {
      return null;
    }
  }

  /** A name's words; in names proper neighbours are also read as one: "Abdul Mahdi", "Abdulmahdi". */
  function spelled(text, proper) {
    const parts = letters.words(text);
    const candidates = parts.map((part, i) => ({ ...part, from: i, to: i + 1 }));
    if (!proper || parts.length < 2) return { text, parts, candidates };
    candidates.push(
      ...parts.slice(1).map((part, i) => ({ ...joined(parts[i], part), from: i, to: i + 2 })),
    );
    return {
      text,
      parts,
      candidates,
      whole: { ...parts.reduce(joined), from: 0, to: parts.length },
    };
  }

  function joined(one, other) {
    const folded = one.folded + other.folded;
    return {
      folded,
      sounds: letters.sounds(folded),
      script: one.script,
      start: one.start,
      end: other.end,
    };
  }

  /** Read the index: what pages there are and what they are called. */
  function learn(docs) {
    pages = new Map();
    known = new Map();
    for (const doc of docs) {
      const [location, anchor] = doc.location.split("#");
      const page = pages.get(location);
      if (page) page.size += doc.text.length;
      else if (anchor === undefined) pages.set(location, read(location, doc));
    }
    listed = [...pages.values()].filter((page) => page.location && page.kind !== "source");
    synonyms.learn(told("synonyms") ?? []);
    for (const page of listed) {
      for (const name of page.names) {
        for (const word of name.candidates) {
          if (!name.isAsked || !known.has(word.folded)) {
            known.set(word.folded, { ...word, isAsked: name.isAsked });
          }
        }
        name.candidates.push(...meanings(name.parts));
      }
    }
  }

  /** What a page says of itself that no other does. */
  const told = (what) => [...pages.values()].find((page) => page[what])?.[what];

  /** The words of a name by which it is found where another word for them was typed. */
  const meanings = (parts) =>
    synonyms.among(parts.map(({ folded }) => folded)).map(({ sign, from, to }) => ({
      folded: sign,
      from,
      to,
      start: parts[from].start,
      end: parts[to - 1].end,
    }));

  function read(location, doc) {
    const found = doc.tags ? standing(doc.tags) : null;
    const title = letters.decode(doc.title);
    const proper = found?.label !== undefined;
    const isAsked = !found?.kind;
    const texts = found ? doc.tags.slice(0, -1).map(letters.decode) : [];
    const own = found?.label ?? title;
    return {
      doc,
      location,
      size: doc.text.length,
      kind: "page",
      ...found,
      inOther: found?.names,
      title: own,
      names: [...new Set([own, ...texts])].map((text) => ({
        ...spelled(text, proper),
        isAsked: isAsked && text !== own,
      })),
    };
  }

  /** For each word of the names, how far a typed word is from it. */
  function compared(typed, last) {
    const costs = new Map();
    for (const [folded, word] of known) {
      const alike =
        isContent(word) || folded === typed.folded ? likeness.compare(typed, word, last) : null;
      if (alike && (!word.isAsked || ["same", "begins"].includes(alike.how))) {
        costs.set(folded, alike);
      }
    }
    const sign = synonyms.sign(typed.folded);
    if (sign) costs.set(sign, { cost: 0.1, how: "begins" });
    return costs;
  }

  /**
   * How a name answers the words, each by a word of its own; null where one finds none, and where
   * of a phrase by which a page is asked for more than small words is missing.
   */
  function match(name, words, costs) {
    const used = new Set();
    const taken = [];
    let cost = 0;
    for (let i = 0; i < words.length; i++) {
      let best = null;
      for (const candidate of name.candidates) {
        const alike = costs[i].get(candidate.folded);
        if (!alike || (best && alike.cost >= best.alike.cost)) continue;
        if (used.has(candidate.from) || used.has(candidate.to - 1)) continue;
        best = { alike, candidate, typed: words[i] };
      }
      if (!best) return null;
      for (let part = best.candidate.from; part < best.candidate.to; part++) used.add(part);
      taken.push(best);
      cost += best.alike.cost;
    }
    const left = name.parts.filter((_, i) => !used.has(i));
    const rest = left.filter(isContent).length;
    if (name.isAsked && (rest || (left.length && used.size === 1))) return null;
    return { name, taken, rest: rest / (rest + used.size), cost, tier: tierOf(taken, rest) };
  }

  /** 0 the whole name, 1 words of it, 2 their beginnings or synonyms, 3 by their sound, 4 by their look. */
  function tierOf(taken, rest) {
    const hows = new Set(taken.map(({ alike }) => alike.how));
    if (hows.has("like")) return 4;
    if (hows.has("sounds")) return 3;
    if (hows.has("begins")) return 2;
    return rest ? 1 : 0;
  }

  const worth = (hit) => hit.cost + 0.3 * hit.rest;
  const spread = (hit) =>
    hit.taken.reduce((sum, { candidate }) => sum + candidate.to - candidate.from, 0);
  const order = (a, b) =>
    a.tier - b.tier ||
    worth(a) - worth(b) ||
    spread(b) - spread(a) ||
    PRECEDENCE.indexOf(a.page.kind) - PRECEDENCE.indexOf(b.page.kind) ||
    b.page.size - a.page.size;

  /** Each way in which the words may be meant: as they are, or two neighbours as one word. */
  function readings(words) {
    const pairs = words
      .slice(1)
      .map((word, i) => [...words.slice(0, i), joined(words[i], word), ...words.slice(i + 2)]);
    return words.length > 6 ? [words] : [words, ...pairs];
  }

  /** How a whole name sounds or looks like all that was typed, wherever words end. */
  function matchWhole(name, typed) {
    const alike =
      name.whole && typed && Math.abs(name.whole.sounds.length - typed.sounds.length) < 4
        ? likeness.heard(typed, name.whole)
        : null;
    if (!alike) return null;
    const taken = [{ alike, candidate: name.whole, typed }];
    return { name, taken, rest: 0, cost: alike.cost, tier: tierOf(taken, 0) };
  }

  function best(page, ways, typed) {
    let found = null;
    const weigh = (hit) => {
      if (hit && (!found || order({ ...hit, page }, found) < 0)) found = { ...hit, page };
    };
    for (const name of page.names) {
      for (const { words, costs } of ways) weigh(match(name, words, costs));
      if (!found || found.tier > 2) weigh(matchWhole(name, typed));
    }
    return found;
  }

  function search(words, pagesOf = listed) {
    if (!words.length) return [];
    const cache = new Map();
    const costsOf = (word, last) => {
      const key = `${word.folded} ${last}`;
      if (!cache.has(key)) cache.set(key, compared(word, last));
      return cache.get(key);
    };
    const ways = readings(words).map((way) => ({
      words: way,
      costs: way.map((word, i) => costsOf(word, i === way.length - 1)),
    }));
    const typed = words.length > 1 || words[0].sounds.length > 6 ? words.reduce(joined) : null;
    return pagesOf.map((page) => best(page, ways, typed)).filter(Boolean);
  }

  function onDate(date) {
    const events = listed.filter((page) => page.date && dates.agrees(date, page.date));
    const content = date.rest.filter(isContent);
    if (content.length) {
      const ofDay = (hit) => ({
        ...hit,
        rest: hit.rest / 10,
        cost: hit.cost + (hit.page.date.includes("/") ? 0.3 : 0),
      });
      return search(content, events).map(ofDay);
    }
    return events.map((page) => ({ page, name: null, taken: [], rest: 0, cost: 0, tier: 0 }));
  }

  /** Of what was found, what is worth showing: slips only where nothing is surer. */
  function worthShowing(hits) {
    const sure = hits.filter((hit) => hit.tier < 4);
    const least = Math.min(...hits.map((hit) => hit.cost));
    return sure.length ? sure : hits.filter((hit) => hit.cost <= least + 0.4);
  }

  /** The word of a name that a word sounds like, or where nothing is `known` of it looks like. */
  function corrected(folded, isKnown) {
    if (synonyms.sign(folded)) return folded;
    const word = { folded, sounds: letters.sounds(folded), script: letters.script(folded) };
    const alike = [...compared(word, false)].sort(([, a], [, b]) => a.cost - b.cost)[0];
    return alike && (isKnown ? ["sounds"] : ["sounds", "like"]).includes(alike[1].how)
      ? alike[0]
      : folded;
  }

  /** Words of which those that are one phrase for something are one. */
  function phrased(words) {
    const found = synonyms.among(words.map(({ folded }) => folded));
    return words.flatMap((word, place) => {
      const phrase = found.find(({ from, to }) => from <= place && place < to);
      if (!phrase) return word;
      return place === phrase.from ? words.slice(place, phrase.to).reduce(joined) : [];
    });
  }

  /**
   * The pages that a query names, the surest first, and the words for the engine: those that
   * mean something, folded.
   */
  function find(query) {
    const words = letters.words(letters.withoutJoiners(query));
    const content = phrased(words.filter(isContent));
    const date = dates.read(words);
    const found = new Map();
    const meant = content.length ? content : words.slice(0, 1);
    const sought = [
      search(words),
      meant.length < words.length ? search(meant) : [],
      date ? onDate(date) : [],
    ];
    for (const hit of sought.flat().sort(order)) {
      if (!found.has(hit.page.location)) found.set(hit.page.location, hit);
    }
    const texts = date
      ? [...date.rest.filter(isContent).map((word) => word.folded), ...dates.inWords(date)]
      : (content.length ? content : words).map((word) => word.folded);
    return { hits: worthShowing([...found.values()]), words: [...new Set(texts)] };
  }

  return {
    learn,
    find,
    corrected,
    page: (location) => pages.get(location),
    told,
    isStop: (word) => STOP_WORDS.has(word),
  };
})();
