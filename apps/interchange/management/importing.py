"""What the commands that import one file share: their arguments, and one clear line where the input is
bad.
"""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from apps.articles.rules import BadText
from apps.history.models import ChangeSet
from apps.interchange.wikitext_file import TAG, BadFile, ImportRefused, TextImport, import_text, read_wikitext
from apps.moderation.rules import NotAllowed
from apps.wikitext.titles import BadTitle


class FileImportCommand(BaseCommand):
    """A command that makes a file an article, or a new change set of one. `read` turns its text into
    wikitext.
    """

    def add_arguments(self, parser):
        parser.add_argument("title")
        parser.add_argument("file", type=Path)
        parser.add_argument("--summary", default="", help="The summary of the change set.")
        parser.add_argument("--author", default=TAG, help="The name it is saved under (default: import).")
        over = parser.add_mutually_exclusive_group()
        over.add_argument(
            "--merge", action="store_const", const="merge", dest="over", help="Keep edits made here, on top."
        )
        over.add_argument(
            "--replace", action="store_const", const="replace", dest="over", help="Overwrite edits made here."
        )

    def handle(self, *, title, file, summary, author, over, **options):
        check_author(author)
        try:
            text = self.read(read_wikitext(file))
            change_set = import_text(
                TextImport(title=title, text=text, summary=summary, author_name=author, over=over or "")
            )
        except (BadFile, BadTitle, ImportRefused) as error:
            raise CommandError(str(error))
        except (BadText, NotAllowed) as error:
            raise CommandError(f"{file}: {error}")
        self.stdout.write(result_line(title, change_set))

    def read(self, text: str) -> str:
        raise NotImplementedError


def check_author(name: str) -> None:
    limit = ChangeSet._meta.get_field("author_name").max_length
    if not 0 < len(name.strip()) <= limit:
        raise CommandError(f"--author: a name has 1 to {limit} characters.")


def result_line(title: str, change_set: ChangeSet | None) -> str:
    if change_set is None:
        return f"{title}: nothing new."
    size = f"{change_set.size_bytes:,} bytes"
    return (
        f"{title}: change set {change_set.pk} ({', '.join(change_set.tags)}), {size}, sha1 {change_set.sha1}"
    )
