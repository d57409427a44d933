"""Names of languages by their codes, and which of them run from right to left."""

from __future__ import annotations

_NAMES = """
aa Afar; ab Abkhazian; ae Avestan; af Afrikaans; ak Akan; am Amharic; an Aragonese; ar Arabic; as Assamese;
av Avaric; ay Aymara; az Azerbaijani; ba Bashkir; be Belarusian; bg Bulgarian; bh Bihari; bi Bislama; bm
Bambara; bn Bengali; bo Tibetan; br Breton; bs Bosnian; ca Catalan; ce Chechen; ch Chamorro; co Corsican; cr
Cree; cs Czech; cu Church Slavonic; cv Chuvash; cy Welsh; da Danish; de German; dv Maldivian; dz Dzongkha;
ee Ewe; el Greek; en English; eo Esperanto; es Spanish; et Estonian; eu Basque; fa Persian; ff Fula; fi
Finnish; fj Fijian; fo Faroese; fr French; fy West Frisian; ga Irish; gd Scottish Gaelic; gl Galician; gn
Guarani; gu Gujarati; gv Manx; ha Hausa; he Hebrew; hi Hindi; ho Hiri Motu; hr Croatian; ht Haitian Creole;
hu Hungarian; hy Armenian; hz Herero; ia Interlingua; id Indonesian; ie Interlingue; ig Igbo; ii Nuosu; ik
Inupiaq; io Ido; is Icelandic; it Italian; iu Inuktitut; ja Japanese; jv Javanese; ka Georgian; kg Kongo; ki
Kikuyu; kj Kuanyama; kk Kazakh; kl Greenlandic; km Khmer; kn Kannada; ko Korean; kr Kanuri; ks Kashmiri; ku
Kurdish; kv Komi; kw Cornish; ky Kyrgyz; la Latin; lb Luxembourgish; lg Luganda; li Limburgish; ln Lingala;
lo Lao; lt Lithuanian; lu Luba-Katanga; lv Latvian; mg Malagasy; mh Marshallese; mi Māori; mk Macedonian; ml
Malayalam; mn Mongolian; mr Marathi; ms Malay; mt Maltese; my Burmese; na Nauruan; nb Norwegian Bokmål; nd
Northern Ndebele; ne Nepali; ng Ndonga; nl Dutch; nn Norwegian Nynorsk; no Norwegian; nr Southern Ndebele;
nv Navajo; ny Chewa; oc Occitan; oj Ojibwe; om Oromo; or Odia; os Ossetian; pa Punjabi; pi Pali; pl Polish;
ps Pashto; pt Portuguese; qu Quechua; rm Romansh; rn Kirundi; ro Romanian; ru Russian; rw Kinyarwanda; sa
Sanskrit; sc Sardinian; sd Sindhi; se Northern Sámi; sg Sango; sh Serbo-Croatian; si Sinhala; sk Slovak; sl
Slovene; sm Samoan; sn Shona; so Somali; sq Albanian; sr Serbian; ss Swazi; st Sotho; su Sundanese; sv
Swedish; sw Swahili; ta Tamil; te Telugu; tg Tajik; th Thai; ti Tigrinya; tk Turkmen; tl Tagalog; tn Tswana;
to Tongan; tr Turkish; ts Tsonga; tt Tatar; tw Twi; ty Tahitian; ug Uyghur; uk Ukrainian; ur Urdu; uz Uzbek;
ve Venda; vi Vietnamese; vo Volapük; wa Walloon; wo Wolof; xh Xhosa; yi Yiddish; yo Yoruba; za Zhuang; zh
Chinese; zu Zulu; aii Assyrian Neo-Aramaic; akk Akkadian; als Alemannic German; ang Old English; arc
Aramaic; arz Egyptian Arabic; ast Asturian; azb South Azerbaijani; bar Bavarian; bcl Bikol; ber Berber; bpy
Bishnupriya; ceb Cebuano; ckb Central Kurdish; cop Coptic; crh Crimean Tatar; csb Kashubian; dsb Lower
Sorbian; dum Middle Dutch; egy Egyptian; enm Middle English; fil Filipino; frm Middle French; fro Old
French; frr North Frisian; fur Friulian; gag Gagauz; gmh Middle High German; goh Old High German; got
Gothic; grc Ancient Greek; gsw Swiss German; haw Hawaiian; hak Hakka Chinese; hsb Upper Sorbian; hyw Western
Armenian; ilo Ilocano; inh Ingush; kab Kabyle; kbd Kabardian; krc Karachay-Balkar; kmr Northern Kurdish; ksh
Ripuarian; kum Kumyk; lad Judaeo-Spanish; lez Lezgian; lij Ligurian; lmo Lombard; lzz Laz; mhr Meadow Mari;
mdf Moksha; min Minangkabau; mul multiple languages; myv Erzya; mzn Mazanderani; nah Nahuatl; nap
Neapolitan; nds Low German; non Old Norse; nci Classical Nahuatl; orv Old East Slavic; ota Ottoman Turkish;
pal Middle Persian; pcd Picard; peo Old Persian; phn Phoenician; pms Piedmontese; pnb Western Punjabi; prs
Dari; rmy Vlax Romani; rom Romani; rue Rusyn; sah Yakut; scn Sicilian; sco Scots; sgs Samogitian; sux
Sumerian; syc Classical Syriac; syr Syriac; szl Silesian; tab Tabasaran; tly Talysh; tyv Tuvan; udi Udi; udm
Udmurt; uga Ugaritic; und undetermined; vec Venetian; vep Veps; vls West Flemish; war Waray; wuu Wu Chinese;
xcl Classical Armenian; xmf Mingrelian; yue Cantonese; zea Zeelandic; zza Zaza; cmn Mandarin Chinese; nan
Min Nan Chinese; lzh Classical Chinese; chr Cherokee; hil Hiligaynon; mnc Manchu; sat Santali; tet Tetum;
tpi Tok Pisin; pdc Pennsylvania German; ale Aleut; esu Yup'ik; nrm Norman; jam Jamaican Patois; pap
Papiamento; dng Dungan; kaa Karakalpak; nog Nogai; alt Altai; kjh Khakas; ave Avestan; xpr Parthian; sog
Sogdian; pgd Gandhari; pra Prakrit; mni Meitei; bho Bhojpuri; mai Maithili
"""
_VARIANTS = {
    "en-us": "American English",
    "en-gb": "British English",
    "en-au": "Australian English",
    "en-ca": "Canadian English",
    "pt-br": "Brazilian Portuguese",
    "pt-pt": "European Portuguese",
    "fr-ca": "Canadian French",
    "de-at": "Austrian German",
    "de-ch": "Swiss High German",
    "es-419": "Latin American Spanish",
    "es-mx": "Mexican Spanish",
    "zh-cn": "Chinese (China)",
    "zh-tw": "Chinese (Taiwan)",
    "zh-hk": "Chinese (Hong Kong)",
    "zh-hans": "Simplified Chinese",
    "zh-hant": "Traditional Chinese",
    "sr-cyrl": "Serbian (Cyrillic script)",
    "sr-latn": "Serbian (Latin script)",
    "fa-af": "Dari",
    "nl-be": "Flemish",
    "ca-valencia": "Valencian",
}
_RIGHT_TO_LEFT = frozenset(
    [
        "aii",
        "ar",
        "arc",
        "arz",
        "azb",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "lad",
        "mzn",
        "nqo",
        "ota",
        "pal",
        "phn",
        "pnb",
        "prs",
        "ps",
        "sd",
        "syc",
        "syr",
        "ug",
        "uga",
        "ur",
        "yi",
        "xpr",
        "sog",
        "acm",
        "ajp",
        "apc",
        "ary",
        "aeb",
        "hbo",
        "jpr",
        "mid",
        "sam",
        "bgn",
        "glk",
        "lrc",
        "luz",
        "khw",
        "skr",
    ]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ["arab", "aran", "hebr", "syrc", "thaa", "nkoo", "armi", "phli", "phnx", "sogd", "prti", "samr", "mand"]
)

