"""ClinicalTrials.gov: what a study planned is never a result, what it posted is."""

import json
from pathlib import Path
from typing import Any

import pytest

from probatum.connectors import ctgov
from probatum.library.entry import Rules
from probatum.types.source import Kind, Relation
from tests.connectors.reading import documents, everything, written


def study(number: str = "NCT00000001", **more: Any) -> dict[str, Any]:
    protocol = {
        "identificationModule": {"nctId": number, "briefTitle": "Iron in legs"},
        "statusModule": {"overallStatus": "COMPLETED", "studyFirstPostDateStruct": {"date": "2020-02"}},
        "descriptionModule": {"briefSummary": "We give iron.\n\n* At noon."},
        "eligibilityModule": {"eligibilityCriteria": "Adults."},
        "referencesModule": {"references": [{"type": "RESULT", "pmid": "7", "citation": "Ek 2021"}]},
    }
    return {"protocolSection": protocol, **more}


MEASURE = {
    "title": "Ferritin",
    "timeFrame": "12 weeks",
    "unitOfMeasure": "ug/L",
    "groups": [{"id": "OG0", "title": "Iron"}, {"id": "OG1", "title": "Placebo"}],
    "classes": [
        {
            "categories": [
                {
                    "measurements": [
                        {"groupId": "OG0", "value": "80", "lowerLimit": "70", "upperLimit": "90"},
                        {"groupId": "OG1", "value": "12", "spread": "3"},
                    ]
                }
            ]
        }
    ],
    "analyses": [
        {
            "paramType": "Mean Difference",
            "paramValue": "68",
            "ciPctValue": "95",
            "ciLowerLimit": "60",
            "ciUpperLimit": "76",
            "pValue": "<0.001",
        }
    ],
}
RESULTS: dict[str, Any] = {
    "hasResults": True,
    "resultsSection": {
        "outcomeMeasuresModule": {"outcomeMeasures": [MEASURE]},
        "adverseEventsModule": {
            "eventGroups": [{"title": "Iron", "seriousNumAffected": 1, "seriousNumAtRisk": 40}]
        },
    },
}

TOLD = (
    "Ferritin (12 weeks)\n\nFerritin — Iron: 80 (70 to 90) ug/L; Placebo: 12 (3) ug/L\n\n"
    "Mean Difference: 68; 95% CI 60 to 76; P <0.001"
)


def read(folder: Path, *studies: dict[str, Any]) -> list[Any]:
    return documents(ctgov, written(folder, json.dumps({"studies": list(studies)}), "a.json"))


def test_a_plan_has_the_role_of_method_and_is_no_trial_yet(tmp_path: Path) -> None:
    (document,) = read(tmp_path, study())
    source = Rules.of_the_house().admitted(document).document.source
    assert source.kind is Kind.RESEARCH
    assert source.note == "Registered trial. Completed. No results are posted."
    assert source.relations == (Relation("results reported in", "Ek 2021", "pmid:7"),)
    assert [(each.label, each.role, each.text) for each in document.sections] == [
        ("Summary", "objective", "We give iron.\n\n- At noon."),
        ("Eligibility", "method", "Adults."),
    ]


def test_posted_results_name_groups_intervals_and_units(tmp_path: Path) -> None:
    (document,) = read(tmp_path, study(**RESULTS))
    assert Rules.of_the_house().admitted(document).document.source.kind is Kind.TRIAL
    assert [(each.label, each.role, each.text) for each in document.sections[2:]] == [
        (
            "Result: Ferritin",
            "result",
            TOLD,
        ),
        ("Serious adverse events", "result", "Iron: 1 of 40 participants"),
    ]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_one_study_a_list_and_lines_are_read(tmp_path: Path, name: str) -> None:
    one = json.dumps(study())
    content = f"{one}\n{one}\n" if name.endswith("l") else f"[{one}, {one}]"
    assert len(documents(ctgov, written(tmp_path, content, name))) == 2


def test_a_study_without_number_costs_itself(tmp_path: Path) -> None:
    content = json.dumps([study(), study("none"), {"protocolSection": 7}])
    found, named = everything(ctgov, written(tmp_path, content, "a.json"))
    assert (len(found), len(named)) == (1, 2)
    assert "its NCT number is 'none'" in named[0][1]


def test_the_real_record_is_read(shared: Path) -> None:
    (document,) = documents(ctgov, shared / "data" / "formats" / "ctgov-v2.json")
    assert document.source.id == "url:https://clinicaltrials.gov/study/NCT04267848"
    assert document.source.year == 2020 and document.source.mesh
    assert len(document.sections) >= 6
