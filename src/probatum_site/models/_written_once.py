"""Records that are written once: the history of what was shown and decided."""

from typing import Any, NoReturn, TypeVar

from django.db import models

from probatum_site.errors import Immutable

Row = TypeVar("Row", bound=models.Model)


class WrittenOnceSet(models.QuerySet[Row]):
    """A query set that does not rewrite."""

    def update(self, **_: Any) -> NoReturn:
        """Refused."""
        raise _refused(self.model)

    def delete(self) -> NoReturn:
        """Refused."""
        raise _refused(self.model)

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise _refused(self.model)


class WrittenOnce(models.Model):
    """A row that Django will neither change nor delete. What goes round Django is found by the digests."""

    objects = WrittenOnceSet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a row that is there already is refused."""
        if not self._state.adding:
            raise _refused(type(self))
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise _refused(type(self))


def _refused(model: type[models.Model]) -> Immutable:
    name = model._meta.verbose_name
    return Immutable(f"A record of the kind {name} is written once. Make a new one instead.")
