"""How wide a statement holds: of the thing asked about, or of a case of it that nobody asked for."""

import re
from functools import lru_cache

from probatum.composers._beside import makes_another
from probatum.composers._marking import marked
from probatum.composers._statement import Statement
from probatum.support import cues
from probatum.types.evidence import Evidence

_OPENER = re.compile(
    r"(?:in|for|among|with|without|after|when|if|under|during)\b[^,;:\d]{2,80}?,"
    r"|(?:every |all |most |many |some |for |in )?(?:patients?|people|adults?|those|women|men|children|users)"
    r" (?:with|on|who have|who take|taking|of) (?:the )?[\w-]+(?: [\w-]+)?"
)
"""What says first where the rest holds: "In heart failure, ...", "Every patient with RLS ..."."""
_TRIAL = re.compile(r"(?:In|For) (?:the )?[A-Z][\w-]*[A-Z0-9][\w-]*(?: \([^)]*\))?,")
"""The name of a study in its place: it says whence, not where."""
_YEAR = re.compile(
    r"(?:in|until|by|before) (?:the )?(?:19|20)\d\d\b|(?:earlier|previous|older)\b|the first \w+ guideline"
)
"""A statement that opens so tells what was held then."""
_SORT = re.compile(r"\b([a-z]{3,}(?:al|ic|ary|ous)|(?:early|late|end)-stage|male|female|juvenile|wet|dry) §")
"""A word that says of which sort the thing is: "menstrual §"."""
_STAGE = re.compile(
    r"(?:if you have (?:an? )?|(?:some |most )?(?:people|patients|cases) (?:who have|with|of) |for )?"
    r"(?P<stage>mild|moderate|severe|advanced) (?:(?:cases?|forms?) of )?(?:\w+ )?§"
)
"""A stage of the thing at the opening: "If you have mild §"."""
_BRANCH = re.compile(r"§ ([a-z]{5,})")
"""A word behind the name that may make another thing of it: "lupus nephritis"."""
_AGAINST = frozenset({"vaccine", "vaccination", "shot"})
"""Behind the name of a disease they name something else: "the flu vaccine"."""
_PART_OF = re.compile(r"[\w -]{3,40} (?:of|for|behind) the (?!cause|origin|mechanism)[\w-]+(?: [\w-]+)? of ")
"""Two steps from the thing within the first words."""
_SUSPECTED = re.compile(r"suspected|uncomplicated|most|adults|people|general")
"""Words of an opener that narrow nothing."""


def is_particular(statement: Statement, evidence: Evidence) -> bool:
    """Whether it opens with a case or a time that the question does not name ("In heart failure, ...")."""
    if _TRIAL.match(statement.text):
        return False
    text, asked = marked(statement.text, evidence), _asked(evidence)
    return _opens_narrow(text, asked) or _is_of_a_sort(text, asked)


def is_for_later(statement: Statement, evidence: Evidence) -> bool:
    """Whether it is about what is done when something else has failed, and nobody asked for that.

    What comes after a semicolon is an addition: "first a tablet; for people who cannot take it, ...".
    """
    first = statement.text.partition(";")[0].lower()
    return cues.marked("later", first) and not cues.marked("later", _asked(evidence))


def is_of_a_part(statement: Statement) -> bool:
    """Whether it opens with a part of a thing: "Candidate drivers of the daily rhythm of RLS"."""
    return _PART_OF.match(statement.text.lower()) is not None


def _asked(evidence: Evidence) -> str:
    return evidence.question.wording.lower()


def _is_of_a_sort(text: str, question: str) -> bool:
    """Whether it names the thing only as one sort of it that the question does not name."""
    before = [word for word in _SORT.findall(text) if word not in question]
    sorts = max(len(before), len(_branches(text, question)))
    return sorts > 0 and sorts == text.count("§")


def _branches(text: str, question: str) -> list[str]:
    return [word for word in _BRANCH.findall(text) if _is_another(word) and word not in question]


def _is_another(word: str) -> bool:
    return makes_another(word) or word.rstrip("s") in _AGAINST


@lru_cache(8192)
def _opens_narrow(text: str, question: str) -> bool:
    staged = _STAGE.match(text)
    if _YEAR.match(text) or (staged and staged["stage"] not in question):
        return True
    found = _OPENER.match(text)
    if found is None or "§" in found.group() or _SUSPECTED.search(found.group()):
        return False
    content = [word for word in re.findall(r"[a-z]{4,}", found.group()) if word not in {"with", "from"}]
    return not any(word in question for word in content)
