"""Identifiers in normal form, or an empty string where what is printed is none."""

import re

_PMID = re.compile(r"0*([1-9]\d{0,8})", re.ASCII)
_PMCID = re.compile(r"(?:PMC)?0*([1-9]\d{0,9}(?:\.\d{1,3})?)", re.ASCII | re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.ASCII | re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89])?\d{9}[\dX]", re.ASCII)


def pmid(text: str) -> str:
    """`pmid:` and the number, without leading zeros."""
    match = _PMID.fullmatch(text.strip())
    return f"pmid:{match.group(1)}" if match else ""


def pmcid(text: str) -> str:
    """`pmcid:PMC` and the number, with its version where one is printed."""
    match = _PMCID.fullmatch(text.strip())
    return f"pmcid:PMC{match.group(1)}" if match else ""


def doi(text: str) -> str:
    """`doi:` and the name in lower case, without the address of a resolver."""
    match = _DOI.fullmatch(text.strip())
    return f"doi:{match.group(1).lower()}" if match else ""


def isbn(text: str) -> str:
    """`isbn:` and ten or thirteen digits without hyphens."""
    digits = re.sub(r"[\s\-–]", "", text).upper()
    return f"isbn:{digits}" if _ISBN.fullmatch(digits) else ""
