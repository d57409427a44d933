"""Numbers and formulas: sorting, fractions, ordinals, money, chemistry."""

from __future__ import annotations

import re

from apps.wikitext.escaping import attribute, plain, wiki_link
from apps.wikitext.templates.registry import Call, template

_NUMBER = re.compile(r"[-−+]?[\d,]*\.?\d+(?:e[-+]?\d+)?", re.IGNORECASE)
_ELEMENTS = """
hydrogen H 1; helium He 2; lithium Li 3; beryllium Be 4; boron B 5; carbon C 6; nitrogen N 7; oxygen
O 8; fluorine F 9; neon Ne 10; sodium Na 11; magnesium Mg 12; aluminium Al 13; silicon Si 14;
phosphorus P 15; sulfur S 16; chlorine Cl 17; argon Ar 18; potassium K 19; calcium Ca 20; scandium
Sc 21; titanium Ti 22; vanadium V 23; chromium Cr 24; manganese Mn 25; iron Fe 26; cobalt Co 27;
nickel Ni 28; copper Cu 29; zinc Zn 30; gallium Ga 31; germanium Ge 32; arsenic As 33; selenium Se
34; bromine Br 35; krypton Kr 36; rubidium Rb 37; strontium Sr 38; yttrium Y 39; zirconium Zr 40;
niobium Nb 41; molybdenum Mo 42; technetium Tc 43; ruthenium Ru 44; rhodium Rh 45; palladium Pd 46;
silver Ag 47; cadmium Cd 48; indium In 49; tin Sn 50; antimony Sb 51; tellurium Te 52; iodine I 53;
xenon Xe 54; caesium Cs 55; barium Ba 56; lanthanum La 57; cerium Ce 58; tungsten W 74; platinum Pt
78; gold Au 79; mercury Hg 80; thallium Tl 81; lead Pb 82; bismuth Bi 83; polonium Po 84; astatine
At 85; radon Rn 86; francium Fr 87; radium Ra 88; actinium Ac 89; thorium Th 90; protactinium Pa 91;
uranium U 92; neptunium Np 93; plutonium Pu 94; americium Am 95
"""
_SYMBOLS = {
    name: (symbol, number)
    for name, symbol, number in (entry.split() for entry in " ".join(_ELEMENTS.split()).split(";"))
}
_CURRENCIES = {
    "usd": "US$", "us$": "US$", "$": "$", "gbp": "£", "gbp sign": "£", "£": "£", "eur": "€",
    "€": "€", "euro": "€", "jpy": "¥", "¥": "¥", "cny": "CN¥", "rmb": "RMB", "inr": "₹",
    "indian rupee": "₹", "rub": "₽", "amd": "֏", "azn": "₼", "try": "₺", "a$": "A$", "aud": "A$",
    "c$": "C$", "cad": "C$", "pound sterling": "£", "chf": "CHF ", "sek": "SEK ",
    "us dollar": "US$", "krw": "₩", "brl": "R$", "nz$": "NZ$", "nzd": "NZ$", "hk$": "HK$",
    "php": "₱", "ils": "₪", "uah": "₴", "gel": "₾", "indian rupees": "₹", "irr": "IRR ",
    "pkr": "PKR ", "₽": "₽", "russian ruble": "₽",
}  # fmt: skip
_LARGE = {"m": " million", "b": " billion", "t": " trillion", "c": " crore", "l": " lakh", "k": " thousand"}


@template("Sort", "Sort name", "Sorted", "Sortkey", "Hidden sort key", "Sort key", "Hs-sort")
def sort(call: Call) -> str:
    """Return words that a table sorts by another key: {{sort|key|words}}."""
    key, shown = call.get("1"), call.get("2")
    shown = shown or ("" if "2" in call.parameters else key)
    return f'<span data-sort-value="{attribute(key)}">{shown}</span>' if key else shown


@template("Nts", "Number table sorting", "Ntsh", "Nts2", "Number table sort", "Ntsc", "Sort number")
def sortable_number(call: Call) -> str:
    """Return a number that a table sorts by its value; {{ntsh}} gives the key alone."""
    text = call.get("1").replace("−", "-")
    prefix, suffix = call.get("prefix"), call.get("suffix")
    key = text.replace(",", "")
    if not _NUMBER.fullmatch(text):
        return prefix + text + suffix
    shown = "" if call.name.strip().lower() == "ntsh" else prefix + group_digits(text) + suffix
    return f'<span data-sort-value="{attribute(key)}">{shown}</span>'


@template("Sortname", "Sort-name", "Sort by name", "SortName", "Sort person")
def sort_name(call: Call) -> str:
    """Return a person's linked name that a table sorts by the last name."""
    first, last = call.get("1"), call.get("2")
    name = f"{first} {last}".strip()
    key = call.get("4") or f"{last}, {first}".strip(", ")
    is_linked = not call.get("nolink")
    shown = wiki_link(call.get("3") or name, name) if is_linked else name
    return f'<span data-sort-value="{attribute(key)}">{shown}</span>'


