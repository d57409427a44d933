from pathlib import Path

from django.core.management import BaseCommand, CommandError

from apps.interchange.backups import BadBackup, back_up


class Command(BaseCommand):
    help = "Write the whole wiki into one file, consistent while it is in use."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            size_bytes = back_up(file.absolute())
        except BadBackup as bad:
            raise CommandError(str(bad))
        self.stdout.write(f"{file}: {size_bytes:,} bytes")
