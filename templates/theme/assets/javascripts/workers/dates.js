/* The date that a query names, in any order and in the languages that `Intl` has here. */
// biome-ignore lint/correctness/noUnusedVariables: what this file is for; other scripts use it
const dates = (() => {
  "use strict";

  const LOCALES = ["en", "ar", "ar-SY", "fa", "he", "tr", "el", "ru", "fr", "de", "es"];
  const months = [];
  let english = [];

  function learnMonths() {
    for (const locale of LOCALES) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
        month: "long",
        timeZone: "UTC",
      });
      const names = [...Array(12).keys()].map((month) => format.format(Date.UTC(2001, month, 15)));
      if (locale === "en") english = names.map(letters.fold);
      for (const [month, name] of names.entries()) {
        months.push({ words: letters.words(name).map((word) => word.folded), month: month + 1 });
      }
    }
  }

  /** Which month words at a place name, and how many words: "nov", "تشرين الثاني". */
  function monthAt(words, at) {
    if (!months.length) learnMonths();
    return months
      .filter((known) =>
        known.words.every((part, i) => {
          const word = words[at + i]?.folded ?? "";
          return (
            word === part ||
            (i === 0 && known.words.length === 1 && word.length > 2 && part.startsWith(word))
          );
        }),
      )
      .sort((a, b) => b.words.length - a.words.length)[0];
  }

  /** The numbers of a date without a month's name: day and month in Europe's order or ISO's. */
  function numeric(numbers) {
    const year = numbers.findIndex((number) => number > 999);
    const rest = numbers.filter((_, i) => i !== year);
    if (year < 0 || rest.length > 2 || !rest.length) return null;
    const [month, day] = year === 0 ? rest : rest.toReversed();
    return month > 12
      ? { year: numbers[year], month: day, day: month }
      : { year: numbers[year], month, day };
  }

  /** A query's date as numbers, with the words that are no part of it; null where it has none. */
  function read(words) {
    const rest = [];
    const numbers = [];
    let month;
    for (let i = 0; i < words.length; i++) {
      const named = month === undefined && monthAt(words, i);
      if (named) {
        month = named.month;
        i += named.words.length - 1;
      } else if (/^\d{1,2}$|^\d{4}$/.test(words[i].folded)) {
        numbers.push(Number(words[i].folded));
      } else {
        rest.push(words[i]);
      }
    }
    if (month === undefined) {
      const date = numeric(numbers);
      return date && { ...date, rest };
    }
    const year = numbers.find((number) => number > 999);
    const day = numbers.find((number) => number < 32);
    if (!numbers.length && rest.length) return null;
    return { year, month, day, rest };
  }

  /** Whether an EDTF date, or one end of it, agrees with what a query names. */
  const agrees = (date, edtf) =>
    [...edtf.matchAll(/(\d{4})(?:-(\d\d))?(?:-(\d\d))?/g)].some(([, ...parts]) =>
      [date.year, date.month, date.day].every(
        (part, i) => part === undefined || (parts[i] !== undefined && Number(parts[i]) === part),
      ),
    );

  /** A date in the words of the page's language, for the engine. */
  const inWords = ({ year, month, day }) =>
    [day, english[month - 1], year].filter(Boolean).map(String);

  return { read, agrees, inWords };
})();
