"""The articles that are measured: the real one and four times it, or made ones of their size."""

import random
import subprocess
import sys
from pathlib import Path

WORDS = """
    the of and to in a report said that forces were by on from with at army district region road village
    according ministry later after before during statement agreement operation river bridge observers
    figures published confirmed denied both sides several hundred thousand people returned month
""".split()


def find_texts(shared: Path, folder: Path) -> tuple[dict[str, str], str]:
    """Return ({title: wikitext}, what they are). Writes into folder."""
    tool, seed = shared / "tools/bench/gen_article.py", shared / "data/seed/article-extract.txt"
    if not tool.exists():
        return {"Full": made_article(57), "Four times": made_article(4 * 57)}, "made in code"
    subprocess.run(
        [sys.executable, tool, "--seed", seed, "--out", folder, "--scales", "4"], check=True, stdout=-3
    )
    full = (shared / "data/article/full.wikitext").read_text()
    return {"Full": full, "Four times": (folder / "x4.wikitext").read_text()}, "the real article"


def made_article(sections: int) -> str:
    """Return about ten KB a section; the same each time, and a longer article begins like a shorter one."""
    rng = random.Random(7)
    parts = [paragraph(rng, 4) + "\n\n"]
    for number in range(1, sections + 1):
        body = "\n\n".join(paragraph(rng, 4) for _ in range(2 if number % 9 == 3 else 5))
        parts.append(f"== Section {number} ==\n{body}\n\n")
    return "".join(parts) + "== References ==\n{{reflist}}\n"


def paragraph(rng: random.Random, sentences: int) -> str:
    return " ".join(sentence(rng) for _ in range(sentences))


def sentence(rng: random.Random) -> str:
    words = " ".join(rng.choices(WORDS, k=rng.randint(16, 30))).capitalize()
    number = rng.randrange(10**6)
    title = " ".join(rng.choices(WORDS, k=8)).capitalize()
    source = (
        f"{{{{cite news |url=https://news.example.org/{number} |title={title} |work=Example News "
        f"|date={rng.randint(1, 28)} October 2020 |access-date={rng.randint(1, 28)} November 2020 "
        f"|archive-url=https://archive.example.org/20201101/{number} |archive-date=1 November 2020}}}}"
    )
    return f"{words}.<ref>{source}</ref>"
