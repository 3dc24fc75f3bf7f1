"""Characters that are compared as equal, and invisible characters.

Each table is defined once. Each function that folds a text names the tables it uses; the browser's
search is given its own with the phrases of scripts.
"""

from __future__ import annotations

import re
import unicodedata

QUOTATION_MARKS = "\"'`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"
"""Straight and typographic quotation marks, which people put around names and values."""
APOSTROPHES = (
    "'`\u00b4\u2018\u2019\u201b"
    "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf"  # the letters among them
    "\u2032\u2033"  # primes
    "\u05f3\u05f4"  # geresh, gershayim
)
"""Characters written for an apostrophe, a glottal stop or an abbreviation inside a word."""
TATWEEL = "\u0640"
"""Stretches an Arabic word without changing its meaning."""

ARABIC_FORMS = dict(zip("\u0671\u0649\u06cc\u06a9\u06be\u06c1\u06d5", "ايي" + "كههه", strict=True))
"""Forms of Arabic letters on the keyboards of several languages, each with the usual one."""
ARABIC_EXCHANGED = dict(zip("ېۍےگةۀ", "يييكهه", strict=True))
"""Other Arabic letters, each with the one that is often typed for it."""
FINAL_FORMS = dict(zip("ךםןףץς", "כמנפצσ", strict=True))
"""Final forms of Hebrew and Greek letters, each with the usual one."""
LATIN_VARIANTS = dict(zip("ıøłđßæœ", "ioldsao", strict=True))
"""Latin letters that do not decompose, each with the one typed for it."""

CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x9f"
"""Controls other than white space. This and the next ones are for character classes of patterns."""
DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
"""Controls that change the direction of the text around them."""
LINE_SEPARATORS = "\u2028\u2029"
BYTE_ORDER_MARK = "\ufeff"
NO_WIDTH = (
    f"\u00ad\u180e\u200b{LINE_SEPARATORS}\u2060-\u2065\u206a-\u206f{BYTE_ORDER_MARK}\ufff9-\ufffb"
)
WORD_JOINER = "\u2060"
"""Takes no room, and keeps what is on both sides of it on one line."""
SURROGATES = "\ud800-\udfff"
NO_CHARACTERS = "\ufffe\uffff"
TAGS = "\U000e0000-\U000e007f"
ZERO_WIDTH_JOINER = "\u200d"
JOINERS = f"\u200c{ZERO_WIDTH_JOINER}"
"""Invisible, but needed to spell some scripts and emoji."""

_ARABIC = str.maketrans(ARABIC_FORMS | ARABIC_EXCHANGED)
_IGNORED = str.maketrans(dict.fromkeys(APOSTROPHES + TATWEEL))
_KEY_FORMS = str.maketrans({"_": "-", " ": "-"} | dict.fromkeys(QUOTATION_MARKS))
# The article before a word; the name of God begins the same way and is never split.
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?!له\b)(?=\w{2})")
_LATIN_ARTICLE = re.compile(r"(?<!\w)(?:al[- ]|(?:el|ad|as|ash|an|ar|at|az)-)")
_NO_LETTER = re.compile(r"[\W_]+")
_GAPS = re.compile(r"[\s\u2026.]+")


def fold_letters(text: str) -> str:
    """Return a text without accents, apostrophes and capitals."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_IGNORED).casefold()


def fold_name(name: str) -> str:
    """Return a name in the form in which names are compared.

    It ignores what people omit or exchange: letter case, diacritics, apostrophes, hyphens and
    articles; in Arabic script also vowel signs, and letters that are typed for one another.
    """
    bare = fold_letters(_ARABIC_ARTICLE.sub("", name)).translate(_ARABIC)
    return _NO_LETTER.sub(" ", _LATIN_ARTICLE.sub("", bare)).strip()


def fold_quote(words: str) -> str:
    """Return words in lower case, with one space for each gap, ellipsis or full stop."""
    return _GAPS.sub(" ", words).strip().casefold()


def fold_key(name: str) -> str:
    """Return the name of a field or value in lower case, with hyphens, without quotation marks."""
    return name.strip().translate(_KEY_FORMS).lower()
