"""Tells the parts of a web page that are not its article: menus, advertising, notes about the author, and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.surroundings import Omission
from reader.translation import N_

NAVIGATION = Omission("navigation", N_("A menu is left out."))
CONTENTS = Omission("contents", N_("A table of contents is left out; Carrel makes its own."))
ADVERTISING = Omission("advertising", N_("Advertising is left out."))
COOKIES = Omission("cookie-notice", N_("A notice about cookies is left out."))
NEWSLETTER = Omission("newsletter", N_("An offer of a newsletter is left out."))
SHARING = Omission("sharing", N_("Buttons for sharing are left out."))
RELATED = Omission("related", N_("A list of related articles is left out."))
COMMENTS = Omission("comments", N_("Comments of readers are left out."))
FOOTER = Omission("footer", N_("The foot of the page is left out."))
HEADER = Omission("header", N_("The head of the page is left out."))
READING_TIME = Omission("reading-time", N_("How long reading takes is left out."))
TOOLS = Omission("page-tools", N_("Buttons and questions of the page are left out."))
POPUP = Omission("popup", N_("A window that opens over the page is left out."))
BYLINE = Omission(
    "byline", N_("The lines on author, reviewer and date are left out. Compare the top of the article's file.")
)
OUTSIDE = Omission("outside", N_("Text outside of the article is left out."))

AUTHOR, REVIEWER, EDITORIAL = "author-note", "reviewer-note", "editorial-note"
"""Notes that become boxes at the end of the article."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """`names` are parts of the class or the id, with "-" between words."""

    names: re.Pattern[str]
    result: Omission | str


def _rule(result: Omission | str, *names: str) -> _Rule:
    """`names` are parts of a regular expression; each has several alternatives."""
    return _Rule(re.compile(rf"(?:^|[- ])(?:{'|'.join(names)})(?:$|[- ])"), result)


_BY_NAME = (
    _rule(COOKIES, "cookies?(?:-\\w+)?|gdpr|ccpa|consent|onetrust|cookiebot", "privacy-(?:banner|notice|popup)"),
    _rule(
        REVIEWER,
        "(?:about-(?:the-)?)?reviewers?-(?:box|bio|info|card|profile|note|details|block)",
        "about-(?:the-)?reviewer",
    ),
    _rule(AUTHOR, "(?:author|writer|contributor)s?-(?:box|bio|info|card|profile|about|note|details|block|section)"),
    _rule(AUTHOR, "about-(?:the-)?(?:author|writer)s?|bio-?(?:box|card|graphy)?|post-author-bio"),
    _rule(
        EDITORIAL,
        "editorial(?:-\\w+)?|disclaimers?|(?:medical|health|legal)-disclaimer",
        "fact-?check(?:ed|ing)?(?:-\\w+)?",
    ),
    _rule(EDITORIAL, "correction-policy|review-policy|trust-(?:box|statement)|our-process"),
    _rule(
        BYLINE,
        "by-?lines?(?:-\\w+)?|article-meta|post-meta|entry-meta|article-info|meta-info",
        "authors?-line|dateline",
    ),
    _rule(READING_TIME, "reading-?time|read-?time|time-to-read|est(?:imated)?-read(?:ing)?(?:-time)?", "minutes-read"),
    _rule(
        ADVERTISING,
        "ads?|adverts?|advertisements?|advertising|advertorial",
        "ad-?(?:slot|unit|box|container|wrapper|banner)s?",
    ),
    _rule(
        ADVERTISING,
        "sponsor(?:ed|s|ship)?|promo(?:ted|tion|s)?|dfp|adsense|adsbygoogle|outbrain|taboola",
        "affiliate|commercial",
    ),
    _rule(NEWSLETTER, "newsletters?|subscri(?:be|ption)s?|sign-?up|mailing-list|email-(?:capture|form)", "mc-embed"),
    _rule(SHARING, "share|sharing|shares?-\\w+|social(?:-\\w+)?|addtoany|sharedaddy|addthis|follow-us", "sharethis"),
    _rule(
        RELATED,
        "related(?:-\\w+)?|recommend(?:ed|ations?)(?:-\\w+)?",
        "more-(?:stories|articles|from|news)|read-next",
    ),
    _rule(
        RELATED,
        "you-(?:may|might)-(?:also-)?like|trending|most-(?:read|popular)|popular(?:-\\w+)?",
        "suggested|teasers|up-next",
    ),
    _rule(COMMENTS, "comments?|comment-?(?:list|form|section|area)|disqus|respond|discussion"),
    _rule(
        CONTENTS,
        "toc|table-of-contents|in-this-(?:article|page|section)|on-this-page|page-contents",
        "jump-?(?:to|links)",
    ),
    _rule(
        NAVIGATION,
        "nav|navbar|navigation|menus?|breadcrumbs?|pagination|pager",
        "skip-?(?:link|nav|to-\\w+)s?|side-?bar",
    ),
    _rule(HEADER, "site-(?:header|head|branding)|masthead|top-?bar|page-header-nav|global-header"),
    _rule(FOOTER, "site-footer|page-footer|footer|colophon|copyright|global-footer"),
    _rule(POPUP, "popups?|pop-up|modals?|overlay|lightbox|paywall|interstitial|pushdown"),
    _rule(
        TOOLS,
        "feedback|was-this-helpful|helpful|ratings?|vote|print(?:-\\w+)?|back-to-top|toolbar",
        "toolbox|search-?form",
    ),
    _rule(
        TOOLS,
        "search|login|log-?in|donat(?:e|ion)s?|survey|poll|audio-player|listen|text-?size",
        "font-?size|tags?-list",
    ),
)

_BY_ROLE = {
    "navigation": NAVIGATION,
    "search": TOOLS,
    "contentinfo": FOOTER,
    "banner": HEADER,
    "dialog": POPUP,
    "alertdialog": POPUP,
    "doc-toc": CONTENTS,
}

_READING = re.compile(
    r"[^\d]{0,30}\b\d{1,3}[\s-]*(?:min(?:ute)?s?\.?|minuten|minutos?|minuti"
    r"|мин\w*)(?:[\s-]*(?:to )?read(?:ing)?(?: time)?"
    r"|[\s-]*(?:de )?(?:lectura|leitura|lecture)|[\s-]*(?:lesezeit|di lettura|leestijd))\W*"
    r"|(?:reading time|read time|lesezeit|tiempo de lectura|temps de lecture|tempo di lettura"
    r"|leestijd)\W{0,4}(?:ca\. ?)?"
    r"\d{1,3}\s*\w{0,8}\W*",
    re.IGNORECASE,
)
_RELATED_HEADING = re.compile(
    r"(?:related|recommended|more|further|popular|trending|latest|other)[\s-]*(?:articles?|stor(?:y|ies)"
    r"|posts?|topics?|news|"
    r"content|pages|links|coverage|reading for you)?(?: (?:on|from|in|by) [^.]{0,40})?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|read (?:more|next|also)|up next"
    r"|don[’']t miss|keep reading|"
    r"(?:das könnte sie (?:auch )?interessieren|mehr zum thema|à lire aussi|artículos relacionados"
    r"|te puede interesar)",
    re.IGNORECASE,
)
_CONTENTS_HEADING = re.compile(
    r"(?:in this (?:article|page|section)|on this page|table of contents|contents|jump to|inhalt(?:sverzeichnis)?|"
    r"sommaire|índice|en este artículo|dans cet article|in diesem artikel)\W*",
    re.IGNORECASE,
)
_AUTHOR_HEADING = re.compile(
    r"about the (?:authors?|writer)s?|über (?:den autor|die autorin)|sobre (?:el|la) autora?", re.I
)
_REVIEWER_HEADING = re.compile(r"about the (?:medical )?reviewers?|(?:medically )?reviewed by", re.IGNORECASE)
_EDITORIAL_TEXT = re.compile(
    r"(?:our|the|this|read our) (?:editorial|fact.check\w*|content) (?:process|policy|standards"
    r"|guidelines|team|integrity)"
    r"|editorial (?:process|policy|standards|guidelines|integrity|note|disclosure)"
    r"|not (?:intended )?(?:to be )?a substitute for (?:professional )?(?:care|medical|treatment|advice)",
    re.IGNORECASE,
)
_NEWSLETTER_TEXT = re.compile(
    r"(?:subscribe|sign up|register)\b.{0,60}\b(?:newsletters?|e-?mails?|inbox|updates)"
    r"|newsletter.{0,30}\b(?:abonnieren|anmelden)"
    r"|get .{0,40} in your inbox",
    re.IGNORECASE,
)
_COOKIE_TEXT = re.compile(
    r"\b(?:this (?:web)?site|we) uses? cookies\b|\bcookie (?:settings|preferences|policy)\b", re.I
)
_ADVERTISEMENT = re.compile(
    r"(?:advertisement|advertising|sponsored(?: content)?|anzeige|publicidad|publicité|werbung)\W*", re.I
)
_TOOL_TEXT = re.compile(
    r"(?:share|print|e-?mail|tweet|pin|save|copy link|follow us|back to top|skip to (?:main )?content|listen|"
    r"share (?:this|on|via) .{0,30}|was this (?:page|article|information)? ?helpful\??.{0,40})\W*",
    re.IGNORECASE,
)
_KEPT_NAMES = re.compile(
    r"(?:^|[- ])(?:references?|ref-?list|bibliography|citations?|footnotes?|endnotes?|sources)(?:$|[- ])"
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_]+")
_TEXT_PARTS = frozenset(
    ["p", "div", "section", "aside", "span", "ul", "form", "small", "time", "footer", "li", "h2", "h3"]
)
_TITLE_TAGS = frozenset(["h2", "h3", "h4", "h5", "h6", "strong", "b"])
_MOST_WORDS = 7
_LONGEST_NOTE, _LONGEST_TEXT_RULE = 3_000, 400


def names_of(element: HtmlElement) -> str:
    """The words of class and id: "AdSlot__inner" is "ad-slot-inner"."""
    tokens = [*element.get("class").split()[:30], element.get("id")]
    words = ([word.lower() for word in _WORDS.findall(token[:100])] for token in tokens)
    # Longer ones are made of the words of a heading, or by a program.
    return " ".join("-".join(each) for each in words if len(each) <= _MOST_WORDS)


def part_of_page(element: HtmlElement) -> Omission | str | None:
    """Why an element is no part of the article, or which note it is; None if it may be a part of it."""
    if element.attributes and _KEPT_NAMES.search(names_of(element)):
        return None
    if named := part_by_name(element):
        return _checked(element, named)
    if element.tag == "nav":
        return CONTENTS if _has_heading(element, _CONTENTS_HEADING) or _is_local(element) else NAVIGATION
    if element.tag == "dialog":
        return POPUP
    return _by_text(element)


def part_by_name(element: HtmlElement) -> Omission | str | None:
    """What its role, its class or its id says, which may be wrong."""
    if element.attributes.keys().isdisjoint(("class", "id", "role")):
        return None
    names = names_of(element)
    role = _BY_ROLE.get(element.get("role").casefold())
    found = role or next((rule.result for rule in _BY_NAME if rule.names.search(names)), None)
    return None if found and not role and _is_named_by_heading(element) else found


def _is_named_by_heading(element: HtmlElement) -> bool:
    """Whether its id was made of the words of its heading, as for a section "Related work" of a study."""
    heading = _first_heading(element) if element.get("id") else None
    words = re.findall(r"\w+", element.get("id").casefold().replace("_", " ").replace("-", " "))
    title = re.findall(r"\w+", element_text(heading).casefold()) if heading is not None else []
    return bool(words) and words == title[: len(words)]


def _checked(element: HtmlElement, result: Omission | str) -> Omission | str | None:
    """Names of classes alone can be wrong: a note is short, and a byline names somebody or a day."""
    text = element_text(element, most=_LONGEST_NOTE)
    if isinstance(result, str) and len(text) > _LONGEST_NOTE:
        return None
    if result is BYLINE and len(text) > _LONGEST_TEXT_RULE:
        return None
    return result


def _by_text(element: HtmlElement) -> Omission | str | None:
    if element.tag not in (
        "p",
        "div",
        "section",
        "aside",
        "span",
        "ul",
        "form",
        "small",
        "time",
        "footer",
        "li",
        "h2",
        "h3",
    ):
        return None
    text = element_text(element, most=_LONGEST_NOTE)
    if not text:
        return None
    if len(text) <= 60 and _READING.fullmatch(text):
        return READING_TIME
    if len(text) <= 30 and _ADVERTISEMENT.fullmatch(text):
        return ADVERTISING
    if len(text) <= 60 and element.tag != "li" and _TOOL_TEXT.fullmatch(text):
        return TOOLS
    if element.tag in ("section", "div", "aside") and (heading := _first_heading(element)):
        title = element_text(heading).strip(" :")
        if _AUTHOR_HEADING.fullmatch(title) and len(text) <= _LONGEST_NOTE:
            return AUTHOR
        if _REVIEWER_HEADING.fullmatch(title) and len(text) <= _LONGEST_NOTE:
            return REVIEWER
        if _RELATED_HEADING.fullmatch(title) and link_share(element, heading) > 0.6:
            return RELATED
        if _CONTENTS_HEADING.fullmatch(title) and _is_local(element):
            return CONTENTS
    if len(text) <= _LONGEST_TEXT_RULE and element.tag in ("div", "section", "aside", "form", "footer"):
        if _COOKIE_TEXT.search(text):
            return COOKIES
        if _NEWSLETTER_TEXT.search(text):
            return NEWSLETTER
    if element.tag == "form" and any(each.get("type") in ("email", "search", "password") for each in element.walk()):
        return NEWSLETTER if "email" in names_of(element) else TOOLS
    if element.tag == "footer" and len(text) <= _LONGEST_NOTE and _EDITORIAL_TEXT.search(text):
        return EDITORIAL
    return None


def _first_heading(element: HtmlElement) -> HtmlElement | None:
    for child in element.elements:
        if child.tag in ("h2", "h3", "h4", "h5", "h6", "strong", "b") or (
            child.tag == "p" and len(element_text(child)) < 50
        ):
            return child
        if element_text(child, most=1):
            return _first_heading(child) if child.tag in ("div", "header") else None
    return None


def _has_heading(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    heading = _first_heading(element)
    return heading is not None and bool(pattern.fullmatch(element_text(heading).strip(" :")))


def link_share(element: HtmlElement, without: HtmlElement | None = None) -> float:
    """The share of links in the text."""
    total = len(element_text(element)) - (len(element_text(without)) if without is not None else 0)
    linked = sum(len(element_text(each)) for each in element.walk() if each.tag == "a" and each.get("href"))
    return linked / total if total > 0 else 0.0


def _is_local(element: HtmlElement) -> bool:
    """Whether all of its links lead to places in the page."""
    hrefs = [each.get("href") for each in element.walk() if each.tag == "a" and each.get("href")]
    return len(hrefs) > 1 and all(href.startswith("#") for href in hrefs)
