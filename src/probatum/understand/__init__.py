"""Step 1. Text in, Question out: what is asked, about what, for whom, and whether somebody is in danger."""

import re
from collections.abc import Sequence

from probatum.text.personal import asked_of
from probatum.types.question import Question, Turn
from probatum.understand import cues, thread
from probatum.understand.reading import content_terms, readable, spelled_out


def understand(text: str, turns: Sequence[Turn] = (), *, longest: int = 2000) -> Question:
    """Sort a question by rules that stand in data files, `vocabulary/question_kinds.toml` and its neighbours.

    `turns` are the questions before this one, oldest first; a follow-up takes its topic from them.
    `longest` is in characters.

    Raises: QuestionError: empty, longer than `longest`, or not in a script that the library can search.
    """
    asked = readable(text, longest=longest)
    read = spelled_out(asked_of(asked))
    lower = re.sub(r"\s+", " ", read.lower())
    terms = thread.carry(content_terms(read), lower, turns)
    return Question(
        text=asked,
        kind=cues.kind(lower),
        terms=terms,
        facets=cues.facets(lower),
        populations=cues.populations(lower),
        notices=cues.notices(asked),
        thread=tuple(turn.text for turn in turns),
        read="" if read == asked else read,
    )


def turn(question: Question) -> Turn:
    """What the next question of a thread may carry over from this one."""
    return thread.turn(question)
