"""Evidence-aware ranking: what was found, weighed by kind, age and standing of its source."""

from collections.abc import Sequence
from itertools import groupby

from probatum.retrieve.holding import barred
from probatum.support.levels import weight
from probatum.types.evidence import Hit, SetAside
from probatum.types.question import Scope

_MOST_RECORDS_OF_ONE_SOURCE = 4
"""A long document is several records; it may not crowd out the rest."""


def ranked(hits: Sequence[Hit], scope: Scope) -> tuple[Hit, ...]:
    """The citable hits, records reordered by score times evidence weight, ties by source id."""
    groups = [tuple(group) for _, group in groupby(hits, key=lambda hit: (hit.source.id, hit.score))]
    citable = [group for group in groups if not barred(group[0].source, scope)]
    citable.sort(
        key=lambda group: (-group[0].score * weight(group[0].source, scope.jurisdiction), group[0].source.id)
    )
    seen: dict[str, int] = {}
    kept: list[Hit] = []
    for group in citable:
        source = group[0].source.id
        seen[source] = seen.get(source, 0) + 1
        if seen[source] <= _MOST_RECORDS_OF_ONE_SOURCE:
            kept.extend(group)
    return tuple(kept)


def set_aside(hits: Sequence[Hit], scope: Scope) -> tuple[SetAside, ...]:
    """The sources that were found and may not be cited, in the order found, each once."""
    found = {hit.source.id: hit.source for hit in hits}
    reasons = ((source, barred(source, scope)) for source in found.values())
    return tuple(SetAside(source, reason) for source, reason in reasons if reason)
