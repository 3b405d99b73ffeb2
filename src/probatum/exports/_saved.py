"""Reading back what an answer file must tell a follow-up question and `replay`."""

from dataclasses import dataclass

from probatum.exports._checked import Json, get, many, number, parsed
from probatum.types.answer import Manifest
from probatum.types.question import Question, Term, Turn


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """The parts of a JSON answer from which the next question, or the same one again, can be asked."""

    question: Question
    """As understood then, without its notices."""
    before: tuple[Turn, ...]
    """The thread as the question saw it, oldest first. The file keeps what was carried over as one list,
    which stands as the topic of the first turn; asking again carries over the same."""
    audience: str
    answered: bool
    manifest: Manifest
    digest: str


def read(text: str | bytes) -> SavedAnswer:
    """The answer in a file that the `json` export wrote.

    Raises: AnswerFileError: it is not JSON, not an answer of Probatum, or of a version not known here.
    """
    data = parsed(text)
    question = question_in(get(data, "question", dict))
    return SavedAnswer(
        question=question,
        before=_before(question),
        audience=get(data, "audience", str),
        answered=get(data, "answered", bool),
        manifest=manifest_in(get(data, "manifest", dict)),
        digest=get(data, "digest", str),
    )


def question_in(data: Json) -> Question:
    """The question as understood, without its notices. Raises: AnswerFileError."""
    return Question(
        text=get(data, "question.text", str),
        kind=get(data, "question.kind", str),
        terms=tuple(_term(entry) for entry in many(data, "question.terms", dict)),
        facets=many(data, "question.facets", str),
        populations=many(data, "question.populations", str),
        thread=many(data, "question.thread", str),
    )


def _term(data: Json) -> Term:
    place = "question.terms"
    return Term(
        text=get(data, f"{place}.text", str),
        stem=get(data, f"{place}.stem", str),
        everyday=get(data, f"{place}.everyday", bool),
        carried=get(data, f"{place}.carried", bool),
    )


def _before(question: Question) -> tuple[Turn, ...]:
    carried = tuple(Term(term.text, term.stem, term.everyday) for term in question.terms if term.carried)
    first, rest = question.thread[:1], question.thread[1:]
    return tuple(Turn(text, carried) for text in first) + tuple(Turn(text, ()) for text in rest)


def _checked(data: Json) -> tuple[str, str]:
    return get(data, "manifest.checked.by", str), get(data, "manifest.checked.date", str)


def manifest_in(data: Json) -> Manifest:
    """What is needed to replay the answer. Raises: AnswerFileError."""
    query = many(data, "manifest.query", dict)
    weight = "manifest.query.weight"
    return Manifest(
        version=get(data, "manifest.version", str),
        snapshot=get(data, "manifest.snapshot", str),
        settings=get(data, "manifest.settings", str),
        query=tuple((get(term, "manifest.query.stem", str), number(term, weight)) for term in query),
        ranks=many(data, "manifest.ranks", str),
        checks=many(data, "manifest.checks", str),
        today=get(data, "manifest.today", str) if "today" in data else "",
        checked=tuple(_checked(entry) for entry in many(data, "manifest.checked", dict))
        if "checked" in data
        else (),
        names=get(data, "manifest.names", str) if "names" in data else "",
    )
