"""How long it takes to find what leans on a source, with 10,000 articles: python -m evals.bench_reach

On the site, and in a folder with as many saved answers.
"""

import json
import os
import tempfile
import time
from itertools import islice, product
from pathlib import Path

ARTICLES = 10_000
STATEMENTS = 20
SOURCES = 2_000
MOST_CITED = 500
"""Articles that lean on the one source that is looked for."""
PADDING = "x" * 60_000
"""Characters of an answer beside its statements; a real one of the starter library has 100 to 200 KB."""


def main() -> None:
    """Fill a database of its own with made-up rows, and look."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(PROBATUM_HOME=home, DJANGO_SETTINGS_MODULE="probatum_site.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        fill()
        look()
        look_in_folder(Path(home))


def fill() -> None:
    """Articles of one edition each, whose statements cite two sources each."""
    from django.utils import timezone

    from probatum_site.models import (
        Article,
        Edition,
        ExportRecord,
        SourceRecord,
        StatementCitation,
        StatementRow,
    )

    now = timezone.now()
    SourceRecord.objects.bulk_create(
        SourceRecord(id=f"pmid:{n}", title=f"Source {n}", kind="Research", state="current", changed_at=now)
        for n in range(SOURCES)
    )
    articles = Article.objects.bulk_create(
        Article(question=f"Question {n}?", slug="q", key=str(n), asked_at=now) for n in range(ARTICLES)
    )
    editions = Edition.objects.bulk_create(
        Edition(
            article=one,
            audience="clinician",
            number=1,
            body=b"{}",
            digest="sha256:",
            origin="asked",
            made_at=now,
        )
        for one in articles
    )
    ExportRecord.objects.bulk_create(
        ExportRecord(edition=one, format=format_, day=now.date(), times=2)
        for one in editions
        for format_ in ("pdf", "ris")
    )
    places = product(editions, range(STATEMENTS))
    while batch := list(islice(places, 10_000)):
        rows = StatementRow.objects.bulk_create(
            StatementRow(
                edition=edition,
                claim=f"c{edition.pk:07}{n:05}"[:13],
                place=f"1.{n}",
                facet="treatment",
                warning=False,
                text=f"Statement {n} of article {edition.article_id}.",
                fingerprint=f"{edition.pk}-{n}",
            )
            for edition, n in batch
        )
        StatementCitation.objects.bulk_create(
            StatementCitation(
                statement=row, source_id=source, stance="supports", section="Abstract", start=0, end=9
            )
            for row, (edition, n) in zip(rows, batch, strict=True)
            for source in cited(edition.pk, n)
        )


def cited(edition: int, place: int) -> tuple[str, str]:
    """Two sources of a statement; the first statement of the first articles cites the one looked for."""
    first = 0 if place == 0 and edition <= MOST_CITED else 1 + (edition * 7 + place) % (SOURCES - 1)
    return f"pmid:{first}", f"pmid:{1 + (edition * 13 + place * 3) % (SOURCES - 1)}"


def look() -> None:
    """The best and the worst of five looks at the source that most articles cite, and at another."""
    from probatum_site.desk.queue import queue
    from probatum_site.desk.reach import reach
    from probatum_site.models import SourceRecord
    from probatum_site.readers.citing import citing, taken

    for id_ in ("pmid:0", "pmid:7"):
        source, times = SourceRecord.objects.get(pk=id_), []
        for _ in range(5):
            start = time.perf_counter()
            found = reach(source)
            times.append(time.perf_counter() - start)
        print(
            f"{id_}: {found.statements} statements in {len(found.articles)} of {ARTICLES:,} articles and "
            f"{found.files} exports, {min(times):.3f} to {max(times):.3f} s"
        )
    start = time.perf_counter()
    shown = len(citing("pmid:0")), sum(one.times for one in taken("pmid:0"))
    took = time.perf_counter() - start
    print(f"public page of pmid:0: {shown[0]} articles, {shown[1]} exports, {took:.3f} s")
    SourceRecord.objects.filter(pk="pmid:0").update(state="retracted")
    start = time.perf_counter()
    needed = queue(limit=60)
    print(f"queue: first {len(needed)} after a retraction, {time.perf_counter() - start:.3f} s")


def look_in_folder(home: Path) -> None:
    """The same in 10,000 saved answers: reading them all, the first look with an index, and five more."""
    from probatum.reach import leaning_answers

    folder = home / "answers"
    folder.mkdir()
    for number in range(1, ARTICLES + 1):
        (folder / f"{number}.json").write_text(_answer(number), encoding="utf-8")
    for label, shelf, looks in (("every file", None, 1), ("first look", home, 1), ("later looks", home, 5)):
        times, found = [], []
        for _ in range(looks):
            start = time.perf_counter()
            found = list(leaning_answers(folder, ("pmid:0",), shelf=shelf))
            times.append(time.perf_counter() - start)
        print(
            f"folder, {label}: {len(found)} of {ARTICLES:,} answers, {min(times):.3f} to {max(times):.3f} s"
        )


def _answer(number: int) -> str:
    claims = [
        {
            "id": f"c{place}",
            "text": f"Statement {place} of answer {number}.",
            "citations": [{"source": source, "stance": "supports"} for source in cited(number, place)],
        }
        for place in range(STATEMENTS)
    ]
    sources = sorted({source for place in range(STATEMENTS) for source in cited(number, place)})
    references = [{"id": source, "identifiers": [source]} for source in sources]
    return json.dumps({"direct_answer": claims, "references": references, "manifest": PADDING})


if __name__ == "__main__":
    main()