@template("Sortdate", "Sort title", "Sort-title", "St", "Sort Title")
def sort_title(call: Call) -> str:
    """Return a title that a table sorts without its article."""
    title = call.get("1")
    key = re.sub(r"^(?:the|a|an) ", "", plain(title), flags=re.IGNORECASE)
    shown = title if call.get("nolink") else wiki_link(call.get("2") or title, title)
    return f'<span data-sort-value="{attribute(key)}"><i>{shown}</i></span>'


def group_digits(text: str) -> str:
    """Return a number with its thousands divided by commas; what is no plain number stays."""
    whole, dot, decimals = text.replace(",", "").partition(".")
    sign, digits = (whole[:1], whole[1:]) if whole[:1] in "-+−" else ("", whole)
    if not digits.isdecimal():
        return text
    return f"{sign.replace('-', '−')}{int(digits):,}{dot}{decimals}"


@template(
    "Formatnum", "Num", "Number", "Formatted number", "Fnum", "Gaps", "Val", "Gapnum2", "Comma", "Число",
    "Nombre",
)  # fmt: skip
def value(call: Call) -> str:
    """Return a number with its uncertainty, power of ten and unit: {{val|1.5|0.1|e=3|u=m}}."""
    numbers = call.positional()
    if call.name.strip().lower() == "gaps":
        return "&nbsp;".join(numbers)
    shown = group_digits(numbers[0]) if numbers else ""
    if len(numbers) > 1 and numbers[1]:
        error = numbers[1]
        shown += error if error.startswith("(") else f"±{error}"
    if power := call.get("e"):
        shown += f"×10<sup>{power.replace('-', '−')}</sup>"
    unit = call.get("u", "ul", "up", "upl")
    tail = f"&nbsp;{unit}" if unit and unit not in "%°" else unit
    return f'<span class="nowrap">{call.get("p")}{shown}{tail}{call.get("s")}</span>'


@template("Frac", "Fraction", "Sfrac", "Frac2", "Num frac", "Half", "Nfrac", "Tfrac", "F", "Stack fraction")
def fraction(call: Call) -> str:
    """Return a fraction: {{frac|3}}, {{frac|1|3}} or {{frac|2|1|3}}."""
    parts = [part for part in call.positional() if part]
    if call.name.strip().lower() == "half":
        parts = [*parts, "1", "2"]
    if len(parts) == 1:
        parts = ["1", parts[0]]
    if len(parts) < 2:
        return ""
    whole = parts[0] if len(parts) > 2 else ""
    gap = '<span class="unseen">+</span>' if whole else ""
    return f'<span class="frac">{whole}{gap}<sup>{parts[-2]}</sup>⁄<sub>{parts[-1]}</sub></span>'


@template("Ordinal", "Ord", "Nth")
def ordinal(call: Call) -> str:
    """Return "3rd" for 3."""
    number = call.get("1")
    digits = number.replace(",", "")
    if not digits.isdecimal():
        return number
    ending = {1: "st", 2: "nd", 3: "rd"}.get(int(digits) % 10, "th")
    return number + ("th" if int(digits) % 100 in (11, 12, 13) else ending)


@template("Ordinal to word", "Number to word", "Numtext", "Numtext2", "Spellnum", "Spell number")
def number_in_words(call: Call) -> str:
    """Return a small number in words."""
    words = "zero one two three four five six seven eight nine ten eleven twelve".split()
    number = call.get("1")
    return words[int(number)] if number.isdecimal() and int(number) < len(words) else number


@template("E", "Esp", "X10^", "10^", "Exp", "Scientific notation")
def power_of_ten(call: Call) -> str:
    """Return "×10" with its power."""
    return f"×10<sup>{call.get('1').replace('-', '−')}</sup>"


@template("±", "Plusminus", "Su2", "+-")
def plus_minus(call: Call) -> str:
    """Return "±" with what follows."""
    return f"±{call.get('1')}"


@template("Percentage", "Percent", "Pct", "%", "Percent and number")
def percentage(call: Call) -> str:
    """Return what part of the second number the first is, in percent."""
    values = call.positional()
    try:
        part, whole = float(values[0].replace(",", "")), float(values[1].replace(",", ""))
        decimals = int(values[2]) if len(values) > 2 and values[2].isdecimal() else 0
        return f"{100 * part / whole:.{min(decimals, 9)}f}%"
    except (ValueError, IndexError, ZeroDivisionError):
        return values[0] if values else ""


