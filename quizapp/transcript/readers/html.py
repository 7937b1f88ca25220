"""A saved web page → Markdown of its article, which the Markdown reader then reads.

Our own walk over lxml's tree, not trafilatura's choice of paragraphs: that drops bold questions and the turns of chat
pages. The article is the element that holds most of the page's running text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.transcript.front_matter import FrontMatter

_DROPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "svg",
        "iframe",
        "video",
        "audio",
        "canvas",
        "object",
        "head",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "body",
        "html",
        "center",
    )
)
_BOLD = frozenset(("strong", "b"))
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|sidebar|footer|header|comment|comments|share|social|related|recommend|breadcrumb|pagination"
    r"|copyright|advert|ads?|login|toolbar|toc|subscribe|qrcode|reward)(?:$|[-_\s])",
    re.IGNORECASE,
)
_SIDE = re.compile(r"(?:^|[-_/\s])(left|right|self|me|other|mine|incoming|outgoing|received|sent)(?:$|[-_.\s])", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,500}>[^<]{0,100000}</\1>", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LINE_MARK = re.compile(r"^(\s*)([#>+-]|\d{1,3}(?=[.)]\s))", re.MULTILINE)


@dataclass
class _Page:
    """The Markdown so far."""

    pieces: list[str] = field(default_factory=list)
    sides: Mapping[Any, str] = field(default_factory=dict)


def read_html(text: str) -> tuple[FrontMatter, str]:
    """What the page says of itself (title, date, site, author), and its article as Markdown."""
    from lxml import html  # type: ignore[import-untyped]  # half of the pages' time is its import: only for them

    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except Exception:  # lxml raises its own kinds for a page without a single element
        return FrontMatter(), _bare(text)
    body = tree.find("body")
    root = _article(body if body is not None else tree)
    page = _Page(sides=_sides(root))
    _walk(root, page)
    markdown = "".join(page.pieces)
    if not _HAN.search(markdown):  # nested deeper than the parser goes, or no page at all
        markdown = _bare(text)
    return _matter(tree, root), markdown


def _bare(text: str) -> str:
    """The words between the tags, for what no tree can be made of."""
    return "\n\n".join(map(_escaped, _ANY_TAG.split(_SCRIPT.sub("", text))))


def _matter(tree: Any, root: Any) -> FrontMatter:
    """Title, date and site from the page's meta elements."""
    meta = {
        (m.get("property") or m.get("name") or m.get("itemprop") or "").lower(): m.get("content") or "" for m in tree.iter("meta")
    }
    heading = next((h.text_content().strip() for h in root.iter("h1") if h.text_content().strip()), "")
    title = heading or meta.get("og:title") or (tree.findtext(".//title") or "").strip()
    date = (
        meta.get("article:published_time")
        or meta.get("datepublished")
        or meta.get("pubdate")
        or meta.get("publishdate")
        or meta.get("date")
        or ""
    )
    times = [t.get("datetime") or "" for t in root.iter("time")]
    entries = {"title": title, "date": date or next((t for t in times if t), ""), "outlet": meta.get("og:site_name", "")}
    return FrontMatter({name: (value,) for name, value in entries.items() if value})


def _article(body: Any) -> Any:
    """The element that holds the article: <article> or <main> if it holds half of the text, else by weight of paragraphs."""
    for dropped in [
        e for e in body.iter() if not isinstance(e.tag, str) or (e.tag in _DROPPED and not _is_title(e)) or _is_furniture(e)
    ]:
        _drop(dropped)
    whole = len(body.text_content())
    for name in ("article", "main"):
        fits = [e for e in body.iter(name) if 2 * len(e.text_content()) > whole]
        if fits:
            return _with_heading(fits[-1], body)
    return _with_heading(_densest(body), body)


def _with_heading(root: Any, body: Any) -> Any:
    """The article's element, or the next one above it that holds the page's only first heading too."""
    headings = list(body.iter("h1"))
    if len(headings) != 1 or any(h is headings[0] for h in root.iter("h1")):
        return root
    for above in root.iterancestors():
        if any(h is headings[0] for h in above.iter("h1")):
            return above if len(above.text_content()) < 1.5 * len(root.text_content()) + 400 else root
    return root


def _is_title(element: Any) -> bool:
    return element.tag == "header" and next(element.iter("h1"), None) is not None


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def _is_furniture(element: Any) -> bool:
    if element.tag in ("body", "html", "article", "main", "p", "span", "h1"):
        return False
    if element.tag != "nav" and next(element.iter("h1"), None) is not None:
        return False  # what holds the title is no furniture, whatever it is called
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return bool(_FURNITURE.search(names)) and len(element.text_content()) < 3000


def _densest(body: Any) -> Any:
    """Goes down from the body as long as one child holds three quarters of the text."""
    root = body
    while True:
        size = len(root.text_content())
        child = next((e for e in root if isinstance(e.tag, str) and len(e.text_content()) > 0.75 * size), None)
        if child is None or child.tag not in ("div", "section", "article", "main", "table", "tbody", "tr", "td", "center"):
            return root
        root = child


def _sides(root: Any) -> dict[Any, str]:
    """For chat pages: which element is a bubble of which side, told by its class or by the picture beside it."""
    sides: dict[Any, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        told = element.get("class") or ""
        row = element
        if element.tag == "img":
            told, row = f"{element.get('src') or ''} {element.get('alt') or ''}", _row(element)
        if (found := _SIDE.search(told)) and row is not None and row.text_content().strip():
            sides.setdefault(row, found.group(1).lower())
    outer = {e: side for e, side in sides.items() if not any(above in sides for above in e.iterancestors())}
    count = [list(outer.values()).count(side) for side in set(outer.values())]
    return outer if len(count) == 2 and min(count) > 1 else {}


def _row(picture: Any) -> Any:
    return next((above for above in picture.iterancestors() if above.text_content().strip()), None)


def _walk(element: Any, page: _Page) -> None:
    """The element and what it holds, in order, without recursion: pages nest deeper than Python's stack."""
    stack: list[tuple[Any, bool]] = [(element, True)]
    while stack:
        node, entering = stack.pop()
        if not isinstance(node.tag, str):
            page.pieces.append(_escaped(node.tail))
            continue
        if not entering:
            page.pieces.append(_closing(node))
            page.pieces.append(_escaped(node.tail) if node is not element else "")
            continue
        page.pieces.append(_opening(node, page))
        page.pieces.append(_escaped(node.text))
        stack.append((node, False))
        stack.extend((child, True) for child in reversed(node))


def _opening(node: Any, page: _Page) -> str:
    label = f"\n\n**[{page.sides[node]}]**：" if node in page.sides else ""
    if label:
        return label
    if node.tag in _BOLD:
        return "**"
    if node.tag == "br":
        return "\n\n"
    if re.fullmatch("h[1-6]", node.tag):
        return "\n\n" + "#" * int(node.tag[1]) + " "
    if node.tag == "figcaption":
        return "\n\n<figcaption>"
    # Within a chat bubble the blocks are layout, not paragraphs.
    inside = any(above in page.sides for above in node.iterancestors()) if page.sides else False
    return "\n\n" if node.tag in _BLOCKS and not (inside and node.tag == "div") else ""


def _closing(node: Any) -> str:
    if node.tag in _BOLD:
        return "**"
    return "\n\n" if node.tag in _BLOCKS else ""


def _escaped(text: str | None) -> str:
    if not text:
        return ""
    text = re.sub(r"\s+", " ", text)
    return _LINE_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
