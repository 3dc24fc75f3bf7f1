"""What depends on the script that words are written in: capitals, spaces, joiners, order."""

from __future__ import annotations

import re
import unicodedata

from briefing.characters import ZERO_WIDTH_JOINER, fold_letters

_MODIFIER = "Lm"

# Scripts without spaces between words. Korean and Vietnamese have spaces.
_WITHOUT_SPACES = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u0f00-\u0fff"  # Tibetan
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"  # Khmer, Tai
    "\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese
    "\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f"
    "\U00020000-\U0003ffff"  # Chinese
    "]"
)
_CHARACTERS_A_WORD = 2
_WORD = re.compile(r"[^\W_]+")

# Scripts in which a letter's shape depends on its neighbours, from Hebrew to Adlam.
_JOINING = re.compile(
    "[\u0590-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1c4f\ua800-\uaaff\uabc0-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00011fff\U0001e900-\U0001eeff]"
)
_VIRAMA = 9
"""The combining class of the sign that removes a consonant's vowel."""
_AFTER_EMOJI = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_ALSO_IN_EMOJI = "\u2194\u00a9\u00ae"

_SORTED_PARTS = re.compile(r"\d+|[^\W\d_]+")

SortKey = tuple[tuple[tuple[bool, int, str], ...], str]


def begins_without_capital(word: str) -> bool:
    """Return whether a word begins with a small letter that has a capital.

    A word in Arabic, Hebrew, Georgian or Chinese does not: its script has no capitals, or names do
    not begin with them.
    """
    first = word[:1]
    return first.islower() and first.title() != first


def could_be_id(text: str) -> bool:
    """Return whether a text is one word without capitals and without letters that have none.

    Such a word may be meant as an id; any other text is only words.
    """
    return not any(char.isspace() or _is_name_letter(char) for char in text)


def _is_name_letter(char: str) -> bool:
    return char.isalpha() and unicodedata.category(char) != _MODIFIER and char.title() == char


def count_words(text: str) -> int:
    """Return the number of words in a text; without spaces, two characters are one."""
    packed = spaced = 0
    for stretch in text.split():
        signs = _WITHOUT_SPACES.findall(stretch)
        packed += sum(not unicodedata.category(sign).startswith("M") for sign in signs)
        if not signs:
            spaced += 1
        else:
            spaced += len(_WORD.findall(_WITHOUT_SPACES.sub(" ", stretch)))
    return spaced + (packed + 1) // _CHARACTERS_A_WORD


def needs_joiner(text: str, at: int) -> bool:
    """Return whether the joiner or non-joiner at an offset changes the letters around it.

    Arabic and Indian scripts shape their letters with them, and the joiner combines emoji. Between
    other letters they are only invisible characters.
    """
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before and unicodedata.combining(before) == _VIRAMA:
        return True
    is_next_to_letter = any(char and _JOINING.match(char) for char in (before, after))
    if text[at] != ZERO_WIDTH_JOINER:
        return is_next_to_letter and all(map(_is_visible, (before, after)))
    return is_next_to_letter or (_ends_emoji(text, at) and _is_emoji(after))


def _is_visible(char: str) -> bool:
    return bool(char) and not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"}


def _ends_emoji(text: str, end: int) -> bool:
    while end and _AFTER_EMOJI.match(text, end - 1):
        end -= 1
    return _is_emoji(text[end - 1 : end] if end else "")


def _is_emoji(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) == "So" or char in _ALSO_IN_EMOJI)


def has_latin(text: str) -> bool:
    """Return whether a text has a letter of the Latin script."""
    return any(unicodedata.name(char, "").startswith("LATIN ") for char in text)


def initial(name: str) -> str:
    """Return the letter under which a name is listed: a capital, without accents.

    Names that begin with a number are listed together, under "0". It is "" where a name has
    neither a letter nor a number.
    """
    first = next((char for char in fold_letters(name) if char.isalnum()), "")
    return "0" if first.isnumeric() else first.upper()[:1]


def sort_key(name: str) -> SortKey:
    """Return the key that sorts names into the order that a reader expects.

    Accents, apostrophes, capitals and other marks make no difference, and numbers are sorted by
    value: the 7th Brigade comes before the 12th, and Émile next to Emily.
    """
    parts = _SORTED_PARTS.findall(fold_letters(name))
    return tuple(_part_key(part) for part in parts), name


def _part_key(part: str) -> tuple[bool, int, str]:
    return (False, int(part), "") if part.isdecimal() else (True, 0, part)
