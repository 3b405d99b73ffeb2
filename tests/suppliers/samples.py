"""Records that the suppliers on this machine have: our own, and the real ones of the shared data."""

import gzip
import json
import tarfile
from pathlib import Path
from typing import Any

from lxml import etree

from tests.connectors.reading import article

ABSTRACT = (
    "<ArticleTitle>Iron in restless legs {n}.</ArticleTitle>"
    "<Abstract><AbstractText>Iron may help in restless legs syndrome {n}. Sleep was better.</AbstractText>"
    "</Abstract>"
)


def own(count: int, first: int = 1) -> dict[str, bytes]:
    """XML of so many small records by PMID."""
    return {str(n): article(str(n), ABSTRACT.format(n=n)).encode() for n in range(first, first + count)}


def real(shared: Path) -> dict[str, bytes]:
    """XML of the records of the shared baseline files, each PMID once, by PMID."""
    found: dict[str, bytes] = {}
    with tarfile.open(shared / "data/pubmed/baseline-2021.tar.xz") as tar:
        for member in sorted(tar.getmembers(), key=lambda member: member.name):
            stream = tar.extractfile(member) if member.name.endswith(".xml.gz") else None
            if stream is not None:
                for record in etree.fromstring(gzip.decompress(stream.read())).iterchildren("PubmedArticle"):
                    record.tail = None
                    found.setdefault(str(record.findtext(".//PMID")), etree.tostring(record))
    return found


def results(shared: Path) -> list[dict[str, Any]]:
    """The real results of Europe PMC, those with abstracts first, each once."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    with tarfile.open(shared / "data/formats/europepmc.tar.xz") as tar:
        for name in ("search_cancer_core", "search_1000results_cancer"):
            stream = tar.extractfile(f"europepmc/json/{name}.json")
            assert stream is not None
            for result in json.load(stream)["resultList"]["result"]:
                found.setdefault((result["source"], result["id"]), result)
    return list(found.values())


def own_results(count: int) -> list[dict[str, Any]]:
    """So many small results of Europe PMC."""
    return [
        {
            "id": str(n),
            "source": "MED",
            "pmid": str(n),
            "title": f"Iron in restless legs {n}",
            "abstractText": f"<h4>Results</h4>Iron helped {n}.",
            "pubYear": "2020",
        }
        for n in range(1, count + 1)
    ]


def own_works(count: int) -> list[dict[str, Any]]:
    """So many small works of Crossref."""
    return [
        {
            "DOI": f"10.5555/{n}",
            "title": [f"Iron in restless legs {n}"],
            "type": "journal-article",
            "published": {"date-parts": [[2020, 6]]},
            "author": [{"given": "Ann-Marie", "family": "Roe"}, {"name": "The Legs Group"}],
        }
        for n in range(1, count + 1)
    ]
