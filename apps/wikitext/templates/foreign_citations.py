"""Citations of other Wikipedias, which keep their own parameter names: read as the cite family."""

from __future__ import annotations

from apps.wikitext.cs1 import KINDS, find_kind, format_citation
from apps.wikitext.templates.notes import citation_anchor
from apps.wikitext.templates.registry import Call, template

_FIGURES = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_SPANISH = {
    "título": "title", "titulo": "title", "obra": "work", "fechaacceso": "access-date", "fecha": "date",
    "autor": "author", "idioma": "language", "editorial": "publisher", "apellidos": "last",
    "apellido": "last", "nombre": "first", "año": "year", "página": "page", "páginas": "pages",
    "ubicación": "location", "lugar": "location", "enlaceautor": "author-link", "urlarchivo": "archive-url",
    "fechaarchivo": "archive-date", "cita": "quote", "edición": "edition", "volumen": "volume",
    "número": "issue", "publicación": "work", "periódico": "work", "revista": "work", "capítulo": "chapter",
    "serie": "series", "editor": "publisher", "sitioweb": "work", "formato": "format", "apellidos1": "last1",
    "nombre1": "first1", "apellidos2": "last2", "nombre2": "first2", "fecha-acceso": "access-date",
    "enlace-autor": "author-link",
}  # fmt: skip
_PERSIAN = {
    "نشانی": "url", "عنوان": "title", "ناشر": "publisher", "تاریخ بازدید": "access-date",
    "تاریخ بازبینی": "access-date", "تاریخ": "date", "نویسنده": "author", "نام خانوادگی": "last",
    "نام": "first", "کوشش": "work", "زبان": "language", "پیوند بایگانی": "archive-url",
    "تاریخ بایگانی": "archive-date", "نقل قول": "quote", "سال": "year", "صفحه": "page", "صفحات": "pages",
    "مکان": "location", "شاپا": "issn", "شابک": "isbn", "اثر": "work", "ژورنال": "work", "جلد": "volume",
    "شماره": "issue", "بازبینی": "access-date", "مجله": "work", "چاپ": "edition",
    "پیوند نویسنده": "author-link",
}  # fmt: skip
_RUSSIAN = {
    "заглавие": "title", "год": "year", "место": "location", "издательство": "publisher", "страницы": "pages",
    "автор": "author", "издание": "edition", "ответственный": "others", "ссылка": "url", "язык": "language",
    "том": "volume", "серия": "series", "номер": "issue", "дата": "date", "часть": "chapter",
    "оригинал": "trans-title", "выпуск": "issue", "архив": "archive-url", "архив дата": "archive-date",
    "archiveurl": "archive-url", "title": "title",
}  # fmt: skip
_GERMAN = {
    "titel": "title", "autor": "author", "hrsg": "publisher", "datum": "date", "zugriff": "access-date",
    "abruf": "access-date", "sprache": "language", "werk": "work", "seiten": "pages", "verlag": "publisher",
    "ort": "location", "jahr": "year", "sammelwerk": "work", "auflage": "edition", "band": "volume",
    "nummer": "issue", "archiv-url": "archive-url", "zitat": "quote", "archiv-datum": "archive-date",
    "titelerg": "title-note", "reihe": "series", "kapitel": "chapter", "isbn": "isbn",
}  # fmt: skip
_ARMENIAN = {
    "վերնագիր": "title", "հեղինակ": "author", "ամսաթիվ": "date", "հրատարակիչ": "publisher",
    "լեզու": "language", "հղում": "url", "տարի": "year", "էջ": "page", "էջեր": "pages",
}  # fmt: skip
_ARABIC = {
    "مسار": "url", "عنوان": "title", "ناشر": "publisher", "تاريخ الوصول": "access-date", "تاريخ": "date",
    "مؤلف": "author", "لغة": "language", "موقع": "work", "مسار أرشيف": "archive-url",
    "تاريخ أرشيف": "archive-date", "سنة": "year", "الأخير": "last", "الأول": "first", "صفحة": "page",
    "صفحات": "pages", "صحيفة": "work",
}  # fmt: skip
# Template: the member of the family it is, and the names of its language.
_TEMPLATES: dict[str, tuple[str, dict[str, str]]] = {
    "Cita web": ("cite web", _SPANISH),
    "Cita libro": ("cite book", _SPANISH),
    "Cita noticia": ("cite news", _SPANISH),
    "Cita publicación": ("cite journal", _SPANISH),
    "Obra citada": ("cite book", _SPANISH),
    "یادکرد وب": ("cite web", _PERSIAN),
    "یادکرد خبر": ("cite news", _PERSIAN),
    "یادکرد کتاب": ("cite book", _PERSIAN),
    "یادکرد ژورنال": ("cite journal", _PERSIAN),
    "یادکرد": ("citation", _PERSIAN),
    "Книга": ("cite book", _RUSSIAN),
    "Статья": ("cite journal", _RUSSIAN),
    "Публикация": ("citation", _RUSSIAN),
    "Cite web ru": ("cite web", _RUSSIAN),
    "Internetquelle": ("cite web", _GERMAN),
    "Literatur": ("cite book", _GERMAN),
    "Webarchiv": ("cite web", _GERMAN),
    "استشهاد ويب": ("cite web", _ARABIC),
    "استشهاد بكتاب": ("cite book", _ARABIC),
    "استشهاد بخبر": ("cite news", _ARABIC),
    "استشهاد بدورية محكمة": ("cite journal", _ARABIC),
    "Վեբ հղում": ("cite web", _ARMENIAN),
    "Գիրք": ("cite book", _ARMENIAN),
}


