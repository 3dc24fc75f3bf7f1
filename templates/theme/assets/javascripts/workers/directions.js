/*
 * The direction of what a result shows: that of its page, with words that read the other way apart
 * from the rest, so that neither changes the order of the other's signs and numbers.
 */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const directions = (() => {
  "use strict";

  const FROM_RIGHT =
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

  // Words that are marked, a sign, a word, spaces, or one character of what stands between words.
  const PART = /<mark>.*?<\/mark>|&[#\w]+;|[\p{L}\p{M}\p{N}]+|\s+|[\s\S]/gu;

  const lettersOf = (html) => letters.decode(html.replace(/<[^>]*>/g, "")).match(/\p{L}/gu) ?? [];
  const isFromRight = (letter) => FROM_RIGHT.test(letter);

  /** The direction of a text on a page with a direction: the other only if all of it reads so. */
  function of(html, ofPage) {
    const fromRight = lettersOf(html).map(isFromRight);
    if (!fromRight.length) return ofPage;
    if (fromRight.every(Boolean)) return "rtl";
    return fromRight.some(Boolean) ? ofPage : "ltr";
  }

  /** Whether what follows foreign words is of them: a number, or a quotation mark that closes. */
  function isOf(words, rest) {
    const quotes = letters.decode(words.join("")).match(/"/g) ?? [];
    const next = letters.decode(rest.join(""));
    return /^\s*\p{N}+$/u.test(next) || (next === '"' && quotes.length % 2 === 1);
  }

  /**
   * Where the foreign words stand among the parts of a text: from the first to the last of
   * neighbours. Signs and numbers at the beginning of the text, and dots at its end, are of the
   * words beside them; so are numbers that only spaces part from foreign words before them, and the
   * second of two quotation marks.
   */
  function foreignRuns(parts, isForeign) {
    const runs = [];
    let run = null;
    let isFirst = true;
    for (const [place, part] of parts.entries()) {
      const found = lettersOf(part);
      if (found.some((letter) => !isForeign(letter))) {
        run = null;
        isFirst = false;
      } else if (found.length) {
        if (!run) {
          run = { from: isFirst ? 0 : place };
          runs.push(run);
        }
        run.to = place + 1;
      } else if (run && isOf(parts.slice(run.from, run.to), parts.slice(run.to, place + 1))) {
        run.to = place + 1;
      }
    }
    if (run && /^\s*…$/.test(parts.slice(run.to).join(""))) run.to = parts.length;
    return runs;
  }

  /** A text that runs in a direction, with the words that read the other way isolated. */
  function isolated(html, direction) {
    const other = direction === "rtl" ? "ltr" : "rtl";
    const parts = html.match(PART) ?? [];
    const isForeign = (letter) => isFromRight(letter) === (other === "rtl");
    for (const { from, to } of foreignRuns(parts, isForeign)) {
      parts[from] = `<bdi dir="${other}">${parts[from]}`;
      parts[to - 1] += "</bdi>";
    }
    return parts.join("");
  }

  return { of, isolated };
})();
