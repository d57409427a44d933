from pathlib import Path

from django.core.management import BaseCommand, CommandError

from apps.interchange.backups import BadBackup, restore


class Command(BaseCommand):
    help = "Put the wiki back as it was when the file was written. What was saved since is gone."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            restore(file.absolute())
        except BadBackup as bad:
            raise CommandError(str(bad))
        self.stdout.write(f"Restored from {file}")
