"""Each check stops its own kind of error, and lets what says the same pass."""

import pytest

from probatum.support import checks_of_text
from probatum.support.checks import Names
from probatum.types.answer import Outcome

FAIL, PASS, UNSURE = Outcome.FAIL, Outcome.PASS, Outcome.COULD_NOT_CHECK


def outcome(check: str, text: str, quote: str, names: Names = ()) -> Outcome:
    return dict(checks_of_text())[check].check(text, quote, names).outcome


@pytest.mark.parametrize(
    ("check", "text", "quote"),
    [
        ("numbers", "The dose is 50 mg.", "The dose is 5 mg."),
        ("numbers", "The dose is 5 micrograms.", "The dose is 5 mg."),
        ("numbers", "It fell by 4.7 points.", "It fell by 4.7-6.7 points."),
        ("numbers", "Both gave 4.8 and 4.8.", "They gave 8.0 and 4.8."),
        ("numbers", "Glucose was 7 mg/dL.", "Glucose was 7 mmol/L."),
        ("negation", "Iron did not help.", "Iron did help."),
        ("negation", "Iron helped sleep.", "Iron never helped sleep."),
        ("negation", "Sleep did not improve but pain did.", "Sleep improved but pain did not."),
        ("negation", "Iron is only for adults.", "Iron is not only for adults."),
        ("direction", "Pain increased.", "Pain decreased."),
        ("direction", "Pain was better.", "Pain was worse."),
        ("direction", "Iron rose and pain fell.", "Iron fell and pain rose."),
        ("hedges", "Iron helps.", "Iron may help."),
        ("hedges", "Iron may help.", "Iron helps."),
        ("hedges", "Iron always helps.", "Iron helps."),
        ("hedges", "All patients improved.", "Most patients improved."),
        ("hedges", "Iron must be given.", "Iron should be given."),
        ("hedges", "The cause is known.", "The cause is unclear."),
        ("cause", "Low iron causes fatigue.", "Low iron is associated with fatigue."),
        ("cause", "Low iron goes before fatigue.", "Low iron is associated with fatigue."),
        ("population", "Children slept longer.", "Adults slept longer."),
        ("population", "Dopamine rose.", "Dopamine rose in rats."),
        ("population", "Patients slept.", "Pregnant patients slept."),
        ("setting", "Patients in hospital slept.", "Patients in nursing homes slept."),
        ("setting", "Patients slept longer.", "Patients in intensive care slept longer."),
        ("shortening", "Iron helps.", "Iron helps outpatients."),
        ("time", "Take it after meals.", "Take it before meals."),
        ("time", "Take it weekly.", "Take it daily."),
        ("entities", "Ropinirole helps.", "Pramipexole helps."),
        ("entities", "IL-8 was raised.", "IL-6 was raised."),
        ("order", "Losartan is better than lisinopril.", "Lisinopril is better than losartan."),
        (
            "order",
            "It fell by 4.8 with iron and 8.0 with sham.",
            "It fell by 8.0 with iron and 4.8 with sham.",
        ),
        (
            "cause",
            "Zinc is the cause of pain.",
            "Pain went with zinc, and whether zinc is the cause is open.",
        ),
        ("shortening", "Iron helps.", "Iron never helps."),
        ("shortening", "Iron helps sleep.", "Iron helps sleep within 12 weeks."),
        ("shortening", "Iron helps.", "Iron helps (in 12 rats)."),
        ("shortening", "Iron helps (OR 1.5).", "Iron helps (OR 1.5, 95% CI 0.9-2.4)."),
        ("shortening", "Iron helps.", "Iron helps (P = 0.07)."),
        ("shortening", "Iron helps.", "Iron helps; but this holds for few."),
        ("shortening", "Iron helps.", "Iron helps; the evidence is inconclusive."),
        ("shortening", "Iron helps.", "Iron helps severe disease."),
        ("shortening", "Iron helps patients.", "Iron helps patients with heart failure."),
        ("shortening", "Test the glucose every morning.", "Test the glucose at least every morning."),
        ("shortening", "Fatigue is the effects.", "Fatigue is one of the effects."),
        ("numbers", "It was (< or = 3.5).", "It was (> or = 3.5)."),
        ("numbers", "The allele T<G counts.", "The allele T>G counts."),
        ("numbers", "It was 130/-80 mm Hg.", "It was 130/80 mm Hg."),
        ("numbers", "It fell by 5%-points.", "It fell by 5%."),
        ("negation", "Iron has yet to be shown to help.", "Iron has been shown to help."),
        (
            "substitution",
            "Inject it over the skin of the upper arm.",
            "Inject it under the skin of the upper arm.",
        ),
        (
            "substitution",
            "The genes are BTBD9 and BTBD9 in all four.",
            "The genes are MEIS1 and BTBD9 in all four.",
        ),
        (
            "substitution",
            "Many patients with insomnia at night have insomnia and insomnia together in sleep clinics.",
            "Many patients with insomnia at night have insomnia and sleep apnoea together in sleep clinics.",
        ),
        (
            "substitution",
            "Much is known at least radiation-induced damage of cells in the skin.",
            "Much is known about radiation-induced damage of cells in the skin.",
        ),
        (
            "wording",
            "Statins raise blood cholesterol levels in patients.",
            "Blood cholesterol levels were lowered by statins in patients.",
        ),
        ("characters", "Prаmipexole helps.", "Pramipexole helps."),  # Cyrillic а
        ("characters", "Iron helps. 铁有帮助。", "Iron helps."),
        ("characters", "Iron\u200b helps.", "Iron helps."),
        ("characters", "Iron\x08 helps.", "Iron helps."),
        ("characters", "Iron\u0301 helps.", "Iron helps."),
        ("characters", "\uff29ron helps.", "Iron helps."),
        ("characters", "Iron helps \uff15 times.", "Iron helps 5 times."),
    ],
)
def test_what_the_quote_does_not_say_fails(check: str, text: str, quote: str) -> None:
    assert outcome(check, text, quote) is FAIL
    assert outcome(check, quote, quote) is PASS


