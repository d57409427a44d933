"""What rendering costs in a process of its own: `python -m tests.benchmarks.engine WHAT FILE` prints the figure.

CPU milliseconds, or mebibytes of memory. The process has rendered another article before, but nothing of this one.
"""

import random
import re
import sys
import time
from pathlib import Path

from apps.wikitext import group_units, read_context, render_fragment, split_sections, to_html

from .material import made_article, paragraph


def article(text):
    return cpu_ms(to_html, text, "Full")


def largest_section(text):
    return cpu_ms(render_fragment, largest_unit(text), read_context(text, "Full"))


def largest_section_again(text):
    unit, context = largest_unit(text), read_context(text, "Full")
    render_fragment(unit, context)
    return cpu_ms(render_fragment, f"{unit.rstrip()} {paragraph(random.Random(3), 1)}\n", context)


def memory(text):
    before = resident_kib("VmRSS")
    to_html(text, "Full")
    return (resident_kib("VmHWM") - before) / 1024


def resident_kib(field):
    """Return the resident size, now or at its largest; what `getrusage` tells would begin with the parent's."""
    return int(re.search(rf"{field}:\s+(\d+)", Path("/proc/self/status").read_text())[1])


def largest_unit(text):
    pieces = [piece.text for piece in split_sections(text)]
    return max(("".join(pieces[unit.start : unit.stop]) for unit in group_units(pieces)), key=len)


def cpu_ms(render, *values):
    began = time.process_time()
    render(*values)
    return (time.process_time() - began) * 1000


FIGURES = {
    function.__name__: function for function in (article, largest_section, largest_section_again, memory)
}

if __name__ == "__main__":
    what, path = sys.argv[1:]
    if what != "memory":
        to_html(made_article(3), "Other")
    print(FIGURES[what](Path(path).read_text()))
