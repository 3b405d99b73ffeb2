"""Addresses of the desk."""

from django.urls import path

from probatum_site.views import own
from probatum_site.views.desk import editions, people, queue, signing, sources, statements, stock

urlpatterns = [
    path("", queue.first, name="desk"),
    path("reports/<int:report>/close", queue.close_report, name="desk-close-report"),
    path("editions", editions.editions, name="desk-editions"),
    path("editions/<int:edition>", statements.edition, name="desk-edition"),
    path("editions/<int:edition>/submit", editions.submit, name="desk-submit"),
    path("editions/<int:edition>/restore", editions.restore, name="desk-restore"),
    path("editions/<int:edition>/edit", statements.edit, name="desk-edit"),
    path("editions/<int:edition>/take-out", statements.take_out, name="desk-take-out"),
    path("editions/<int:edition>/source", sources.replace, name="desk-source"),
    path("reviews/<int:review>/assign", editions.assign, name="desk-assign"),
    path("reviews/<int:review>/claim", editions.claim, name="desk-claim"),
    path("reviews/<int:review>/verdict", statements.verdict, name="desk-verdict"),
    path("reviews/<int:review>/alike", statements.alike, name="desk-alike"),
    path("reviews/<int:review>/sign", signing.sign, name="desk-sign"),
    path("signatures/<int:signature>/withdraw", signing.withdraw, name="desk-withdraw"),
    path("recheck", stock.recheck, name="desk-recheck"),
    path("sources", stock.leaning, name="desk-sources"),
    path("people", people.people, name="desk-people"),
    path("people/<int:user>", people.set_roles, name="desk-set-roles"),
    path("profile", people.profile, name="desk-profile"),
    path("audit", people.audit, name="desk-audit"),
    path("messages", own.messages, name="messages"),
]
