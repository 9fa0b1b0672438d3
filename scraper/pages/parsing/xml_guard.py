"""XML from strangers: no DTD, no network, no entity bombs; what is merely broken is repaired."""

import re
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from presswatch.languages.patterns import compiled_later

# A harmless feed defines a handful of characters; more, or long ones, are an attack or a mistake.
_ENTITIES_MAX, _ENTITY_LENGTH_MAX, _EXPANDED_MAX = 50, 200, 100_000
_DOCTYPE = compiled_later(r"<!DOCTYPE\b", re.IGNORECASE)
_SUBSET_END = compiled_later(r"\]\s*>")
_ENTITY = compiled_later(
    r"<!ENTITY\s+(?:(?P<parameter>%)\s+)?(?P<name>[\w.:\-]{1,100})\s+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')?"
)
_REFERENCE = compiled_later(r"&[\w.:\-]+;")
_ELEMENT = compiled_later(r"<([A-Za-z_][\w.:\-]{0,100})")
_DECLARATION = compiled_later(r"<\?xml\b[^>]{0,300}>")
UNFIT = compiled_later("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML excludes (XML 1.0, 2.2)."""
_AMPERSAND = compiled_later(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?P<body>#[0-9]{1,7};|#x[0-9a-f]{1,6};|[a-z][a-z0-9]{1,31};)?",
    re.DOTALL | re.IGNORECASE,
)
_XML_ENTITIES = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))


@dataclass(frozen=True, slots=True)
class ParsedXml:
    """The root of a document, and whether it was well-formed as it came.

    `lossy`: it is broken beyond a slip of the pen, and something of it may be missing. `refused`: it is an attack.
    """

    root: etree._Element | None = None
    well_formed: bool = True
    refused: bool = False
    lossy: bool = False


def parse_xml(text: str, url: str) -> ParsedXml:
    """Parses the text of an XML document; `root` is None if nothing of it can be read."""
    plain = UNFIT.sub("", text)
    guarded = without_doctype(plain)
    if guarded is None:
        return ParsedXml(refused=True)
    body = _DECLARATION.sub("", guarded, count=1).lstrip()
    root = _parse(body, url, recover=False)
    if root is not None:
        return ParsedXml(root, well_formed=plain == text)
    repaired = _AMPERSAND.sub(_repaired, body)
    for form in (repaired, _up_to_its_end(repaired)):
        root = _parse(form, url, recover=False)
        if root is not None:
            return ParsedXml(root, well_formed=False)
    return ParsedXml(_parse(repaired, url, recover=True), well_formed=False, lossy=True)


def _up_to_its_end(text: str) -> str:
    """The document without what is after its root, scripts and notes of hosts: nothing of it is lost with them."""
    name = _ELEMENT.search(text)
    end = text.rfind(f"</{name[1]}>") if name else -1
    return text[: end + len(name[1]) + 3] if name and end >= 0 else ""


def without_doctype(text: str) -> str | None:
    """The document without its DOCTYPE, small own entities put in; None if the entities are external or explode."""
    found = _DOCTYPE.search(text)
    if found is None:
        return None if "<!ENTITY" in text[:10_000] else text
    close, bracket = text.find(">", found.end()), text.find("[", found.end())
    if close < 0:
        return None
    if bracket < 0 or bracket > close:
        return text[: found.start()] + text[close + 1 :]
    subset_end = _SUBSET_END.search(text, bracket)
    if subset_end is None:
        return None
    entities = _harmless_entities(text[bracket : subset_end.start()])
    rest = text[: found.start()] + text[subset_end.end() :]
    return None if entities is None else _expanded(rest, entities)


def _harmless_entities(subset: str) -> dict[str, str] | None:
    """Name to text of the entities; None if one is external, refers to others, or there are too many."""
    entities: dict[str, str] = {}
    for match in _ENTITY.finditer(subset):
        value = match["double"] if match["double"] is not None else match["single"]
        if match["parameter"] or value is None or len(value) > _ENTITY_LENGTH_MAX:
            return None
        if _REFERENCE.search(value) or "%" in value or len(entities) >= _ENTITIES_MAX:
            return None
        entities[match["name"]] = "" if "<" in value else value
    return entities if subset.upper().count("<!ENTITY") == len(entities) else None


def _expanded(text: str, entities: dict[str, str]) -> str | None:
    if not entities:
        return text
    uses = sum(text.count(f"&{name};") * len(value) for name, value in entities.items())
    if uses > _EXPANDED_MAX:
        return None
    return _REFERENCE.sub(lambda match: entities.get(match[0][1:-1], match[0]), text)


def _repaired(match: re.Match[str]) -> str:
    """Names of HTML become characters, bare ampersands are escaped, CDATA stays."""
    body = match["body"]
    if match[0].startswith("<"):
        return match[0]
    if body is None:
        return "&amp;"
    if body in _XML_ENTITIES or body.startswith("#"):
        return match[0]
    return html5.get(body, f"&amp;{body}")


def _parse(text: str, url: str, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser, base_url=url)
    except (etree.LxmlError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """The tag without namespace, lower case; empty for anything that is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    """The namespace address of the tag, or its undeclared prefix, lower case; empty if it has none."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag[1:].partition("}")[0].lower() if tag.startswith("{") else tag.rpartition(":")[0].lower()


def text_content(element: etree._Element) -> str:
    """All text inside the element, unchanged."""
    return "".join(part for part in element.itertext() if isinstance(part, str))
