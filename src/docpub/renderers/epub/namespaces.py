"""Names as people write them, `dc:title`, in trees that the standard library has parsed."""

from __future__ import annotations

from docpub.renderers.markup import Element

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    OPS: "epub",
    DC: "dc",
    XLINK: "xlink",
}


def split_name(name: str) -> tuple[str, str]:
    """Part a name as ElementTree spells it into its namespace and the name itself."""
    space, _, local = name.rpartition("}")
    return space.removeprefix("{"), local


def spell(root: Element) -> Element:
    """Spell all names in the tree with prefixes, and declare them; return the tree.

    An element in a namespace without a prefix of ours declares it for all that is in it. An
    attribute in one is left out: no reader knows it.
    """
    prefixes: set[str] = set()
    stack = [(root, "")]
    while stack:
        element, outer = stack.pop()
        space, name = split_name(element.tag)
        attributes = {} if space in (outer, *_PREFIXES) else {"xmlns": space}
        attributes |= _attributes(element, prefixes)
        if space in _PREFIXES:
            prefixes.add(space)
            name, space = f"{_PREFIXES[space]}:{name}", outer
        element.tag, element.attrib = name, attributes
        stack.extend((child, space) for child in element)
    for space in sorted(prefixes, key=_PREFIXES.__getitem__):
        if _PREFIXES[space] != "xml":  # which everyone knows
            root.set(f"xmlns:{_PREFIXES[space]}", space)
    return root


def _attributes(element: Element, prefixes: set[str]) -> dict[str, str]:
    spelled: dict[str, str] = {}
    for full_name, value in element.attrib.items():
        space, name = split_name(full_name)
        if space in _PREFIXES:
            prefixes.add(space)
            spelled[f"{_PREFIXES[space]}:{name}"] = value
        elif not space:
            spelled[name] = value
    return spelled
