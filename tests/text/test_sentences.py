"""Where a sentence ends, and where a stop does not end one. All samples were written for this test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.text import sentences as rules
from probatum.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


ONE_SENTENCE = [
    "The dose was given i.v. over ten minutes.",
    "Iron was given i.v. PPIs were not allowed.",
    "The change is shown in Fig. 2 and in Figs. 3 and 4.",
    "Growth of E. coli and S. aureus was slower.",
    "Stool samples yielded S. Newport in two households.",
    "Ferritin fell vs. placebo in both arms.",
    "The mean was 3.5 mg/L (range 1.2 to 9.8).",
    "Sleep improved (p < 0.05) in the treated group.",
    "Sleep improved (P = .03) in the treated group.",
    "The rate was 4 % (P<0. 005) after a year.",
    "Earley et al. found less iron in the substantia nigra.",
    "As Allen et al. (2014) wrote, the scale has ten items.",
    "The talk was given by Dr. Rivera at noon.",
    "The protocol was drafted by J. Kabanda and M. Otim.",
    "A. Kabanda and M. Otim drafted the protocol.",
    "Other drugs (e.g. Levodopa) were stopped, i.e. no dose was given.",
    "The dose was approx. 5 mg, resp. 10 mg.",
    "See no. 5 and No. 16-18 of the list, vol. 3, pp. 4-9.",
    "It appeared in Bulletin 45(No. RR-14) last spring.",
    "Records of U.S. residents and the U.K. Prospective Study were read.",
    "Two strains of Penicillium spp. were grown from the sample.",
    "We used the ranges 4.3 - 4.7 and 2.1 - 2.2 mg.",
    "The visit was at 8.30 a.m. on the second day.",
    "Data were kept at http://www.example.org/path.html?order=1 for a year.",
    "One ate … nothing at all, she said... or so she said.",
    'Asked "why now?" she did not answer.',
    "BACKGROUND: Restless legs are common.",
    "The criteria were: 1. an urge to move; 2. relief by moving.",
    "(See the table below.)",
]

TWO_SENTENCES = [
    ("The dose was given i.v.", "The patients slept."),
    ("He took 300 mg b.i.d.", "At night he took none."),
    ("They were given vitamin D.", "Vitamin C was not given."),
    ("He had hepatitis B.", "Antibodies were found later."),
    ("Six were in group A.", "Seven were in group B."),
    ("Plates stood at 37 degrees C.", "Growth was read after a day."),
    ("The level was 12 nmol/L.", "Higher levels were rare."),
    ("It was described by Smith et al.", "However, nobody repeated it."),
    ("Beds, chairs, lamps, etc.", "Nothing else was moved."),
    ("It was seen with CT.", "Later scans were clear."),
    ("They had been treated for MS.", "Their gait was slow."),
    ("They slept for 24 h.", "Blood was then drawn."),
    ("The effect was small (p < 0.05).", "It did not last."),
    ("The effect was small (P = .03).", "It did not last."),
    ("Of all, 12.", "77.9% were women."),
    ("Iron was low in most patients.", "p53 was not measured."),
    ("Expression fell in neurons.", "mRNA was stable."),
    ("The protein clumps in neurons.", "α-synuclein is one example."),
    ("This was the first study.", "patients were asked twice."),
    ("Is iron low?", "It often is."),
    ('She said "not today."', "Then she left."),
    ("Ferritin was low (see the table).", "(Values are medians.)"),
    ("Legs hurt at rest.1,2", "They do not hurt on walking."),
    ("Legs hurt at rest.[12]", "They do not hurt on walking."),
    ("Legs hurt at rest.³", "They do not hurt on walking."),
    ("Legs hurt at rest.*", "They do not hurt on walking."),
    ("BACKGROUND: Legs hurt.", "METHODS: We asked about it."),
    ("We asked two questions.", "(a) Does it hurt?"),
    ("Two groups were formed.", "<h3>Results</h3> Nobody left."),
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(("first", "second"), TWO_SENTENCES)
def test_sentence_ends(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_missing_space_after_the_stop_does_not_join_sentences() -> None:
    assert split("Iron was low.Ferritin was not (n=9).We saw both.") == [
        "Iron was low.",
        "Ferritin was not (n=9).",
        "We saw both.",
    ]


def test_each_bullet_is_a_sentence() -> None:
    assert split("Signs include:\n- an urge to move\n- relief by moving\n• worse at night") == [
        "Signs include:",
        "- an urge to move",
        "- relief by moving",
        "• worse at night",
    ]


def test_number_of_a_list_item_stays_with_it() -> None:
    assert split("1. Check ferritin. 2. Give iron.\n3. Check again.") == [
        "1. Check ferritin.",
        "2. Give iron.",
        "3. Check again.",
    ]


def test_list_that_lost_its_line_ends_is_split_at_the_gaps() -> None:
    assert split("Signs include   - an urge to move   - rest makes it worse     See a doctor soon.") == [
        "Signs include",
        "- an urge to move",
        "- rest makes it worse",
        "See a doctor soon.",
    ]


def test_lines_of_fixed_width_are_joined() -> None:
    text = "These legs are treated with iron\nwhen ferritin is low, as it often is with\nParkinson disease."
    assert split(text) == [text]


def test_lines_that_all_begin_anew_are_sentences() -> None:
    lines = [
        "An urge to move the legs that will not go away",
        "Rest that makes it worse, above all in bed at night",
    ]
    assert split("\n".join(lines)) == lines


def test_heading_above_lines_of_fixed_width_stands_alone() -> None:
    assert split("Treatment\nIron is given when ferritin\nis low.") == [
        "Treatment",
        "Iron is given when ferritin\nis low.",
    ]


def test_empty_line_ends_a_sentence() -> None:
    assert split("Key points\n\nlegs hurt at night") == ["Key points", "legs hurt at night"]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t", "."])
def test_text_without_words(text: str) -> None:
    assert split(text) == text.split()


def assert_covered_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() for span in spans)
    gaps = zip([0, *(span.end for span in spans)], [*(span.start for span in spans), len(text)], strict=True)
    assert not any(text[start:end].strip() for start, end in gaps)


HOSTILE = ["." * 300_000, "was.Then" * 50_000, "a\n" * 200_000, " " * 500_000, ". " * 200_000, ")" * 300_000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:10]))
def test_hostile_text_of_any_length_is_covered(text: str) -> None:
    assert_covered_once_and_in_order(text)


PIECES = (
    "E. coli|i.v.|Fig. 2|p < 0.05|The|the|.|?|…|\n|  |   |- |1. |(|)|et al.|A.|<h3>|.12|[3]|\t|0|é|\u2028|\0"
)
FRAGMENTS = st.sampled_from(PIECES.split("|"))


@given(st.one_of(st.text(), st.lists(FRAGMENTS).map("".join), st.lists(FRAGMENTS).map(" ".join)))
def test_any_text_is_covered(text: str) -> None:
    assert_covered_once_and_in_order(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "found",
                "the",
                "approx",
                "Fig",
                "iv",
                "(n = 2)",
                "30%",
                ".",
                ". ",
                " .",
                "\n",
                " ",
                "A",
                "[1]",
                "...",
            ]
        )
    ).map("".join)
)
def test_where_most_sentences_end_the_rules_say_the_same(text: str) -> None:
    found = [*rules._candidates(rules._stops(text), False).finditer(text)]
    plain = [match for match in found if match.lastgroup]
    assert all(rules._is_end(text, 0, match, wrapped=False) for match in plain)
    everywhere = rules._candidates(rules._STOPS, False).finditer(text)
    assert [match.span() for match in everywhere] == [match.span() for match in found]
