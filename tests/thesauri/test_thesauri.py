"""Names that mean the same are read from each layout, and from nothing else."""

import zipfile
from pathlib import Path

import pytest

from probatum import plugins
from probatum.errors import InputError
from probatum.thesauri import disease_ontology, drugs_fda, medquad, mesh

MESH = """<?xml version="1.0"?>
<DescriptorRecordSet LanguageCode="eng"><DescriptorRecord>
<DescriptorName><String>Restless Legs Syndrome</String></DescriptorName>
<ConceptList>
<Concept PreferredConceptYN="Y"><TermList>
<Term><String>Restless Legs Syndrome</String></Term><Term><String>Willis-Ekbom Disease</String></Term>
</TermList></Concept>
<Concept PreferredConceptYN="N"><TermList>
<Term><String>Something narrower</String></Term></TermList></Concept>
</ConceptList></DescriptorRecord></DescriptorRecordSet>
"""
OBO = """format-version: 1.2

[Term]
id: DOID:0050425
name: restless legs syndrome
synonym: "Ekbom's disease" EXACT []
synonym: "leg trouble" BROAD []

[Term]
id: DOID:1
name: old name
synonym: "older name" EXACT []
is_obsolete: true

[Typedef]
id: part_of
name: part of
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_mesh_gives_the_terms_of_the_preferred_concept(tmp_path: Path) -> None:
    path = written(tmp_path / "desc2025.xml", MESH)
    assert list(mesh.read(path)) == [("Restless Legs Syndrome", "Willis-Ekbom Disease")]


def test_a_mesh_file_cut_short_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="damaged"):
        list(mesh.read(written(tmp_path / "desc2025.xml", MESH[:200])))


def test_disease_ontology_gives_exact_synonyms_of_what_is_not_obsolete(tmp_path: Path) -> None:
    path = written(tmp_path / "doid.obo", OBO)
    assert list(disease_ontology.read(path)) == [("restless legs syndrome", "Ekbom's disease")]


def test_table_of_the_disease_ontology_gives_the_name_first(tmp_path: Path) -> None:
    rows = "doid\tname\ttype\nDOID:2\tb\texact-synonym\nDOID:2\ta\tname\nDOID:2\tc\trelated-synonym\n"
    assert list(disease_ontology.read(written(tmp_path / "term-names.tsv", rows))) == [("a", "b")]


def test_drugs_have_ingredient_and_brands_without_salts(tmp_path: Path) -> None:
    table = (
        "ApplNo\tDrugName\tActiveIngredient\n"
        "1\tGLUCOPHAGE\tMETFORMIN HYDROCHLORIDE\n"
        "2\tJANUMET\tMETFORMIN HYDROCHLORIDE; SITAGLIPTIN\n"
        "3\tSALT\tSODIUM CHLORIDE\n"
    )
    with zipfile.ZipFile(tmp_path / "drugsatfda.zip", "w") as archive:
        archive.writestr("Products.txt", table)
    found = [("metformin", "glucophage"), ("sodium chloride", "salt")]
    assert list(drugs_fda.read(tmp_path / "drugsatfda.zip")) == found
    assert list(drugs_fda.read(written(tmp_path / "Products.txt", table))) == found


def test_medquad_gives_the_synonyms_of_a_page(tmp_path: Path) -> None:
    page = (
        '<Document id="1" source="NINDS" url="https://example.org/rls"><Focus>Restless Legs Syndrome</Focus>'
        "<FocusAnnotations><Synonyms><Synonym>Nocturnal Myoclonus</Synonym></Synonyms></FocusAnnotations>"
        "<QAPairs/></Document>"
    )
    assert list(medquad.read(written(tmp_path / "1.xml", page))) == [
        ("Restless Legs Syndrome", "Nocturnal Myoclonus")
    ]


@pytest.mark.parametrize("name", plugins.names("thesauri"))
def test_what_has_another_layout_gives_nothing(name: str, tmp_path: Path) -> None:
    layout = plugins.load("thesauri", name)
    for content in ("", "<html><body>Iron</body></html>", "a\tb\n1\t2\n"):
        assert not list(layout.read(written(tmp_path / f"other{layout.SUFFIXES[-1]}", content)))
