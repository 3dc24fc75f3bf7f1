"""What missing pages, challenges to programs and walls give themselves away by.

Only pages on which no excerpt was found are searched for these, in titles and addresses.
"""

from __future__ import annotations

import re

_BAR = "[|:\u2013\u2014\u2022\u00b7\u00bb-]"

TITLE_PARTS = re.compile(rf"\s{_BAR}+\s|[|\u00bb]")
"""What stands between a page's own title and the name of its site."""

NOT_FOUND = re.compile(
    r"""
    ^(?:http\s*|error\s*)?404\b
    | \b(?:404|410)\s*(?:error|$)
    | ^(?:page|article|document|content|url|file)?\s*(?:was\s|is\s)?
        (?:not\ (?:be\ )?found|no\ longer\ (?:exists|available|here))$
    | \b(?:page|article|content)\s(?:you\s\S.{0,30}?)?(?:(?:was|is|could|can)\s*)?
        not\s(?:be\s)?(?:found|available)
    | (?:page|article)\s(?:does\ not|doesn.?t)\ exist
    | الصفحة\ (?:المطلوبة\ )?غير\ موجودة
    | لم\ يتم\ العثور\ على\ الصفحة
    | صفحه\ (?:مورد\ نظر\ )?یافت\ نشد
    | sayfa\ bulunamad
    | page\ (?:introuvable|non\ trouvée)
    | seite\ (?:wurde\ )?nicht\ gefunden
    | p[aá]gina\ no\ encontrada
    | pagina\ non\ trovata
    | страница\ не\ найдена
    | דף\ לא\ נמצא
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What the titles of missing pages say."""

NOT_FOUND_PATH = re.compile(r"/(?:error-?)?(?:404|(?:page-?)?not-?found)(?:$|[/.])", re.IGNORECASE)
"""Where sites lead that have a page for missing pages."""

CHALLENGE = re.compile(
    r"""
    ^just\ a\ moment | ^attention\ required | ^one\ moment | ^please\ wait
    | ^access\ (?:to\ this\ page\ has\ been\ )?denied | ^(?:403\ )?forbidden$
    | ^ddos-guard | ^pardon\ our\ interruption | ^security\ check | captcha
    | ^verif(?:y|ying)\ (?:that\ )?you\ are | ^are\ you\ (?:a\ )?(?:human|robot)
    | ^robot\ or\ human | ^bot\ (?:verification|check) | ^human\ verification
    | ^request\ (?:unsuccessful|rejected|blocked) | ^you\ (?:have\ been|are)\ blocked
    | ^before\ you\ continue | \bcookie | \bconsent\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What the titles of pages say that a host shows to programs, or before the page itself."""

WALL_PATH = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|register|subscribe|subscription|paywall|consent|auth|sso|"
    r"checkpoint|accounts?)(?:$|[/.])",
    re.IGNORECASE,
)
"""Where sites lead that ask readers to log in, pay or agree first."""

WALL_HOST = re.compile(r"^(?:login|signin|accounts?|auth|sso|consent|id)\.", re.IGNORECASE)
"""The hosts that do the same for several sites."""

HOME_PATH = re.compile(
    r"^/(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?$", re.IGNORECASE
)
"""A site's first page, also one for each language."""
