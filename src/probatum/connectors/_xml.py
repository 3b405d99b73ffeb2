"""How XML from outside is parsed: nothing is fetched, no entity is put in, and nothing may be huge."""

from typing import Final, TypedDict

from lxml import etree


class _Options(TypedDict):
    load_dtd: bool
    no_network: bool
    resolve_entities: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


UNTRUSTED: Final[_Options] = {
    "load_dtd": False,
    "no_network": True,
    "resolve_entities": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""For every parser of a connector. Not `collect_ids` off: lxml then reads the DTD that a file names, whatever
`load_dtd` says."""


def parser() -> etree.XMLParser:
    """One for a document, or a piece of one, that is held whole."""
    return etree.XMLParser(**UNTRUSTED)
