"""Write the wikitext of an article to standard output, byte for byte."""

from django.core.management import BaseCommand, CommandError

from apps.articles.models import Article
from apps.history.texts import TextHidden
from apps.interchange.wikitext_file import export_text
from apps.wikitext.titles import BadTitle


class Command(BaseCommand):
    help = "Write the wikitext of an article to standard output, byte for byte."

    def add_arguments(self, parser):
        parser.add_argument("title")

    def handle(self, *, title, **options):
        try:
            data = export_text(title)
        except BadTitle as error:
            raise CommandError(str(error))
        except Article.DoesNotExist:
            raise CommandError(f"There is no article “{title}”.")
        except TextHidden:
            raise CommandError(f"The newest text of “{title}” was hidden by an administrator.")
        self.stdout.flush()
        self.stdout.buffer.write(data)
        self.stdout.buffer.flush()
