"""Keep an Arabic article on the line of its name, wherever a page has one."""

from __future__ import annotations

import re

# A name such as "al-Ashe", between no letters or hyphens that make it part of something else.
_ARTICLE = re.compile(
    r"(?<![\w&#/-])(?:al|el|ad|as|ash|an|ar|at|az)-[^\W_]++(?![/-])", re.IGNORECASE
)
# Addresses, attributes and elements that take no markup have no names to keep.
_NOT_WORDS = re.compile(
    r"""
    (?= [<`\]{] ) (?:  # most characters begin none of them
      <(?P<element> option | pre | script | style | svg | textarea | title )\b .*? </(?P=element)>
    | <!-- .*? -->
    | (?P<ticks> `+ ) .+? (?P=ticks)
    | </?[a-z] [^<>"]* (?: "[^"]*" [^<>"]* )* >
    | \]\( [^()\s]* \)
    | \{: [^{}\n]* \}
    )
    """,
    re.VERBOSE | re.DOTALL,
)


def keep_articles(text: str) -> str:
    """Return a written page in which a line never ends between an Arabic article and its name.

    It is done by markup, so that what is searched and copied stays as it is. `<bdi>`, which stands
    for a name whose direction is its own, is half as long as a `span` with a class, and large pages
    have hundreds of such names; programs that keep the text of a page drop elements of our own.
    """
    page = str(text)  # joined as it is: safe text would escape the markup between its pieces
    pieces: list[str] = []
    end = 0
    for skipped in _NOT_WORDS.finditer(page):
        pieces += (_mark(page[end : skipped.start()]), skipped[0])
        end = skipped.end()
    return "".join((*pieces, _mark(page[end:])))


def _mark(words: str) -> str:
    if "-" not in words:
        return words
    return _ARTICLE.sub(r"<bdi>\g<0></bdi>", words)
