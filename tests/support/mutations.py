"""Ways to break a supported statement, each in one respect."""

import re
from collections.abc import Callable, Iterator

Mutator = Callable[[str], Iterator[str]]

_NUMBER = re.compile(r"(?<![\w.])(?<![A-Za-z]-)\d[\d,]*(?:\.\d+)?(?![\w]*-?[A-Za-z]\d)")
_PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "unit": (
        ("mg/dL", "mmol/L"),
        ("mmol/L", "mg/dL"),
        ("micrograms", "milligrams"),
        ("mg/kg", "mg"),
        ("ng/mL", "µg/mL"),
        ("mm Hg", "kPa"),
        (" mg", " micrograms"),
        (" mg", " g"),
        ("weeks", "months"),
        ("months", "years"),
        ("hours", "days"),
        ("minutes", "hours"),
        ("years", "months"),
        ("points", "%"),
    ),
    "percentage base": (
        ("%", " percentage points"),
        ("percentage points", "%"),
        ("%", ""),
        ("%", " per 1,000"),
    ),
    "negation": (
        (" not ", " "),
        (" no ", " a "),
        ("without", "with"),
        (" did ", " did not "),
        (" was ", " was not "),
        (" were ", " were not "),
        (" is ", " is not "),
        (" are ", " are not "),
        (" had ", " never had "),
        (" may ", " may not "),
        (" can ", " cannot "),
        (" must not ", " may "),
        (" should ", " should not "),
        (" fell ", " did not fall "),
        ("contraindicated", "indicated"),
    ),
    "direction": (
        ("lowered", "raised"),
        ("lowering", "raising"),
        ("reduced", "increased"),
        ("reduces", "increases"),
        ("reduce ", "increase "),
        ("increased", "decreased"),
        ("increase ", "reduce "),
        ("decreased", "increased"),
        ("higher", "lower"),
        ("improved", "worsened"),
        ("improve ", "worsen "),
        ("worsened", "improved"),
        ("worsen ", "improve "),
        ("better", "worse"),
        ("worse ", "better "),
        ("fewer", "more"),
        ("more often", "less often"),
        ("more strongly", "less strongly"),
        ("shortened", "prolonged"),
        ("raised", "lowered"),
        ("fell", "rose"),
        ("rises", "falls"),
        ("relieve", "aggravate"),
        ("below", "above"),
        ("above", "below"),
        ("inversely", "directly"),
        ("under", "over"),
    ),
    "hedge dropped": (
        (" may ", " will "),
        (" might ", " will "),
        ("may improve", "improves"),
        ("might reduce", "reduces"),
        ("may mask", "masks"),
        (" can worsen", " worsens"),
        (" probably ", " "),
        (" suggests ", " proves "),
        (" appears to relieve", " relieves"),
        (" appeared to trigger", " triggered"),
        ("still unclear", "now clear"),
        (", although the evidence is of very low certainty", ""),
        (" often ", " "),
        (" some ", " "),
        ("Most trials", "All trials"),
        ("Most trials", "Trials"),
        ("Nearly ", ""),
        ("should be considered", "should be used"),
        (" only ", " "),
    ),
    "hedge added": (
        ("reduced", "may have reduced"),
        ("lowered", "possibly lowered"),
        ("improved", "seems to have improved"),
        (" is ", " is always "),
        (" are ", " are definitely "),
        ("causes fatigue", "may cause fatigue"),
        ("increased", "probably increased"),
        (" did not ", " clearly did not "),
        ("correlated", "strongly correlated"),
    ),
    "population": (
        ("adults", "children"),
        ("adults", "infants"),
        ("children", "adults"),
        ("pregnant women", "women"),
        ("women", "men"),
        (" men", " women"),
        ("infants", "adults"),
        ("adolescents", "older people"),
        ("elderly ", ""),
        ("older ", ""),
        ("healthy ", ""),
        ("Dialysis patients", "Patients"),
        ("premenopausal ", ""),
        ("breastfeeding mothers", "mothers"),
        ("breastfeeding mothers", "pregnant women"),
        (" in adults", ""),
        ("In adults with", "In people with"),
        (" in pregnancy", ""),
        ("type 2", "type 1"),
    ),
    "animal to human": (
        ("rats", "people"),
        ("rats", "patients"),
        ("mice", "adults"),
        ("Dogs", "Patients"),
        ("In vitro, r", "R"),
        ("In rats fed an iron-deficient diet, s", "S"),
        ("In mice lacking the MEIS1 gene, l", "L"),
    ),
    "association to cause": (
        ("is associated with", "causes"),
        ("was associated with", "led to"),
        ("were linked to", "caused"),
        ("correlated inversely with", "was caused by"),
        ("was associated with a higher", "produced a higher"),
    ),
    "drug or disease": (
        ("Pramipexole", "Ropinirole"),
        ("pramipexole", "rotigotine"),
        ("pregabalin", "gabapentin"),
        ("gabapentin", "pregabalin"),
        ("Metformin", "Insulin"),
        ("valproate", "lamotrigine"),
        ("Amlodipine", "Nifedipine"),
        ("warfarin", "heparin"),
        ("apixaban", "rivaroxaban"),
        ("Erenumab", "Fremanezumab"),
        ("migraine", "epilepsy"),
        ("restless legs syndrome", "multiple sclerosis"),
        ("MEIS1", "BTBD9"),
        ("diabetes", "asthma"),
        ("Aspirin", "Clopidogrel"),
        ("insomnia", "narcolepsy"),
        ("Statins", "Fibrates"),
        ("D3", "D4"),
        ("omeprazole", "pantoprazole"),
        ("strokes", "seizures"),
        ("HbA1c", "cholesterol"),
        ("dopamine", "serotonin"),
        ("stroke risk", "cancer risk"),
    ),
    "comparator": (
        ("than placebo", "than levodopa"),
        ("than losartan", "than placebo"),
        ("on placebo", "on ramipril"),
        ("as pramipexole 0.5 mg daily", "as placebo"),
        (
            "better than placebo in preventing migraine, but worse than topiramate",
            "better than topiramate in preventing migraine, but worse than placebo",
        ),
        (
            "Lisinopril was associated with a higher risk of cough than losartan",
            "Losartan was associated with a higher risk of cough than lisinopril",
        ),
        (
            "Dialysis patients had restless legs more often than healthy controls",
            "Healthy controls had restless legs more often than dialysis patients",
        ),
        (
            "D3 receptors 20 times more strongly than to D2 receptors",
            "D2 receptors 20 times more strongly than to D3 receptors",
        ),
        ("7.7% of patients on pramipexole and in 2.1%", "2.1% of patients on pramipexole and in 7.7%"),
        ("3.2 days, and placebo by 1.8", "1.8 days, and placebo by 3.2"),
        ("11.2 mm Hg compared with 4.1", "4.1 mm Hg compared with 11.2"),
        ("from 38 to 4", "from 4 to 38"),
        ("in men and by 18.9 per hour in women", "in women and by 18.9 per hour in men"),
    ),
    "time": (
        ("after", "before"),
        ("before", "after"),
        ("once daily", "twice daily"),
        ("daily", "weekly"),
        ("monthly", "weekly"),
        ("during the first", "after the first"),
        ("within", "after"),
        ("third trimester", "first trimester"),
        ("at night", "in the morning"),
        ("bedtime", "breakfast"),
        ("first year", "second year"),
        ("chronic", "acute"),
        ("a week", "a day"),
        ("per hour", "per night"),
        (" after 12 weeks", ""),
        (" at 52 weeks", ""),
    ),
}
_LOOK_ALIKES = str.maketrans("aeopcx", "аеорсх")  # Cyrillic letters


