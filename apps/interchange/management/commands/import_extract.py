"""Make a plain-text extract an article, and print what was found in it."""

from collections.abc import Iterable

from apps.interchange.extract import Report, read_extract
from apps.interchange.management.importing import FileImportCommand


class Command(FileImportCommand):
    help = "Make a plain-text extract (paragraphs, [12] numbers) an article; print what was found."

    def read(self, text: str) -> str:
        extract = read_extract(text)
        for line in report_lines(extract.report):
            self.stdout.write(line)
        return extract.wikitext


def report_lines(report: Report) -> list[str]:
    """Say what an extract holds, a line for each kind of thing."""
    flags = ", ".join(f"{count} {kind}" for kind, count in sorted(report.flags.items()))
    return [
        f"Citation numbers: {report.declared:,} declared, {len(report.used):,} used, "
        f"{len(report.reserved):,} reserved{listed(ranges(report.reserved))}",
        f"Citation uses: {report.use_count:,}",
        f"Note markers: {len(report.notes)}{listed(report.notes)}",
        f"Unattached texts: {len(report.unattached_texts)}",
        f"Flags: {flags or 'none'}",
        f"Banners: {len(report.banners)}{listed(report.banners)}",
        f"Names: {len(report.names)}{listed(name.name for name in report.names)}",
        f"Languages of names: {', '.join(report.languages) or 'none'}",
        f"Brackets kept as prose: {len(report.brackets)}{listed(report.brackets)}",
        f"Pictures left out: {report.pictures}",
    ]


def ranges(numbers: Iterable[int]) -> list[str]:
    """Return ascending numbers with runs drawn together: "3", "5-17", "25"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def listed(items: Iterable[str]) -> str:
    words = ", ".join(items)
    return f" ({words})" if words else ""
