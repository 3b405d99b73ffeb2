"""An article: one permanent page per question; and what readers leave there."""

from django.db import models
from django.urls import reverse

from probatum_site.models.people import User


class Article(models.Model):
    """A question with its page. A follow-up question is an article whose parent is the one before it."""

    question = models.TextField()
    slug = models.CharField(max_length=100)
    key = models.CharField(max_length=64, unique=True)
    """Digest of the question and those before it: the same question has the same page."""
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="follow_ups")
    asked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="questions")
    asked_at = models.DateTimeField(db_index=True)
    personal = models.BooleanField(default=False)
    """The question may hold personal data: shown to whoever asked it and to editors until published."""
    published_at = models.DateTimeField(null=True, db_index=True)
    """When an editor published it; search shows these, what is approved, and to each account its own."""

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """The permanent address."""
        return reverse("article", kwargs={"slug": self.slug, "article_id": self.pk})

    @property
    def public(self) -> bool:
        """Whether everybody may see it."""
        return not self.personal or self.published_at is not None

    def thread(self) -> list["Article"]:
        """The articles before this one, oldest first."""
        before, one = [], self.parent
        while one is not None:
            before.append(one)
            one = one.parent
        return before[::-1]


class Report(models.Model):
    """A problem that a reader reported."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports")
    edition = models.ForeignKey("Edition", null=True, on_delete=models.PROTECT)
    text = models.TextField()
    contact = models.EmailField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, db_index=True)
    outcome = models.TextField(blank=True)


class Follow(models.Model):
    """Somebody wants to hear when an article changes."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="follows")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="follows")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="follow_once")]
