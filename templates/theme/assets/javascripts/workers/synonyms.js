/*
 * Words that mean the same to somebody who searches, grouped by the briefing's vocabulary. A group
 * has a sign: a term that no text has, by which the engine finds all of its words.
 */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const synonyms = (() => {
  "use strict";

  let signs = new Map();
  let longest = 0;

  function learn(groups) {
    signs = new Map();
    longest = 0;
    for (const group of groups) {
      const phrases = group.map((text) => letters.words(text).map(({ folded }) => folded));
      for (const words of phrases) {
        // The words of a phrase are also looked for as one.
        for (const joint of [" ", ""]) signs.set(words.join(joint), `≈${phrases[0].join("")}≈`);
        longest = Math.max(longest, words.length);
      }
    }
  }

  /** The sign of a folded word or phrase, in the plural too. */
  const sign = (folded) => signs.get(folded) ?? signs.get(folded.replace(/s$/, ""));

  /** The longest phrases of groups among folded words: their signs, and where they stand. */
  function among(words) {
    const found = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + longest); to > from; to--) {
        const known = sign(words.slice(from, to).join(" "));
        if (!known) continue;
        found.push({ sign: known, from, to });
        from = to - 1;
        break;
      }
    }
    return found;
  }

  return { learn, sign, among };
})();
