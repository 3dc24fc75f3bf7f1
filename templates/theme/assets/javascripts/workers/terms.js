/*
 * The terms by which the engine's index (lunr) finds a word of a text: the word, folded; the whole
 * of what joiners hold together; the sign of its synonyms. Scripts without spaces are indexed
 * letter by letter.
 */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const terms = (() => {
  "use strict";

  /** What the engine asks of a text between spaces, in whose place it has one for Japanese. */
  class Segmenter {
    // The type of a letter that the engine takes for one of a script without spaces.
    ctype_ = () => "H";
    segment = letters.pieces;
  }

  const isJoined = (text) => text !== undefined && text !== letters.withoutJoiners(text);

  /** What joiners hold together around a place; undefined where they hold nothing. */
  function wholeAt(texts, place) {
    let from = place;
    let to = place + 1;
    while (isJoined(texts[from - 1])) from--;
    while (isJoined(texts[to - 1]) && to < texts.length) to++;
    return to - from > 1 ? texts.slice(from, to).join("") : undefined;
  }

  /** For each word of a text, the terms that find it beside itself. */
  function others(texts, fold) {
    const found = texts.map((_, place) => [wholeAt(texts, place)].filter(Boolean));
    for (const { sign, from, to } of synonyms.among(texts.map(fold))) {
      for (let place = from; place < to; place++) found[place].push(sign);
    }
    return found;
  }

  /** A result in which each place is named once: the engine marks a word for each of its terms. */
  function withoutRepeats({ matchData: { metadata } }) {
    const seen = new Set();
    for (const fields of Object.values(metadata)) {
      for (const [name, field] of Object.entries(fields)) {
        const position = field.position.filter((place) => !seen.has(`${name} ${place}`));
        for (const place of position) seen.add(`${name} ${place}`);
        fields[name] = { ...field, position };
      }
    }
  }

  /** Make the engine index texts by these terms, and leave out words that say nothing. */
  function teach(lunr, isStop) {
    const folded = new Map();
    const fold = (text) => {
      if (!folded.has(text)) folded.set(text, letters.fold(text));
      return folded.get(text);
    };
    let tokens = null;
    let more = [];
    // The engine also asks of a word of a query whether it says anything: of that alone.
    const say = (token, place, all) => {
      if (all && all !== tokens) {
        tokens = all;
        more = others(all.map(String), fold);
      }
      if (isStop(`${token}`)) return undefined;
      if (!all) return token;
      return [token, ...more[place].map((text) => token.clone(() => text))];
    };
    const foldToken = (token) => token.update(fold);
    lunr.Pipeline.registerFunction(foldToken, "ours-fold");
    lunr.Pipeline.registerFunction(say, "ours-say");
    lunr.stemmer = foldToken;
    lunr.stopWordFilter = say;
    lunr.TinySegmenter = Segmenter;
    const { search } = lunr.Index.prototype;
    lunr.Index.prototype.search = function find(query) {
      const found = search.call(this, query);
      for (const result of found) withoutRepeats(result);
      return found;
    };
  }

  /** A folded word of a query as the engine is asked for it. */
  const asked = (word) =>
    letters.isSpaceless(word) ? letters.pieces(word) : [word, synonyms.sign(word)].filter(Boolean);

  return { teach, asked };
})();
