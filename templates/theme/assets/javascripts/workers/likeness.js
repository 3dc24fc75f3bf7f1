/*
 * How alike two words are: Damerau and Levenshtein's distance between their sounds, in which
 * sounds that transliterations exchange cost little, and vowels less than consonants.
 */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const likeness = (() => {
  "use strict";

  // The sounds of a group are often written for one another; the first cost of two counts.
  const EXCHANGED = [
    [0.15, "kqc Dz dD tT ou ei iy ae vw wu gj cs"],
    [
      0.3,
      "hK kK qK qg qG kg gG KG KC hC Tz Ts TD sz sS SC jC jy jZ SZ bp dt dz Ds fv vb kx zc aeiouy",
    ],
  ];
  const ASCII = 128;
  const costs = new Float32Array(ASCII * ASCII).fill(1);
  for (const [cost, groups] of EXCHANGED.toReversed()) {
    for (const group of groups.split(" ")) {
      for (const a of group) {
        for (const b of group) costs[a.charCodeAt(0) * ASCII + b.charCodeAt(0)] = cost;
      }
    }
  }
  function exchange(a, b) {
    if (a === b) return 0;
    return a < ASCII && b < ASCII ? costs[a * ASCII + b] : 1;
  }

  const VOWELS = new Set([..."aeiou"].map((vowel) => vowel.charCodeAt(0)));
  const [H, W, Y] = [..."hwy"].map((letter) => letter.charCodeAt(0));

  /** What it costs that the sound at a place stands in one of two words only. */
  function lack(sound, i, word) {
    if (sound === word[i - 1]) return 0.1;
    const beside = VOWELS.has(word[i - 1]) || VOWELS.has(word[i + 1]);
    if (VOWELS.has(sound)) return beside ? 0.15 : 0.3;
    if (sound === H) return i === word.length - 1 ? 0.3 : 0.5;
    return beside && (sound === W || sound === Y) ? 0.3 : 1;
  }

  const read = new Map();

  /** The sounds of a word as numbers, with what each costs where it is missing. */
  function measured(sounds) {
    if (!read.has(sounds)) {
      const codes = [...sounds].map((sound) => sound.charCodeAt(0));
      read.set(sounds, {
        codes,
        lacks: codes.map(lack),
        vowels: codes.map((code) => VOWELS.has(code)),
      });
    }
    return read.get(sounds);
  }

  /**
   * The cost of making one word's sounds into another's, or into the beginning of the other that
   * they are most like; Infinity above `most`. A vowel that a script leaves out costs `unwritten`.
   */
  function distance(typed, word, most, { beginning = false, unwritten = 1 } = {}) {
    const a = measured(typed);
    const b = measured(word);
    const width = b.codes.length;
    const adds =
      unwritten < 1
        ? b.lacks.map((cost, j) => (b.vowels[j] ? Math.min(cost, unwritten) : cost))
        : b.lacks;
    let earlier = [];
    let row = [0];
    let earlierLeast = 0;
    for (let j = 0; j < width; j++) row.push(row[j] + adds[j]);
    for (let i = 1; i <= a.codes.length; i++) {
      const drop = a.lacks[i - 1];
      const code = a.codes[i - 1];
      const next = [row[0] + drop];
      let least = next[0];
      for (let j = 1; j <= width; j++) {
        const other = b.codes[j - 1];
        let cost = Math.min(
          row[j - 1] + exchange(code, other),
          row[j] + drop,
          next[j - 1] + adds[j - 1],
        );
        if (i > 1 && code === b.codes[j - 2] && a.codes[i - 2] === other && code !== other) {
          cost = Math.min(cost, earlier[j - 2] + 0.9);
        }
        next.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most && earlierLeast > most) return Infinity;
      earlierLeast = least;
      earlier = row;
      row = next;
    }
    const cost = beginning ? Math.min(...row.slice(1)) : row[width];
    return cost <= most ? cost : Infinity;
  }

  /** How much may be wrong in a word of so many sounds. */
  const ALLOWED = [0, 0, 0, 0.35, 0.75, 1.05, 1.35, 1.35];
  const allowed = (sounds) => ALLOWED[sounds] ?? 2.1;

  const isNumber = (word) => /^\d/.test(word.folded);
  const judged = (cost, sounds) =>
    cost === Infinity
      ? null
      : { cost: cost + 0.05, how: cost <= Math.min(0.8, 0.1 * sounds.length) ? "sounds" : "like" };

  const undoubled = (sounds) => sounds.replace(/(.)\1+/g, "$1");

  /** How far two words are in sound, null where they are not alike. */
  function heard(typed, word, { unfinished = false } = {}) {
    const lengths = [undoubled(typed.sounds).length, undoubled(word.sounds).length];
    const foreign = typed.script !== word.script;
    const first = exchange(typed.sounds.charCodeAt(0), word.sounds.charCodeAt(0)) === 1 ? 0.1 : 0;
    // Between scripts only sounds tell, and no slip is granted beside them.
    const most = foreign
      ? 0.12 * lengths[0]
      : Math.min(allowed(Math.min(Math.max(...lengths), lengths[0] + 1)), first ? 1.35 : Infinity);
    // Every page has a name in the page's own script: what is typed in it is compared with no other.
    if (foreign && typed.script === "Latn") return null;
    if (!most || isNumber(typed) || isNumber(word) || lengths[0] - lengths[1] > 5) return null;
    const options = { unwritten: foreign ? 0.1 : 1 };
    let cost =
      lengths[1] - lengths[0] > 5
        ? Infinity
        : distance(typed.sounds, word.sounds, most - first, options) + first;
    if (/^[aeu]l.{4}/.test(typed.folded)) {
      cost = Math.min(cost, distance(typed.sounds.slice(2), word.sounds, most, options) + 0.05);
    }
    if (unfinished && !foreign && lengths[0] > 3 && lengths[1] > lengths[0]) {
      const half = allowed(lengths[0]) / 2;
      const begun = distance(typed.sounds, word.sounds, half, { ...options, beginning: true });
      cost = Math.min(cost, begun + 0.25);
    }
    return judged(cost, typed.sounds);
  }

  /**
   * How far a typed word is from a word of a name, and how they are alike: `same`, the name's
   * `begins` with it, it `sounds` the same, or looks `like` it; null where they are not.
   */
  function compare(typed, word, unfinished) {
    if (typed.folded === word.folded) return { cost: 0, how: "same" };
    if (isNumber(word)) return null;
    const more = word.folded.length - typed.folded.length;
    if (
      more > 0 &&
      typed.folded.length > (unfinished ? 1 : 2) &&
      word.folded.startsWith(typed.folded)
    ) {
      return { cost: 0.02 * Math.min(10, more), how: "begins" };
    }
    if (letters.isSpaceless(typed.folded) && word.folded.includes(typed.folded)) {
      return { cost: 0.02 * Math.min(10, more), how: "begins" };
    }
    if (more === -1 && word.folded.length > 3 && typed.folded === `${word.folded}s`) {
      return { cost: 0.02, how: "begins" };
    }
    return heard(typed, word, { unfinished });
  }

  return { compare, heard };
})();
