"""Codes of languages."""

from functools import cache

from probatum.vocabulary import rows


def short_code(code: str) -> str:
    """The two-letter code (ISO 639-1) for one of three letters as MEDLINE uses it (ISO 639-2/B).

    A code that has no shorter form, or is not known, comes back in lower case.
    """
    code = code.strip().lower()
    return _short().get(code, code)


@cache
def _short() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("languages")}
