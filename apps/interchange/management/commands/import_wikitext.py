"""Make a file of wikitext an article, or a new change set of one."""

from apps.interchange.management.importing import FileImportCommand


class Command(FileImportCommand):
    help = "Make a file of wikitext an article, or a new change set of one."

    def read(self, text: str) -> str:
        return text
