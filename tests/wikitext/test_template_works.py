from apps.wikitext import to_html
from tests.wikitext.drawing import draw, read


def test_a_work_known_by_name_is_cited_with_what_is_given():
    entry = "A. Hühn. “Ani”. <i>Neue Deutsche Biographie</i>. vol.&nbsp;23. p.&nbsp;471–473."
    assert entry in draw("NDB", "23", "471", "473", "Ani", "A. Hühn")
    assert "p.&nbsp;397" in draw("ՀՍՀ", հատոր="2", էջ="397")
    assert "p.&nbsp;573" in draw("MSW3 Carnivora", id="14000689", page="573")


def test_an_entry_of_the_red_list_names_who_judged_it():
    entry = draw("IUCN2008", assessors="A.; B.", year="2008", id="18372", title="Lynx")
    assert "A.; B. (2008). [https://www.iucnredlist.org/species/18372 <i>Lynx</i>]" in entry


def test_short_citations_lead_to_a_citation_in_any_words():
    page = to_html("{{harvnb|Ani|2008}} {{wikicite|reference=Ani's book|ref={{harvid|Ani|2008}}}}")
    assert 'href="#CITEREFAni2008"' in page
    assert 'id="CITEREFAni2008"' in page


def test_a_document_of_the_united_nations_has_body_and_number():
    drawn = draw("UN document", docid="S-RES-1386(2001)", body="Security Council", type="Resolution",
                 resolution_number="1386", date="2001")  # fmt: skip
    assert (
        "[https://undocs.org/S-RES-1386(2001) United Nations Security Council Resolution 1386] (2001)"
        in drawn
    )


def test_a_rule_of_the_patent_treaties_is_named():
    assert draw("EPC 1973 Rule", "33") == "Rule&nbsp;33&nbsp;EPC&nbsp;1973"
    assert draw("PCT Rule", "8") == "Rule&nbsp;8&nbsp;PCT"


def test_a_country_named_in_another_language_is_linked():
    assert draw("Österreich") == "[[Österreich]]"
    assert draw("DEU-1935") == "[[Germany]]"
    assert draw("BIR-1948") == "BIR"


def test_a_place_of_a_guide_to_see_is_no_hatnote():
    assert draw("See", name="Palace", hours="9-17") == "'''Palace''', 9-17."
    assert "See also: [[Palace]]" in draw("See", "Palace")


def test_hatnotes_of_other_wikipedias_are_hatnotes():
    assert read("{{Details3|Strike|the strike}}") == "For more details on the strike, see Strike."
    assert "Not to be confused with [[Great Lori]], its gorge." in draw(
        "About-distinguish2", "the town", "[[Great Lori]], its gorge"
    )
    assert draw("Otros usos", "Lori") == draw("Other uses", "Lori")


def test_an_entry_of_an_encyclopedia_names_its_author():
    assert draw("SEP", "wisdom", "Wisdom", "A. Ryan").endswith(
        "Wisdom] by A. Ryan at Stanford Encyclopedia of Philosophy"
    )


def test_arabic_templates_are_read_as_their_english_kin():
    assert draw("لغة-أل", "Berlin") == draw("lang-de", "Berlin")
    assert "For other uses, see [[B]]." in draw("وضح", **{"3": "B"})