NAMES: dict[str, str] = {
    code: name
    for code, _, name in (entry.strip().partition(" ") for entry in " ".join(_NAMES.split()).split(";"))
} | _VARIANTS
_CODES = {name.casefold(): code for code, name in reversed(NAMES.items())} | {
    "azeri": "az",
    "farsi": "fa",
    "flemish": "nl",
    "castilian": "es",
    "norwegian bokmal": "nb",
    "slovenian": "sl",
    "mandarin": "zh",
    "uighur": "ug",
    "kirghiz": "ky",
    "eastern armenian": "hy",
    "bokmål": "nb",
    "modern greek": "el",
    "gaelic": "gd",
}


def language_name(code: str) -> str:
    """Return the English name of a language by its code (`hy`, `pt-BR`, `az-Latn`), "" where unknown."""
    code = code.strip().lower().replace("_", "-")
    return NAMES.get(code) or NAMES.get(code.partition("-")[0], "") if code else ""


def language_code(name: str) -> str:
    """Return the code of a language given by its English name or by its code, "" where unknown."""
    folded = name.strip().casefold()
    if folded in _CODES:
        return _CODES[folded]
    return folded if language_name(folded) and " " not in folded else ""


def direction(code: str) -> str:
    """Return "rtl" or "ltr" for a language code; a script in it, as in `az-Arab`, decides."""
    base, *subtags = code.strip().lower().split("-")
    for subtag in subtags:
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if base in _RIGHT_TO_LEFT else "ltr"
