"""MeSH descriptors as the National Library of Medicine gives them away: desc2025.xml, also gzipped."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from probatum.connectors._files import opened
from probatum.errors import InputError
from probatum.thesauri import Group

NAME = "mesh"
SUFFIXES = (".xml", ".xml.gz")
_ROOT = b"<DescriptorRecordSet"


def read(path: Path) -> Iterator[Group]:
    """The terms of each descriptor's preferred concept: those of narrower concepts mean something else.

    Raises: InputError.
    """
    with opened(path) as stream:
        if _ROOT not in stream.peek(4096)[:4096]:
            return
        records = etree.iterparse(
            stream, tag="DescriptorRecord", resolve_entities=False, load_dtd=False, no_network=True
        )
        try:
            for _, record in records:
                yield _names(record)
                record.clear()
        except etree.XMLSyntaxError as error:
            raise InputError(f"{path} is damaged: {error}. Fetch it again.") from error


def _names(record: etree._Element) -> Group:
    found = [record.findtext("DescriptorName/String") or ""]
    for concept in record.iterfind("ConceptList/Concept[@PreferredConceptYN='Y']"):
        found += [term.text or "" for term in concept.iterfind("TermList/Term/String")]
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))
