"""Tell which templates occur in files of wikitext, how often, and which are rendered."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from apps.interchange.management.progress import with_progress
from apps.interchange.wikitext_file import BadFile, read_wikitext
from apps.wikitext.template_coverage import Coverage, measure_coverage


class Command(BaseCommand):
    help = (
        "Tell which templates occur in files of wikitext, how often, and which are rendered. A template that "
        "shows as a chip or in a generic box is not."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE")

    def handle(self, *, files, **options):
        try:
            texts = [read_wikitext(file) for file in files]
        except BadFile as error:
            raise CommandError(str(error))
        coverage = measure_coverage(with_progress(texts, len(texts), self.stderr))
        self.print_counts("Rendered:", coverage.rendered)
        self.print_counts("Not rendered:", coverage.others)
        self.stdout.write(total_line(coverage))

    def print_counts(self, title: str, counts: dict[str, int]) -> None:
        if counts:
            self.stdout.write(title)
        for name, count in counts.items():
            self.stdout.write(f"{count:8,}  {name}")


def total_line(coverage: Coverage) -> str:
    if not coverage.count:
        return "No templates."
    names = len(coverage.rendered) + len(coverage.others)
    return (
        f"{coverage.rendered_count:,} of {coverage.count:,} uses are rendered, {coverage.share:.1%}; "
        f"{len(coverage.rendered):,} of {names:,} templates."
    )