@template(*_CURRENCIES, "Currency", "Money", "Currency amount")
def money(call: Call) -> str:
    """Return an amount with the sign of its currency; |long=no and a letter give millions and billions."""
    name = call.name.strip().lower()
    amount = call.get("1", "amount", "value", "last")
    if name in ("currency", "money", "currency amount"):
        name = call.get("2", "type", default="usd").lower()
    for letter, words in _LARGE.items():
        if amount[-1:].lower() == letter and _NUMBER.fullmatch(amount[:-1]):
            amount = amount[:-1] + words
    return (
        f"{_CURRENCIES.get(name, name.upper() + ' ')}{group_digits(amount)}"
        if amount
        else _CURRENCIES.get(name, "$").strip()
    )


@template(
    "Inflation", "Inflation-fn", "Inflation-year", "Inflation/fn", "Inflation/year", "Format price",
    "INRConvert", "To USD", "USDConvert", "INRConvert2",
)  # fmt: skip
def inflation(call: Call) -> str:
    """Return the amount as it was: the price index of another year is not known here."""
    name = call.name.strip().lower()
    if name in ("inflation-fn", "inflation/fn", "inflation-year", "inflation/year"):
        return ""
    amount = call.get("2") if name == "inflation" else call.get("1")
    year = call.get("3")
    return f"{group_digits(amount)} ({year} prices)" if name == "inflation" and year else group_digits(amount)


@template("Chem", "Chem2", "Chem/atom", "Ce", "Chemical formula")
def chemical_formula(call: Call) -> str:
    """Return a formula from symbols and numbers in turn: {{chem|H|2|O}}, charges raised."""
    if call.name.strip().lower() in ("chem2", "ce"):
        return _formula_in_one(call.get("1"))
    out = ""
    for part in call.positional():
        if re.fullmatch(r"\d+", part) and out:
            out += f"<sub>{part}</sub>"
        elif re.fullmatch(r"\d*[+−-]", part) and out:
            out += f"<sup>{part.replace('-', '−')}</sup>"
        else:
            out += part
    return f'<span class="nowrap">{out}</span>'


def _formula_in_one(text: str) -> str:
    text = re.sub(r"(?<=[A-Za-z)\]])(\d+)", r"<sub>\1</sub>", text)
    text = re.sub(
        r"\^?(\d{0,3}[+−-])(?=\s|$)", lambda match: f"<sup>{match[1].replace('-', '−')}</sup>", text
    )
    return f'<span class="nowrap">{text.replace("->", "→")}</span>'


@template(
    "SimpleNuclide", "SimpleNuclide2", "Nuclide", "Nuclide2", "Nuclide link", "PhysicsParticle-nuclide",
    "Simple nuclide",
)  # fmt: skip
def nuclide(call: Call) -> str:
    """Return an isotope: its mass number raised before its symbol; {{nuclide}} adds the atomic number."""
    name, mass = call.get("1"), call.get("2")
    symbol, number = _SYMBOLS.get(name.lower(), (name, ""))
    is_full = call.name.strip().lower().startswith("nuclide") and number
    below = f"<sub>{number}</sub>" if is_full else ""
    return f'<span class="nowrap"><sup>{mass}{call.get("3")}</sup>{below}{symbol}</span>'


@template("Height", "Person height", "Player height")
def height(call: Call) -> str:
    """Return a height in metres and in feet and inches."""
    if metres := call.get("m", "meters", "metres", "metre", "meter"):
        return f"{{{{convert|{attribute(metres)}|m|ftin|abbr=on}}}}"
    if centimetres := call.get("cm"):
        return f"{{{{convert|{attribute(centimetres)}|cm|ftin|abbr=on}}}}"
    feet, inches = call.get("ft", "feet", "foot"), call.get("in", "inch", "inches", default="0")
    return f"{{{{convert|{attribute(feet)}|ft|{attribute(inches)}|in|m|abbr=on|2}}}}" if feet else ""


@template("Pop density", "Population density")
def population_density(call: Call) -> str:
    """Return how many live on a square kilometre: {{pop density|people|area|unit|…}}."""
    values = call.positional()
    try:
        density = float(values[0].replace(",", "")) / float(values[1].replace(",", ""))
    except (ValueError, IndexError, ZeroDivisionError):
        return ""
    unit = values[2] if len(values) > 2 else "km2"
    target = values[3] if len(values) > 3 else "sqmi"
    return f"{{{{convert|{density:.4g}|/{attribute(unit)}|/{attribute(target)}}}}}"


@template("Math", "Mathbold", "Nobreak math", "Bigmath", "Big math")
def math_in_words(call: Call) -> str:
    """Return a formula written in wikitext."""
    return f'<span class="texhtml nowrap">{call.get("1")}</span>'


@template("Radic", "Sqrt", "Root")
def root(call: Call) -> str:
    """Return a root."""
    under = f'<span style="text-decoration:overline">{call.get("1")}</span>'
    return f'<span class="nowrap"><sup>{call.get("2")}</sup>√{under}</span>'