@template(*_TEMPLATES)
def foreign_citation(call: Call) -> str:
    """Return the citation with its parameters under the names of the cite family; dates stay as written."""
    member, names = _TEMPLATES[_canonical(call.name)]
    parameters: dict[str, str] = {}
    for name, value in call.parameters.items():
        folded = name.strip().lower()
        target = names.get(folded, folded)
        if value.strip() and not (name.isdecimal() and name not in names):
            parameters.setdefault(target, value.translate(_FIGURES) if "date" in target else value)
    if names is _RUSSIAN and parameters.get("ref", "none") != "none" and "year" in parameters:
        parameters["ref"] = citation_anchor([parameters["ref"], parameters["year"]])
    kind = find_kind(member) or KINDS["citation"]
    return format_citation(kind, parameters, call.date_style).partition(' <span class="cs1-')[0]


def _canonical(name: str) -> str:
    name = " ".join(name.replace("_", " ").split())
    folded = {each.casefold(): each for each in _TEMPLATES}
    return folded[name.removeprefix("Template:").casefold()]


@template("Κύριο", "Հիմնական", "Základní článek", "Hauptartikel2")
def main_article_elsewhere(call: Call) -> str:
    """Return a pointer to the article a section sums up, as {{main}}."""
    pages = ", ".join(f"[[{value}]]" for value in call.positional() if value and "[" not in value)
    return f'<div class="hatnote" role="note">Main article: {pages}</div>' if pages else ""


_LANGUAGE_LABELS = {
    "ألمانية": ("de", "بالألمانية"), "إنجليزية": ("en", "بالإنجليزية"), "فرنسية": ("fr", "بالفرنسية"),
    "آلمانی": ("de", "به آلمانی"), "انگلیسی": ("en", "به انگلیسی"), "انگلیسی۲": ("en", "به انگلیسی"),
    "روسية": ("ru", "بالروسية"), "تركية": ("tr", "بالتركية"), "لاتينية": ("la", "باللاتينية"),
    "إسبانية": ("es", "بالإسبانية"), "إيطالية": ("it", "بالإيطالية"), "أرمنية": ("hy", "بالأرمنية"),
}  # fmt: skip


@template(*_LANGUAGE_LABELS)
def word_of_a_language(call: Call) -> str:
    """Return a word in brackets with the name of its language in the page's own: (بالألمانية: Spree)."""
    code, label = _LANGUAGE_LABELS[" ".join(call.name.replace("_", " ").split())]
    return f'({label}: <span lang="{code}" dir="ltr">{call.get("1")}</span>)'
