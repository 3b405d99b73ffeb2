"""Which reviewers an edition suits, by their specialties: `specialties.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum_site.models import Edition, User
from probatum_site.status.roles import Role


@dataclass(frozen=True, slots=True)
class Fitting:
    """A reviewer who may be asked."""

    user: User
    name: str
    specialties: tuple[str, ...]
    """Those of the reviewer that the edition falls into."""
    score: int
    """How often the edition speaks of them."""


def fitting(edition: Edition) -> list[Fitting]:
    """Reviewers with an active profile who did not write any of it, the most fitting first."""
    text = _text(edition)
    own = edition.article.editions.filter(audience=edition.audience, made_by__isnull=False)
    wrote = list(own.values_list("made_by", flat=True))
    people = User.objects.filter(groups__name=Role.REVIEWER, is_active=True, profile__active=True)
    found = [_fit(user, text) for user in people.exclude(pk__in=wrote)]
    return sorted(found, key=lambda one: (-one.score, one.name, one.user.pk))


def _fit(user: User, text: str) -> Fitting:
    own = [one.strip() for one in user.profile.specialties.split(",") if one.strip()]
    scores = {one: sum(text.count(word) for word in _words_of(one.lower())) for one in own}
    fits = tuple(one for one in own if scores[one])
    return Fitting(user, str(user.profile), fits, sum(scores.values()))


def _text(edition: Edition) -> str:
    said = edition.statements.filter(withheld=False).values_list("text", flat=True)
    return " \n ".join([edition.article.question, *said]).lower()


def _words_of(specialty: str) -> list[str]:
    return [specialty, *_words().get(specialty, [])]


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(files("probatum_site.desk").joinpath("specialties.toml").read_text(encoding="utf-8"))
