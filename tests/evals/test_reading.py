"""The reading questions: marked once, by whom and when they may be read."""

import re
import tomllib

from evals.benchmarks.reading import QUESTIONS

MARKED = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))


def test_every_question_is_marked_and_in_one_part() -> None:
    questions = MARKED["questions"]
    assert len({one["text"] for one in questions}) == len(questions)
    assert {one["half"] for one in questions} == {"open", "kept", "asked"}
    for one in questions:
        patterns = [one["lead"], *one.get("holds", ()), *one.get("never", ()), *MARKED["never"]]
        assert all(re.compile(pattern) for pattern in patterns)
