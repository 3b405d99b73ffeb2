"""Text is cleaned, and every character of it knows where it came from."""

from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.text import normalise as rules
from probatum.text.normalise import clean, normalise
from probatum.text.rare import beyond_ascii

REPAIRED = {
    "decomposed accent": ("cafe\u0301", "café"),
    "decomposed Hangul": ("\u1112\u1161\u11ab", "한"),
    "soft hyphen": ("dopa\u00admine", "dopamine"),
    "soft hyphen at the end of a line": ("dopa\u00ad\n  mine", "dopamine"),
    "zero-width space": ("dopa\u200bmine", "dopamine"),
    "byte order mark": ("\ufeffIron", "Iron"),
    "hidden tag characters": ("Iron\U000e0041\U000e0042 is low", "Iron is low"),
    "override of direction": ("\u202eIron\u202c", "Iron"),
    "ligatures": ("\ufb01nd e\ufb03cacy o\ufb00 \ufb02ow", "find efficacy off flow"),
    "no-break space": ("5\u00a0mg", "5 mg"),
    "thin space": ("5\u2009mg", "5 mg"),
    "control character": ("Ir\x00on\x07", "Iron"),
    "carriage return": ("a\r\nb\rc", "a\nb\nc"),
    "line separator": ("a\u2028b", "a\nb"),
    "apostrophe of Windows-1252": ("patient\x92s \x96 legs", "patient’s – legs"),
    "lone surrogate": ("a\ud800b", "a\ufffdb"),
    "full-width Latin": ("ＩＬ－６", "IL-6"),
    "word broken at the end of a line": ("dopa-\nmine", "dopamine"),
    "word broken before an indented line": ("dopa- \n   mine", "dopamine"),
    "compound broken at its hyphen": ("self-\nharm", "self-harm"),
    "Greek compound": ("alpha-\n2-delta", "alpha-2-delta"),
    "name with a number": ("IL-\n6", "IL-6"),
    "name with a capital": ("anti-\nTNF", "anti-TNF"),
    "range of numbers": ("5-\n10 mg", "5-10 mg"),
    "Greek letter": ("α-\nsynuclein", "α-synuclein"),
    "Cyrillic es in a Latin word": ("HbA1с", "HbA1c"),
    "Cyrillic and Greek capitals": ("СОРD and ΗIV", "COPD and HIV"),
    "composed after a look-alike": ("c\u0430\u0301fe", "cáfe"),
}

KEPT = [
    "Restless legs, 5 mg/day (p < 0.05).\n\tNext line.",
    "TNF-α, IFNγ, β2, Δψm, NFκB, χ², μg and 5 µmol",
    "Александр не спит",
    "мРНК",
    "mРНКи",
    "Ο ύπνος είναι καλός",
    "10⁶ cells, H₂O, ½ tablet",
    "first item -\nsecond item",
    "one-\n\ntwo",
    "naïve, Sjögren’s, “quoted” – and ≥ 5",
    "眠れない",
]


@pytest.mark.parametrize(("text", "expected"), REPAIRED.values(), ids=REPAIRED.keys())
def test_text_is_repaired(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert normalise(text).text == expected


@pytest.mark.parametrize("text", KEPT)
def test_text_that_needs_no_repair_is_the_same_object(text: str) -> None:
    assert clean(text) is text
    assert normalise(text).edits == ()


def test_span_leads_back_to_the_words_of_the_original() -> None:
    text = "The e\ufb03cacy of dopa-\nmine was\u00a0shown.\u200b"
    clean_text = normalise(text)
    start = clean_text.text.index("efficacy")
    assert clean_text.original_span(start, start + 8) == (4, 10)
    start = clean_text.text.index("dopamine")
    first, last = clean_text.original_span(start, start + 8)
    assert text[first:last] == "dopa-\nmine"


def test_repair_cut_by_an_edge_is_taken_whole() -> None:
    assert normalise("o\ufb03ce").original_span(2, 3) == (1, 2)


def test_removed_characters_at_an_edge_are_left_out() -> None:
    assert normalise("\u200bIron\u200b").original_span(0, 4) == (1, 5)


def test_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="give one that is"):
        normalise("Iron").original_span(2, 9)


ODD = "abc-\n\u0301\u0430\u0391αи\u0306\u1100\u1161\u11a8ﬁＡ\xa0\xad\u200b\r\x92\u2126\u0958 5"
TEXTS = st.one_of(st.text(), st.text(ODD), st.text(st.characters(categories=["Cs", "L", "M", "C"])))


@given(TEXTS)
def test_clean_text_is_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) is cleaned
    assert is_normalized("NFC", cleaned)
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in cleaned)
    cleaned.encode()


@given(TEXTS)
def test_original_is_restored_exactly(text: str) -> None:
    normalised = normalise(text)
    assert normalised.text == clean(text)
    assert normalised.original == text


@given(TEXTS)
def test_way_back_never_runs_backwards(text: str) -> None:
    normalised = normalise(text)
    spans = [normalised.original_span(at, at + 1) for at in range(len(normalised.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    if spans:
        whole = normalised.original_span(0, len(normalised.text))
        assert whole == (spans[0][0], spans[-1][1])


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_not_copied(text: str) -> None:
    assert clean(text) is text


@given(st.text("\xad\u200b\n -abeé\u0301ﬁ", max_size=40))
def test_every_character_that_was_kept_is_found_where_it_stands_now(text: str) -> None:
    cleaned = normalise(text)
    repaired = {at for edit in cleaned.edits for at in range(edit.start, edit.end)}
    for at in set(range(len(cleaned.text))) - repaired:
        assert cleaned.place(cleaned.original_span(at, at + 1)[0]) == at
    places = [cleaned.place(at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(cleaned.text)


@given(st.text() | st.text("aé\u0301-\n\xad µ\ud800", max_size=20))
def test_what_needs_no_work_is_told_by_its_rare_characters(text: str) -> None:
    assert beyond_ascii(text) == "".join(letter for letter in text if not letter.isascii())
    if not text.isascii():
        slowly = rules._work().search(text) is not None or not is_normalized("NFC", text)
        assert rules._needs_work(text) == slowly
