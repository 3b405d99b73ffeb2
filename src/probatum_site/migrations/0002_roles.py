"""The roles of the house, as groups."""

from typing import Any

from django.db import migrations


def _make(apps: Any, _: Any) -> None:
    group = apps.get_model("auth", "Group")
    for name in ("member", "editor", "reviewer", "librarian", "administrator"):
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("probatum_site", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(_make, migrations.RunPython.noop)]
