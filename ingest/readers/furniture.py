"""What belongs to a web site and not to its article."""

import re
from collections import Counter
from typing import Any

Element = Any
"""A ``bs4.Tag``. The library itself is known to the HTML reader alone."""

_NEVER = re.compile(
    r"script|style|noscript|template|svg|iframe|object|embed|button|select|input|textarea|video|audio|canvas|map|nav|aside"
    r"|menu|dialog"
)
_MAYBE = ("header", "footer", "form")
_ROLE = re.compile(
    r"navigation|banner|contentinfo|complementary|search|menu(?:bar)?|dialog|alert|toolbar|tablist|form"
)
_WORD = re.compile(
    r"nav(?:bar|igation)?|(?:mega|top|main|sub)?menu|breadcrumbs?|crumb|footer|sidebar|aside|shar(?:e|ing)|socials?|relate[sd]?"
    r"|lienquan|tinlienquan|comments?|binhluan|banners?|ads?|advert(?:ise|isement)?|quangcao|popup|modal|cookies?|newsletter"
    r"|subscribe|log-?in|signin|search(?:box)?|pagination|pager|paging|tags?|taglist|toolbar|widgets?|copyright|rating|hotline"
    r"|skip|rss|weblinks?|lienket|poll|survey|othernews|tinkhac|tinmoi|mostview|docnhieu|topbar|masthead|offcanvas|backtotop"
    r"|gotop|print|langswitch|language|counter|thongke|truycap"
)
_BODY_WORDS = re.compile(
    r"(?:article|post|entry|news|detail|story|page|main)[-_]?(?:body|content|detail|text)|(?:content|text)[-_]?detail|"
    r"noi-?dung|chi-?tiet|bai-?viet|^content$|journal-content",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_KEPT = frozenset(["html", "body", "main", "article", "h1", "p", "td", "tr"])

_MOST = 0.4
"""An element that holds a larger share of the page's text is never taken for furniture by its name alone."""

_ARTICLE = 0.6
"""An element that holds a smaller share of the remaining text is not the article."""


def _lengths(soup: Element) -> Counter[int]:
    """Characters of text below each tag, by ``id`` of the tag; one walk, not one a tag."""
    found: Counter[int] = Counter()
    for text in soup.find_all(string=True):
        length = len(text.strip())
        for parent in text.parents:
            found[id(parent)] += length
    return found


def _named(element: Element) -> str:
    classes = element.get("class") or []
    return " ".join([*classes, element.get("id") or ""]) if isinstance(classes, list) else str(classes)


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _is_furniture(element: Element) -> bool:
    """True by role, or by the words of class and id."""
    if _ROLE.fullmatch(element.get("role") or ""):
        return True
    name = _named(element)
    if not name:
        return False
    tokens = {t.lower() for t in _TOKEN.findall(name)}
    joined = {re.sub(r"[^a-z]", "", word.lower()) for word in name.split()}
    return any(_WORD.fullmatch(t) for t in tokens | joined)


def is_site_part(element: Element) -> bool:
    """True for an element of the site by its name, role, class or id; an article may still lie in it."""
    return element.name in _MAYBE or _is_furniture(element)


def _is_link_list(element: Element, lengths: Counter[int]) -> bool:
    """True for a list of three and more bare links: a menu, or other news."""
    if element.name not in ("ul", "ol"):
        return False
    links = element.find_all("a")
    return len(links) > 2 and sum(lengths[id(a)] for a in links) > 0.8 * lengths[id(element)]


def _is_gone(element: Element) -> bool:
    """True for an element that was taken out with what it lay in.

    bs4's own ``decomposed`` looks through all that lies below an element that was not: a page that nests
    thousands deep would take hours.
    """
    return "_decomposed" in vars(element)


def drop_furniture(soup: Element) -> None:
    """Take out of the tree what is not the article's: menus, headers, footers, hidden and scripted parts."""
    for element in soup.find_all(_NEVER):
        element.decompose()
    for element in soup.find_all(True):
        if not _is_gone(element) and element.name not in ("html", "body") and _is_hidden(element):
            element.decompose()
    lengths = _lengths(soup)
    most = _MOST * lengths[id(soup)]
    for element in soup.find_all(True):
        if _is_gone(element) or element.name in _KEPT or not 0 < lengths[id(element)] <= most:
            continue
        named = is_site_part(element) or _is_link_list(element, lengths)
        if named and not _holds_title(element):
            element.decompose()


def _holds_title(element: Element) -> bool:
    """True for the header of an article, which holds its headline."""
    return element.find("h1") is not None and (
        element.name == "header" or any(p.name in ("article", "main") for p in element.parents)
    )


def find_article(soup: Element) -> Element:
    """The innermost element that is named for an article and holds most of the page's text, else the body."""
    root = soup.body or soup
    lengths = _lengths(root)
    best = root
    for element in root.find_all(True):
        if lengths[id(element)] >= _ARTICLE * lengths[id(root)] and _is_article(element):
            best = element
    return best


def _is_article(element: Element) -> bool:
    return (
        element.name in ("main", "article")
        or element.get("role") == "main"
        or element.get("itemprop") == "articleBody"
        or _BODY_WORDS.search(_named(element)) is not None
    )
