"""Rebuild what is derived from the text: links, redirects, citations and their uses, flags."""

from django.core.management import BaseCommand

from apps.interchange.management.articles import add_title_argument, articles_of
from apps.interchange.management.progress import with_progress
from apps.interchange.reindexing import reindex


class Command(BaseCommand):
    help = (
        "Read links, citations and flags out of the text anew, and say which rows were not as the text says."
    )

    def add_arguments(self, parser):
        add_title_argument(parser)

    def handle(self, *, title, **options):
        articles = list(articles_of(title).values_list("pk", "title"))
        differing = 0
        for pk, name in with_progress(articles, len(articles), self.stderr):
            problems = reindex(pk)
            differing += bool(problems)
            for problem in problems:
                self.stdout.write(f"{name}: {problem}")
        self.stdout.write(f"{len(articles):,} articles read anew, {differing:,} differed.")
