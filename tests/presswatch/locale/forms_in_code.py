"""The English texts of the code that are data first and are read by people: errors, reasons, what is recorded.

They are plain strings and f-strings, found by where they are used; an f-string is the form with {0}, {1} … for its values.
"""

import ast
import re
from itertools import count

TAKERS = re.compile(
    r"(^_say$|^_sentence$|^note$|^_posts_lacking$|^_unread_problem$|^counted$|Candidate|Error|Fault|Problem|Finding|Dropped|Trouble|Change|TrailStep|Choice|NextPage|Page|Verdict)$"
)
"""Classes that are made with such texts."""
NAMES = re.compile(
    r"(^|_)(words|why|details?|reason|fix|mend|suggestion|hints?|how|what|place|missing|wanted|usual|last|time|left_out"
    r"|further|shown|found|known|locked|lost|read_only|needs?|restore|classes|home|list|cookies|one_page|check|log_in"
    r"|cut_off|told|pictures|kinds|walls|faults|died|large|tags|figures|little|passage|reasons|signs|parts|one|many|said|given_up|where)$"
)
"""Names of variables, constants and arguments that hold them."""
WORDS = re.compile(r"[A-Za-z]+[,;:]? [(“`'\"{]?[A-Za-z0-9]|\} [a-z]{2,}|[a-z]{2,} \{")
"""Two words: a single one is a key."""
NO_TEXT = re.compile(
    r"[\\<>^|]\S|\bSELECT\b|\[str|^User-agent|msgtype|datepublished|^as asked|default(:| of) |^no HTTP$|^cell .0|^.0.\w \{"
)
"""Expressions, queries, markup, headers."""
TRANSLATED = {
    "_",
    "ngettext",
    "pgettext",
    "option",
    "command",
    "compile",
    "fullmatch",
    "exec_driver_sql",
    "text",
    "debug",
}
"""What is called with other texts: those that are translated where they are written, help, expressions, queries."""


KEYS = {"step", "outcome"}
"""Arguments that hold a fixed word, which is looked up in a context of this name."""


def words_in(code):
    """The fixed words of what happened to an address, with their contexts."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and _name(node.func) in ("TrailStep", "Dropped"):
            fixed = (one for one in node.keywords if one.arg in KEYS and isinstance(one.value, ast.Constant))
            yield from ((one.arg, one.value.value) for one in fixed)


def forms_in(code):
    """The texts of a module."""
    tree = ast.parse(code)
    skipped = {id(part) for node in ast.walk(tree) for part in _not_texts(node)}
    for node in ast.walk(tree):
        for value in _values(node):
            for part in _walk(value, skipped):
                text = _form(part)
                if text and WORDS.search(text) and not NO_TEXT.search(text):
                    yield re.sub(r"^; | \((.+)\)$", r"\1", text) if text[:2] in ("; ", " (") else text


def _walk(node, skipped):
    """The node and what is in it, but not the texts inside a text, nor those of calls that take others."""
    if id(node) in skipped:
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, skipped)


def _not_texts(node):
    if isinstance(node, ast.JoinedStr):
        yield from (part for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.Call) and _name(node.func) in TRANSLATED:
        yield node
    if isinstance(node, ast.FormattedValue) and node.format_spec:
        yield node.format_spec
    if isinstance(node, ast.Compare):
        yield from (node.left, *node.comparators)
    if isinstance(node, ast.keyword) and node.arg in KEYS and isinstance(node.value, ast.Constant):
        yield node.value


def _values(node):
    if isinstance(node, ast.Call):
        if TAKERS.search(_name(node.func)):
            yield from node.args
            yield from (one.value for one in node.keywords)
        yield from (one.value for one in node.keywords if NAMES.search(one.arg or ""))
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [_name(one) for target in targets for one in getattr(target, "elts", [target])]
        if any(NAMES.search(name.lower()) for name in names):
            yield node.value
    elif isinstance(node, ast.Return | ast.Yield) and node.value is not None:
        yield node.value


def _name(node):
    return getattr(node, "id", getattr(node, "attr", ""))


def _form(node):
    """The text with its values numbered, also those that `format` fills in later; "" for other nodes."""
    pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
    if not all(isinstance(one, ast.FormattedValue) or isinstance(getattr(one, "value", None), str) for one in pieces):
        return ""
    text = "".join("{}" if isinstance(one, ast.FormattedValue) else one.value for one in pieces)
    numbers = count()
    return re.sub(r"\{\}", lambda _: f"{{{next(numbers)}}}", text)
