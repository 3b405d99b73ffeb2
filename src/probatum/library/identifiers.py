"""Identifiers in normal form: two spellings of one identifier become the same string."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit, urlunsplit

SCHEMES = ("pmid", "pmcid", "doi", "isbn", "url", "local")
"""A source is cited by the first of these that it has."""

_PMID = re.compile(r"0*([1-9][0-9]{0,8})")
_PMCID = re.compile(r"(?:PMC)?0*([1-9][0-9]{0,9})(\.[0-9]{1,3})?", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_LOCAL = re.compile(r"[^\s\x00-\x1f\x7f]{1,300}")
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_PUBMED = re.compile(
    r"(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/([0-9]+)/?",
    re.IGNORECASE,
)
_PMC = re.compile(
    r"(?:https?://)?(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc)/articles/(PMC[0-9.]+)/?",
    re.IGNORECASE,
)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_ga|_gl|cmpid")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
_ADDRESS = "http:// or https://, a host and a path"
_DEFAULT_PORTS = {"http": 80, "https": 443}


class IdentifierError(ValueError):
    """An identifier is not of the form that its scheme asks for; it does not leave the library."""


@lru_cache(maxsize=20_000)
def normalised(identifier: str) -> tuple[str, ...]:
    """The identifier in normal form; for a PMCID with a version, the one without it and then the one with it.

    `pmid:123`, `pmcid:PMC123`, `doi:10.1000/x` (lower case, no resolver), `isbn:` and 13 digits,
    `url:https://host/path`, `local:name`. An identifier without scheme is told by its form.

    Raises: IdentifierError.
    """
    text = identifier.strip()
    scheme, colon, value = text.partition(":")
    scheme = scheme.lower().strip()
    if not colon or scheme not in SCHEMES:
        scheme, value = _guessed(text)
    return _FORMS[scheme](value.strip())


def preferred(identifiers: Iterable[str]) -> str:
    """The one that a source is cited by: by scheme, then the shortest, then in order of characters."""
    return min(identifiers, key=lambda one: (SCHEMES.index(one.partition(":")[0]), len(one), one))


def _guessed(text: str) -> tuple[str, str]:
    """Scheme and value of an identifier that names no scheme."""
    record = _record(text)
    if record:
        return record
    if "://" in text:
        return "url", text
    if text.isascii() and text.isdigit():
        return ("pmid", text) if len(text) < 10 else ("isbn", text)
    if _PMCID.fullmatch(text):
        return "pmcid", text
    raise IdentifierError(
        f"{_shown(text)} is no identifier. Give one such as pmid:123, pmcid:PMC123, doi:10.1000/x or url:https://..."
    )


def _record(text: str) -> tuple[str, str] | None:
    """Scheme and value where the text is a DOI or the address of a record."""
    for scheme, pattern in (("pmid", _PUBMED), ("pmcid", _PMC)):
        if match := pattern.fullmatch(text):
            return scheme, match.group(1)
    return ("doi", text) if _RESOLVER.match(text) or _DOI.fullmatch(text) else None


def _pmid(value: str) -> tuple[str, ...]:
    match = _PMID.fullmatch(value)
    if not match:
        raise _wrong("PMID", value, "a number of up to nine digits")
    return (f"pmid:{match.group(1)}",)


def _pmcid(value: str) -> tuple[str, ...]:
    match = _PMCID.fullmatch(value)
    if not match:
        raise _wrong("PMCID", value, "PMC and a number, such as PMC123 or PMC123.2")
    bare = f"pmcid:PMC{match.group(1)}"
    return (bare, bare + match.group(2)) if match.group(2) else (bare,)


def _doi(value: str) -> tuple[str, ...]:
    while match := _RESOLVER.match(value):
        value = value[match.end() :]
    name = _trimmed(unquote(value).strip()).lower()
    if not _DOI.fullmatch(name):
        raise _wrong("DOI", value, "10., a number, a slash and a name, such as 10.1000/x")
    return (f"doi:{name}",)


def _trimmed(name: str) -> str:
    """Without the punctuation of the text it was printed in; a bracket that was opened inside stays."""
    while name and (
        name[-1] in ".,;:'\""
        or (name[-1] in _BRACKETS and name.count(name[-1]) > name.count(_BRACKETS[name[-1]]))
    ):
        name = name[:-1]
    return name


def _isbn(value: str) -> tuple[str, ...]:
    digits = re.sub(r"[\s\-\u2010-\u2015]", "", value).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits) and _is_isbn10(digits):
        digits = f"978{digits[:9]}{_check_digit('978' + digits[:9])}"
    if not re.fullmatch(r"97[89][0-9]{10}", digits) or digits[-1] != _check_digit(digits[:12]):
        raise _wrong("ISBN", value, "ten or thirteen digits of which the last one checks the others")
    return (f"isbn:{digits}",)


def _is_isbn10(digits: str) -> bool:
    return sum((10 if d == "X" else int(d)) * (10 - n) for n, d in enumerate(digits)) % 11 == 0


def _check_digit(digits: str) -> str:
    return str(-sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10)


def _url(value: str) -> tuple[str, ...]:
    """An address; that of a record of PubMed, PMC or a DOI is the identifier of that record."""
    record = _record(value)
    if record:
        return _FORMS[record[0]](record[1])
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError as error:
        raise _wrong("address", value, _ADDRESS) from error
    host = _ascii((parts.hostname or "").rstrip("."))
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host) or re.search(r"\s", value):
        raise _wrong("address", value, _ADDRESS)
    netloc = host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    query = "&".join(
        pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])
    )
    return ("url:" + urlunsplit((parts.scheme, netloc, _quoted(parts.path) or "/", _quoted(query), "")),)


def _quoted(part: str) -> str:
    return quote(part, safe="/%:@!$&'()*+,;=~?[]", errors="replace")


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _wrong("address", host, "a host that exists") from error


def _local(value: str) -> tuple[str, ...]:
    if not _LOCAL.fullmatch(value):
        raise _wrong("local name", value, "up to 300 characters without spaces")
    return (f"local:{value}",)


def _wrong(what: str, value: str, form: str) -> IdentifierError:
    return IdentifierError(f"{_shown(value)} is no {what}. It must be {form}.")


def _shown(text: str) -> str:
    return repr(text if len(text) <= 80 else f"{text[:77]}...")


_FORMS = {"pmid": _pmid, "pmcid": _pmcid, "doi": _doi, "isbn": _isbn, "url": _url, "local": _local}
