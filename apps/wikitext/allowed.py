"""Which tags, attributes, CSS properties and protocols may stand in wikitext: MediaWiki's own lists,
and `<details>`, which folds what MediaWiki folds by script.

Of the `data-` attributes only those of sorting and of flags pass, since scripts of a page listen to the
others.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID_TAGS = frozenset(["br", "wbr", "hr"])
ALLOWED_TAGS = (
    _words(
        """
    b bdi bdo del i ins u font big small sub sup h1 h2 h3 h4 h5 h6 cite code em s strike strong tt var div
    center blockquote ol ul dl table caption pre ruby rb rp rt rtc p span abbr dfn kbd samp data time mark
    q li dt dd td th tr details summary
    """
    )
    | VOID_TAGS
)

_PROTOCOLS = """
    http:// https:// ftp:// ftps:// sftp:// ssh:// irc:// ircs:// xmpp: sip: sips: gopher:// telnet://
    nntp:// worldwind:// mailto: tel: sms: news: svn:// git:// mms:// bitcoin: magnet: urn: geo: matrix:
    //
"""
PROTOCOLS = tuple(_PROTOCOLS.split())
SCHEMES = frozenset(protocol.rstrip("/").rstrip(":") for protocol in PROTOCOLS) - {""}

_COMMON = _words(
    """
    id class style lang dir title role about property resource datatype typeof itemid itemprop itemref
    itemscope itemtype data-sort-value data-sort-type aria-describedby aria-flowto aria-hidden aria-label
    aria-labelledby aria-level aria-owns data-flag tabindex
    """
)
_ALIGN = frozenset(["align"])
_CELL = _words(
    """
    abbr axis headers scope rowspan colspan width height bgcolor align valign nowrap
    """
)
_OWN_ATTRIBUTES = {
    **dict.fromkeys(["div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "caption"], _ALIGN),
    "blockquote": frozenset(["cite"]),
    "q": frozenset(["cite"]),
    "br": frozenset(["clear"]),
    "pre": frozenset(["width"]),
    "ins": frozenset(["cite", "datetime"]),
    "del": frozenset(["cite", "datetime"]),
    "ul": frozenset(["type"]),
    "ol": frozenset(["type", "start", "reversed"]),
    "li": frozenset(["type", "value"]),
    "table": frozenset(
        ["summary", "width", "border", "frame", "rules", "cellspacing", "cellpadding", "align", "bgcolor"]
    ),
    "tr": frozenset(["bgcolor", "align", "valign"]),
    "td": _CELL,
    "th": _CELL,
    "font": frozenset(["size", "color", "face"]),
    "hr": frozenset(["width"]),
    "details": frozenset(["open"]),
    "time": frozenset(["datetime"]),
    "data": frozenset(["value"]),
}  # fmt: skip
ATTRIBUTES = {tag: _COMMON | _OWN_ATTRIBUTES.get(tag, frozenset()) for tag in ALLOWED_TAGS}

CSS_PROPERTIES = _words(
    """
    background background-color border border-bottom border-bottom-color border-bottom-style
    border-bottom-width border-collapse border-color border-left border-left-color border-left-style
    border-left-width border-radius border-right border-right-color border-right-style border-right-width
    border-spacing border-style border-top border-top-color border-top-style border-top-width border-width
    box-shadow box-sizing break-after break-before break-inside caption-side clear color column-count
    column-gap column-rule column-rule-color column-rule-style column-rule-width column-width columns
    direction display empty-cells flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap
    float font font-family font-size font-style font-variant font-weight gap hyphens justify-content
    align-items align-content align-self height letter-spacing line-height list-style list-style-position
    list-style-type margin margin-bottom margin-left margin-right margin-top max-height max-width
    min-height min-width overflow overflow-wrap overflow-x overflow-y padding padding-bottom padding-left
    padding-right padding-top page-break-after page-break-before page-break-inside quotes tab-size
    table-layout text-align text-decoration text-indent text-transform unicode-bidi vertical-align
    visibility white-space width word-break word-spacing word-wrap writing-mode -moz-column-count
    -moz-column-width -webkit-column-count -webkit-column-width
    background-attachment background-clip background-origin background-position background-repeat background-size
    border-bottom-left-radius border-bottom-right-radius border-top-left-radius border-top-right-radius
    column-fill column-span font-feature-settings font-kerning font-stretch font-variant-numeric
    grid-area grid-auto-flow grid-column grid-gap grid-row grid-template-columns grid-template-rows
    margin-inline margin-inline-end margin-inline-start object-fit opacity order orphans outline outline-color
    outline-offset outline-style outline-width padding-inline padding-inline-end padding-inline-start row-gap
    text-align-last text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness
    text-emphasis text-orientation text-overflow text-shadow text-underline-offset widows
    """
)

# Ids that the frame of a page uses; what a text holds must not stand in for them. A test compares these with
# the templates.
PAGE_IDS = _words(
    """
    article body change-history cite-made cite-q content content-main contents filter-mine filter-open
    filter-section find-words finish footer header hide keys kept-summary kept-text main messages more nav needs-you
    note-card page panel peek print-part reject-presets reply search search-words settle settles skip start text toc top
    true
    """
)
# Words such ids begin with, words they end with, and words behind which a number stands.
PAGE_ID_PREFIXES = "stet id hx htmx cite_note cite_ref mw bar bulk".split()
PAGE_ID_SUFFIXES = "error help how reason title".split()
PAGE_ID_NUMBERED = """
    choice citation comment dispute entry flag lift moved-from moved-to name notice position revoke sentence write
""".split()
