"""The Content-Security-Policy of a site: a page loads and runs only what the site itself serves.

See https://www.w3.org/TR/CSP3/. A page may state it in a `<meta>`; a server may send the same.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

from briefing.records import Settings

_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)


def content_security_policy(settings: Settings) -> str:
    """Return the policy, as the value of a header.

    Forms may lead to the site and to the host of the briefing's repository.
    """
    forms = ["'self'"]
    if settings.repository:
        parts = urlsplit(settings.repository)
        forms.append(f"{parts.scheme}://{parts.netloc}")
    directives = {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": " ".join(forms),
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def with_policy(page: str, policy: str) -> str:
    """Return the HTML of a page that states a policy before anything that the policy governs."""
    stated = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
    return _HEAD.sub(lambda head: head[0] + stated, page, count=1)
