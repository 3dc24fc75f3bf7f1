/*
 * How search reads words: what readers leave out, add or exchange when they write a name.
 * A word is folded (case, accents, vowel signs, apostrophes, letters typed for one another) and
 * can be told by its sounds, a string of one character for each, in which scripts meet.
 */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const letters = (() => {
  "use strict";

  const { folding, foldBare } = globalThis.briefing;
  const { inWords, joiners } = folding; // signs inside a word, and between its parts
  const JOINERS = new RegExp(`[${joiners}]`, "g");
  const WORD = new RegExp(`[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${inWords}]*`, "gu");
  const POSSESSIVE = /['\u2019]s$/i;
  const INITIALS = /(?<![\p{L}\p{N}])\p{L}(?:\.\s?\p{L}(?![\p{L}\p{N}]))+\.?/gu;
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

  const mapped = (from, to) => new Map([...from].map((letter, i) => [letter, [...to][i]]));
  // Letters by sound. Capitals are one sound each that Latin writes with two letters.
  const SOUNDS = new Map([
    ...mapped("اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويءپچژڤ", "aaaabtTjhKdDrzsSsDtzaGfqklmnhuiapCZv"),
    ...mapped("אבגדהוזחטיכלמנסעפצקרשת", "abgdhvzKtiklmnsapcqrSt"),
    ...mapped("αβγδεζηθικλμνξοπρστυφχψω", "avgDeziTiklmnxoprstufKpo"),
    ...mapped(
      "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
      "abvgdeZziiklmnoprstufKcCSS" + "aiieuaeiiegu",
    ),
  ]);
  const DIGRAPHS = {
    kh: "K",
    gh: "G",
    dh: "D",
    th: "T",
    sh: "S",
    ch: "C",
    zh: "Z",
    ph: "f",
    ck: "k",
    dj: "j",
    tz: "c",
    ts: "c",
  };
  const LATIN_PAIR = new RegExp(Object.keys(DIGRAPHS).join("|"), "g");
  const ARTICLE = /^(?:a[ldnrtsz]|a[dstz]h|el|ul|la|l)$/;
  const IS_ARABIC = /\p{Script=Arabic}/u;
  // Letters of scripts that put no spaces between words.
  const SPACELESS =
    "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}" +
    "\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}";
  const IS_SPACELESS = new RegExp(`[${SPACELESS}]`, "u");
  const RUN = new RegExp(`[${SPACELESS}]+|[^${SPACELESS}]+`, "gu");
  // One such letter, or what stands up to one or up to a joiner.
  const PIECE = new RegExp(
    `(?:[${SPACELESS}]\\p{M}*|[^${SPACELESS}${joiners}]+)[${joiners}]*|[${joiners}]+`,
    "gu",
  );

  const decode = (html) =>
    html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, dec, name) =>
      name ? (ENTITIES[name] ?? all) : String.fromCodePoint(hex ? parseInt(hex, 16) : dec),
    );
  const encode = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

  /** A word without what people leave out or exchange. */
  const fold = (word) => foldBare(word).replace(/^0+(?=\d)/, "");

  const isSpaceless = (word) => IS_SPACELESS.test(word);

  /** The parts of a text between spaces by which it is indexed. */
  const pieces = (text) => text.match(PIECE) ?? [];

  const withoutJoiners = (text) => text.replace(JOINERS, "");

  /** The sounds of a folded word, one character each. */
  const sounds = (folded) =>
    [...folded.replace(LATIN_PAIR, (pair) => DIGRAPHS[pair])]
      .map((letter) => SOUNDS.get(letter) ?? letter)
      .join("");

  /** The script whose letters a folded word has: words of two scripts share no spelling. */
  function script(folded) {
    if (IS_ARABIC.test(folded)) return "Arab";
    if (/\p{Script=Latin}/u.test(folded)) return "Latn";
    return /\p{N}/u.test(folded) ? "" : "else";
  }

  /** A word that stands at a place in a text; null for an article. */
  function read(text, written, start) {
    const folded = fold(written.replace(POSSESSIVE, ""));
    const end = start + written.length;
    const next = text.slice(end);
    const article =
      (ARTICLE.test(folded) && /^[-\u2010-\u2015]\p{L}/u.test(next)) ||
      (/^[ae]l$/.test(folded) && /^\s+\p{L}/u.test(next));
    const ezafe = /^(?:e|i|ye)$/.test(folded) && /[-\u2010-\u2015]/.test(text[start - 1] ?? "");
    return folded && !article && !ezafe
      ? { folded, sounds: sounds(folded), script: script(folded), start, end }
      : null;
  }

  /** The words of a text, each with where it stands: articles are none, initials are one. */
  function words(text) {
    const found = [];
    const plain = text.replace(INITIALS, (run) => run.replace(/[.\s]/g, "").padEnd(run.length));
    for (const { 0: run, index: first } of plain.matchAll(WORD)) {
      for (const { 0: written, index } of run.matchAll(RUN)) {
        const word = read(plain, written, first + index);
        if (word) found.push(word);
      }
    }
    return found;
  }

  return { decode, encode, fold, isSpaceless, pieces, withoutJoiners, sounds, script, words };
})();