@pytest.mark.parametrize(
    ("check", "text", "quote"),
    [
        ("numbers", "1200 people, half of them, took 5 mg.", "Of 1,200 people ½ took 5 milligrams."),
        ("numbers", "The odds were 2.2 times as high.", "The odds ratio was 2.2."),
        ("numbers", "Each has one first choice.", "There are several first choices."),
        ("negation", "It was no more than 5 mg.", "It was 5 mg at most."),
        ("negation", "Sleep improved.", "Sleep improved, but pain and mood did not change."),
        ("direction", "Iron lowered the score.", "Iron reduced the score."),
        ("hedges", "Iron might help.", "Iron may help."),
        ("hedges", "Patients improved.", "All patients improved."),
        ("cause", "Iron is linked to sleep.", "Iron is associated with sleep."),
        ("cause", "Aunts had iron.", "Aunts and other relatives had iron."),
        ("population", "Paediatric patients slept.", "Children slept."),
        ("time", "Take it each day.", "Take it daily."),
        ("setting", "Inpatients slept.", "Hospitalised patients slept."),
        ("setting", "Iron helps.", "Iron helps; in primary care zinc was tried."),
        ("entities", "Legs were restless.", "A restless leg."),
        ("order", "Iron helps.", "Oral iron often helps adults."),
        ("shortening", "Huntington's disease is rare.", "Huntington's disease (HD) is rare."),
        ("shortening", "Restless legs syndrome is common.", "Restless legs syndrome (RLS) is common."),
        ("numbers", "It fell by +/-5 mg.", "It fell by +/-5 mg."),
        ("shortening", "Iron helps.", "In conclusion, our results show that iron helps."),
        ("shortening", "Iron helps.", "Iron helps (OR 1.5, 95% CI 1.2-1.9)."),
        ("shortening", "Iron helps.", "Iron helps (odds ratio 1.5 [95% CI 1.2-1.9])."),
        ("shortening", "Iron helps (OR 1.5).", "Iron helps (OR 1.5, 95% CI 1.2-1.9; all P < 0.01)."),
        ("shortening", "Iron helps (95% CI 2-3).", "Iron (95% CI 1.2-1.9) helps (95% CI 2-3)."),
        ("substitution", "A quite different sentence.", "Iron helps sleep."),
        ("wording", "Iron helps sleep.", "Iron often helps adults sleep."),
        ("characters", "TNF-α was naïve at 5 µg/m².", "TNF-alpha was naive at 5 ug/m2."),
    ],
)
def test_what_says_the_same_passes(check: str, text: str, quote: str) -> None:
    assert outcome(check, text, quote) is PASS


@pytest.mark.parametrize(
    ("check", "text", "quote"),
    [
        ("order", "In rats dopamine rose.", "Dopamine rose in rats."),
        ("order", "With iron, pain was felt less by adults.", "Adults on iron felt less pain."),
        ("entities", "Iron helps at home.", "Iron helps."),
        ("wording", "Iron did wonders for all of them.", "Pain was less with zinc."),
        ("shortening", "Iron helps.", "Iron helps; sleep improved by 5 points in most."),
    ],
)
def test_what_a_person_has_to_look_at_is_said_to_be_unchecked(check: str, text: str, quote: str) -> None:
    assert outcome(check, text, quote) is UNSURE


def test_another_name_that_the_library_knows_is_no_new_word() -> None:
    names = ((("rls",), ("restless", "leg", "syndrom")),)
    text, quote = "Restless legs syndrome is common.", "RLS is common."
    assert outcome("entities", text, quote) is FAIL
    assert outcome("entities", text, quote, names) is PASS


def test_the_reason_names_what_is_wrong() -> None:
    verdict = dict(checks_of_text())["numbers"].check("The dose is 50 mg.", "The dose is 5 mg.", ())
    assert verdict.reason == 'number not in the quote: "50 mg"'
