/*
 * Runs around the engine's search worker, whose file name is this script's query, and speaks to
 * the page in its stead: pages that a query names go first, in whatever spelling; what the engine
 * finds in texts follows. In a copy that opens from disk the other scripts stand before this one
 * and the engine's after it, in the same text.
 */
if (location.search) {
  importScripts("../phrases.js", "letters.js", "likeness.js", "dates.js", "names.js", "results.js");
}

(() => {
  "use strict";

  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  const post = self.postMessage.bind(self);
  let asked = null;

  /** The engine's words become ours: folded, and none that says nothing. */
  function teach() {
    const folded = new Map();
    const fold = (token) =>
      token.update((text) => {
        if (!folded.has(text)) folded.set(text, letters.fold(text));
        return folded.get(text);
      });
    const say = (token) => (names.isStop(`${token}`) ? undefined : token);
    lunr.Pipeline.registerFunction(fold, "ours-fold");
    lunr.Pipeline.registerFunction(say, "ours-say");
    lunr.stemmer = fold;
    lunr.stopWordFilter = say;
  }

  function setUp(index) {
    names.learn(index.docs);
    teach();
    index.docs = results.prepared(index.docs);
    index.config = { ...index.config, pipeline: ["stopWordFilter", "stemmer"] };
  }

  function ask(words) {
    const data = { type: QUERY, data: words.join(" ") };
    dispatchEvent(new MessageEvent("message", { data }));
  }

  addEventListener("message", (event) => {
    const { data } = event;
    if (data.type === SETUP) setUp(data.data);
    if (data.type !== QUERY || !event.isTrusted) return;
    asked = names.find(data.data);
    data.data = asked.words.join(" ");
  });

  /** Words that stand nowhere are taken for the names that they are like, and asked again. */
  function askAgain(groups) {
    const [best] = results.ranked(groups, asked.words);
    if (asked.again || (best && best.begun === asked.words.length)) return false;
    const stands = new Set(
      groups.flat().flatMap(({ terms }) => Object.keys(terms).filter((term) => terms[term])),
    );
    const words = asked.words.map((word) => names.corrected(word, stands.has(word)));
    if (words.join() === asked.words.join()) return false;
    asked = { ...asked, words, again: true };
    ask(words);
    return true;
  }

  self.postMessage = (message) => {
    if (message.type !== RESULT || !asked) return post(message);
    const groups = message.data.items;
    if (!askAgain(groups)) post({ ...message, data: { items: results.arranged(asked, groups) } });
  };
})();

if (location.search) importScripts(location.search.slice(1));