def _swapped(pairs: tuple[tuple[str, str], ...]) -> Mutator:
    def mutate(text: str) -> Iterator[str]:
        for old, new in pairs:
            if old in text:
                yield text.replace(old, new, 1)

    return mutate


def _digits(text: str) -> Iterator[str]:
    """Each digit of each number, one at a time, one higher."""
    for match in _NUMBER.finditer(text):
        for at in range(match.start(), match.end()):
            if text[at].isdigit():
                yield text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]


def _decimal_shifts(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        number = match.group().replace(",", "")
        tenth, tenfold = f"{float(number) / 10:.6g}", f"{float(number) * 10:.6g}"
        for shifted in (tenth, tenfold):
            yield text[: match.start()] + shifted + text[match.end() :]


def _look_alikes(text: str) -> Iterator[str]:
    """One word with a Cyrillic letter in it."""
    words = text.split(" ")
    for at, word in enumerate(words):
        altered = word.translate(_LOOK_ALIKES)
        if altered != word and len(word) > 5:
            yield " ".join([*words[:at], altered, *words[at + 1 :]])


def _fabricated(text: str) -> Iterator[str]:
    """A sentence in another script, alone and after the true one."""
    for other in (
        "Прамипексол полностью излечивает болезнь.",
        "普拉克索可完全治愈不宁腿综合征。",
        "يشفي الدواء المرض تماما",
    ):
        yield other
        yield f"{text} {other}"


MUTATORS: dict[str, Mutator] = {
    "digit": _digits,
    "decimal shift": _decimal_shifts,
    "look-alike letter": _look_alikes,
    "fabrication in another script": _fabricated,
} | {kind: _swapped(pairs) for kind, pairs in _PAIRS.items()}
