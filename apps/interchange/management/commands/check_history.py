"""Prove that every stored state is what was saved, and that change sets make one chain."""

from django.core.management import BaseCommand, CommandError
from django.db.models import QuerySet

from apps.articles.models import Article
from apps.history.checking import check_history, check_rows
from apps.interchange.management.articles import add_title_argument, articles_of
from apps.interchange.management.progress import with_progress


class Command(BaseCommand):
    help = "Recompute the sha1 of every change set from what is stored; check the chain of parents and other versions."

    def add_arguments(self, parser):
        add_title_argument(parser)

    def handle(self, *, title, **options):
        articles = articles_of(title)
        problem_count = self.print_problems(articles)
        if title is None:
            problem_count += self.print_problems_of_rows()
        if problem_count:
            raise CommandError(f"{problem_count} problems found.")
        self.stdout.write(f"{articles.count():,} articles checked: every text is what was saved.")

    def print_problems(self, articles: QuerySet[Article]) -> int:
        count = 0
        for article in with_progress(articles.iterator(), articles.count(), self.stderr):
            for problem in check_history(article):
                count += 1
                self.stdout.write(f"{article.title}: {problem}")
        return count

    def print_problems_of_rows(self) -> int:
        problems = list(check_rows())
        for problem in problems:
            self.stdout.write(problem)
        return len(problems)
