"""Links to other wikis: the prefixes that articles from Wikipedia use."""

from __future__ import annotations

import re
from urllib.parse import quote

_PROJECTS = {
    "b": "https://en.wikibooks.org/wiki/",
    "wikibooks": "https://en.wikibooks.org/wiki/",
    "c": "https://commons.wikimedia.org/wiki/",
    "commons": "https://commons.wikimedia.org/wiki/",
    "d": "https://www.wikidata.org/wiki/",
    "wikidata": "https://www.wikidata.org/wiki/",
    "doi": "https://doi.org/",
    "m": "https://meta.wikimedia.org/wiki/",
    "meta": "https://meta.wikimedia.org/wiki/",
    "mw": "https://www.mediawiki.org/wiki/",
    "n": "https://en.wikinews.org/wiki/",
    "wikinews": "https://en.wikinews.org/wiki/",
    "q": "https://en.wikiquote.org/wiki/",
    "wikiquote": "https://en.wikiquote.org/wiki/",
    "s": "https://en.wikisource.org/wiki/",
    "wikisource": "https://en.wikisource.org/wiki/",
    "species": "https://species.wikimedia.org/wiki/",
    "v": "https://en.wikiversity.org/wiki/",
    "wikiversity": "https://en.wikiversity.org/wiki/",
    "voy": "https://en.wikivoyage.org/wiki/",
    "wikivoyage": "https://en.wikivoyage.org/wiki/",
    "w": "https://en.wikipedia.org/wiki/",
    "wikt": "https://en.wiktionary.org/wiki/",
    "wiktionary": "https://en.wiktionary.org/wiki/",
    "phab": "https://phabricator.wikimedia.org/",
}
_LANGUAGES = """
    ab ace af ak als am an ang ar arc arz as ast av ay az azb ba bar be bg bh bi bjn bm bn bo bpy br bs
    bug bxr ca cdo ce ceb ch chr chy ckb co cr crh cs csb cu cv cy da de diq dsb dv dz ee el eml en eo es
    et eu ext fa ff fi fj fo fr frp frr fur fy ga gag gan gd gl glk gn got gu gv ha hak haw he hi hif hr
    hsb ht hu hy hyw ia id ie ig ik ilo io is it iu ja jbo jv ka kaa kab kbd kg ki kk kl km kn ko koi krc
    ks ksh ku kv kw ky la lad lb lbe lez lg li lij lmo ln lo lt ltg lv mai mdf mg mhr mi min mk ml mn mr
    mrj ms mt mwl my myv mzn na nah nap nds ne new nl nn no nov nrm nso nv ny oc om or os pa pag pam pap
    pcd pdc pfl pi pl pms pnb pnt ps pt qu rm rmy rn ro ru rue rw sa sah sc scn sco sd se sg sh si simple
    sk sl sm sn so sq sr srn ss st stq su sv sw szl ta te tet tg th ti tk tl tn to tpi tr ts tt tum tw ty
    tyv udm ug uk ur uz ve vec vep vi vls vo wa war wo wuu xal xh xmf yi yo za zea zh zu zh-classical
    zh-min-nan zh-yue be-x-old bat-smg cbk-zam fiu-vro map-bms nds-nl roa-rup roa-tara
"""
LANGUAGES = frozenset(_LANGUAGES.split())
_PREFIX = re.compile(r"\s*([A-Za-z][A-Za-z-]*)\s*:")


def find_interwiki(target: str) -> tuple[str, str] | None:
    """Return prefix and address of a link to another wiki, or None where it leads to a page of this one.

    The target holds no signs as numbers behind `%` and no character references any more.
    """
    base, rest, first = "", target, ""
    while match := _PREFIX.match(rest):
        prefix = match[1].lower()
        found = _PROJECTS.get(prefix) or (
            f"https://{prefix}.wikipedia.org/wiki/" if prefix in LANGUAGES else ""
        )
        if not found:
            break
        # `w:de:Title` is the page of the other language on the same project.
        base = re.sub(r"//[a-z-]+\.", f"//{prefix}.", base) if base and prefix in LANGUAGES else found
        first = first or prefix
        rest = rest[match.end() :]
    if not base:
        return None
    page, _, fragment = rest.strip().partition("#")
    address = base + quote(page.strip().replace(" ", "_"), safe="/:@!$*(),;~'")
    return first, address + (
        "#" + quote(fragment.replace(" ", "_"), safe="/:@!$*(),;~'&=?+") if fragment else ""
    )
