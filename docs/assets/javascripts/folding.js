/*
 * How a text is compared with what readers type, in lists and in search: without case, accents,
 * vowel signs, apostrophes and joiners, and letters that are typed for one another alike.
 */
(() => {
  "use strict";
  const { folding } = globalThis.briefing ?? {};
  if (!folding) return;
  const { alike, inWords, joiners } = folding;
  const UNTYPED = new RegExp(`[\\p{M}${inWords}${joiners}]`, "gu");
  const JOINER = new RegExp(`[${joiners}]`, "g");
  // The name of God begins like the article and is never parted.
  const ARTICLE = /(?<!\p{L})[وبكف]?ال(?!له(?!\p{L}))(?=\p{L}{2})/gu;

  const fold = (text) =>
    [
      ...text
        .normalize("NFKD")
        .replace(UNTYPED, "")
        .toLowerCase()
        .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15),
    ]
      .map((letter) => alike[letter] ?? letter)
      .join("");

  const foldBare = (text) => fold(text).replace(ARTICLE, "");

  /* A text has what was typed if one of its readings has the like one of that: as it is, without
     the Arabic article, and with spaces for joiners. */
  const readings = (text) => [fold(text), foldBare(text), fold(text.replace(JOINER, " "))];

  Object.assign(globalThis.briefing, { foldBare, readings });
})();
