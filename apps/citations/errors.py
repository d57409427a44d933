"""What is wrong with the references of an article, in sentences: what Cite refuses, and what CS1 marks."""

from apps.articles.models import Article

from .listing import list_citations


def find_errors(article: Article) -> dict[int, list[str]]:
    """Return {citation id: sentences} for the citations of the newest text that have errors."""
    return {row.id: list(row.errors) for row in list_citations(article) if row.errors}
