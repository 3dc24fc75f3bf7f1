/*
 * Runs around the engine's search worker, whose file name is this script's query, and speaks to
 * the page in its stead: pages that a query names go first, in whatever spelling; what the engine
 * finds in texts follows. In a copy that opens from disk the other scripts stand before this one
 * and the engine's after it, in the same text.
 */
if (location.search) {
  importScripts(
    "../phrases.js",
    "../folding.js",
    "letters.js",
    "likeness.js",
    "dates.js",
    "synonyms.js",
    "names.js",
    "terms.js",
    "directions.js",
    "results.js",
  );
}

(() => {
  "use strict";

  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  const post = self.postMessage.bind(self);
  let asked = null;

  function setUp(index) {
    names.learn(index.docs);
    terms.teach(lunr, names.isStop);
    index.docs = results.prepared(index.docs);
    index.config = { ...index.config, pipeline: ["stopWordFilter", "stemmer"] };
  }

  function ask(words) {
    const data = { type: QUERY, data: words.flatMap(terms.asked).join(" ") };
    dispatchEvent(new MessageEvent("message", { data }));
  }

  addEventListener("message", (event) => {
    const { data } = event;
    if (data.type === SETUP) setUp(data.data);
    if (data.type !== QUERY || !event.isTrusted) return;
    asked = names.find(data.data);
    data.data = asked.words.flatMap(terms.asked).join(" ");
  });

  /** Words that stand nowhere are taken for the names that they are like, and asked again. */
  function askAgain(groups) {
    const [best] = results.ranked(groups, asked.words);
    if (asked.again || (best && best.begun === asked.words.length)) return false;
    const stands = (word) => groups.flat().some((doc) => results.stands(doc, word));
    const words = asked.words.map((word) => names.corrected(word, stands(word)));
    if (words.join() === asked.words.join()) return false;
    asked = { ...asked, words, again: true };
    ask(words);
    return true;
  }

  self.postMessage = (message) => {
    if (message.type !== RESULT || !asked) return post(message);
    const groups = results.tidied(message.data.items, asked.words);
    if (!askAgain(groups)) post({ ...message, data: { items: results.arranged(asked, groups) } });
  };
})();

if (location.search) importScripts(location.search.slice(1));
