import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.wikitext import to_html
from apps.wikitext.escaping import attribute, external_link, label, plain, url, wiki_link
from apps.wikitext.fragments import Context
from apps.wikitext.template_coverage import measure_coverage
from apps.wikitext.templates import Call, find_template, is_covered, known_names
from apps.wikitext.templates.registry import template
from tests.wikitext.drawing import draw

ARTICLES = Path(__file__).parents[2] / "../shared/data/corpus/articles"


@pytest.mark.parametrize(
    "name", ["cite web", "Cite web", "Cite_web", "Template:cite web", " template:Cite  web ", "CITE WEB"]
)
def test_a_name_is_found_however_it_is_written(name):
    assert find_template(name) is find_template("cite web")


def test_an_unknown_name_is_not_found():
    assert find_template("No such template at all") is None
    assert not is_covered("No such template at all")


def test_a_name_is_given_once():
    with pytest.raises(ValueError, match="two templates are called"):
        template("Cite web")(lambda call: "")


def test_a_generic_box_does_not_count_as_known():
    assert find_template("Infobox cheese") is not None
    assert not is_covered("Infobox cheese")
    assert is_covered("Infobox person")


ODD = ('"><b>', "]]", "}}|{{", "\n* x", "0", "-1", "x=y", "[[a|b]]", "99999999999999999999", "²", "")
ODD_NAMED = {"name": '"x"', "title": "[t]", "url": "https://e.org/ \"'<>[]", "date": "2020-13-45", "e": "x"}


def test_every_template_takes_no_parameters_and_odd_ones():
    for name in known_names():
        function = find_template(name)
        for start in range(len(ODD)):
            values = ODD[start:] + ODD[:start]
            parameters = {str(place): value for place, value in enumerate(values, 1)}
            assert isinstance(function(Call(name, parameters)), str), name
        for parameters in ({}, {"1": ""}, ODD_NAMED):
            assert isinstance(function(Call(name, parameters)), str), name


def test_the_first_filled_parameter_counts():
    call = Call("x", {"a": " ", "b": " v ", "c": "w"})
    assert call.get("a", "b", "c") == "v"
    assert call.get("a", default="d") == "d"
    assert Call("x", {"1": "a", "2": "", "3": " c ", "5": "e"}).positional() == ["a", "", "c"]


@given(st.text(alphabet=st.sampled_from("ab\"'<>[]{}|\n&;/:=_ ~#"), max_size=40))
def test_an_attribute_cannot_be_broken_out_of(text):
    assert not re.search(r"[\"'<>\[\]{}|\n]", attribute(text))


@given(st.text(alphabet=st.sampled_from("ab\"'<>[]{}|\n&;/:=_ ~#"), max_size=40))
def test_an_address_cannot_end_its_link(text):
    assert not re.search(r"[\"<>\[\]{}|\s]", url("https://" + text))


@given(st.text(alphabet=st.sampled_from("ab[]| \nhttps:/"), max_size=40))
def test_a_label_cannot_end_its_link(text):
    assert not re.search(r"[\[\]\n]", label(text))


def test_an_address_of_another_kind_is_no_link():
    assert external_link("javascript:alert(1)", "x") == "x"
    assert url("data:text/html,x") == ""


def test_a_link_with_signs_a_title_cannot_have_is_plain_words():
    assert wiki_link("a|b]]") == "a|b]]"
    assert wiki_link("A", "b") == "[[A|b]]"
    assert wiki_link("File:A.jpg") == "[[:File:A.jpg]]"


def test_plain_words_have_no_markup():
    assert plain("''[[A|b]]''<ref>x</ref> [https://e.org c]") == "b c"


def test_hatnotes_point_to_other_articles():
    assert (
        draw("main", "A", "B", l2="bee")
        == '<div class="hatnote" role="note">Main articles: [[A]] and [[B|bee]]</div>'
    )
    assert "For the war of the 1990s, see [[First War]]." in draw(
        "about", "the 2020 war", "the war of the 1990s", "First War"
    )
    assert "This article is about the 2020 war." in draw("about", "the 2020 war")
    assert draw("for", "the town", "Shusha").endswith("For the town, see [[Shusha]].</div>")
    assert "Not to be confused with [[A]] or [[B]]." in draw("distinguish", "A", "B")
    assert "[[War (disambiguation)]]" in draw("other uses", context=Context(title="War"))


def test_notes_become_references_of_their_group():
    assert draw("efn", "text", name="n") == '<ref group="lower-alpha" name="n">text</ref>'
    assert draw("efn", name="n") == '<ref group="lower-alpha" name="n" />'
    assert draw("efn-ua", "text") == '<ref group="upper-alpha">text</ref>'
    assert draw("refn", "text", group="note") == '<ref group="note">text</ref>'
    assert '<references group="lower-alpha" />' in draw("notelist")
    assert "<references />" in draw("reflist", "30em")
    assert "<references>\n<ref name=a>x</ref>\n</references>" in draw("reflist", refs="<ref name=a>x</ref>")
    assert draw("r", "a", "b", p2="3") == (
        '<ref name="a" /><ref name="b" /><sup class="reference-page">:&nbsp;3</sup>'
    )


def test_short_citations_lead_to_the_full_one():
    assert (
        draw("harvnb", "Smith", "Jones", "2010", p="3")
        == "[[#CITEREFSmithJones2010|Smith & Jones 2010]], p.&nbsp;3"
    )
    assert draw("harvtxt", "Smith", "2010") == "[[#CITEREFSmith2010|Smith (2010)]]"
    assert draw("harv", "A", "B", "C", "D", "2010") == "([[#CITEREFABCD2010|A et al. 2010]])"
    assert draw("sfn", "Smith", "2010", pp="3-5").startswith('<ref name="FOOTNOTESmith2010')
    assert draw("sfn", "Smith", "2010", p="3") == draw("sfn", "Smith", "2010", p="3")
    assert draw("harvid", "Smith", "2010") == "CITEREFSmith2010"
    several = "[[#CITEREFSmith2001|2001]], [[#CITEREFSmith2006|2006]]"
    assert draw("harvs", "nb", author="Smith", year="2001", year2="2006") == f"Smith {several}"
    assert draw("harvs", "txt", last="Smith", year="2001", year2="2006") == f"Smith ({several})"
    assert draw("harvs", last="Smith", year="2001", year2="2006") == f"(Smith {several})"
    assert 'id="CITEREFПетров2002"' in draw("книга", автор="Петров", заглавие="А", год="2002", ref="Петров")


def test_a_short_citation_and_its_full_one_share_an_anchor():
    full = draw("cite book", last="de Waal", last2="O'Neil", title="T", year="2003")
    assert f'id="{draw("harvid", "de Waal", "O&#39;Neil", "2003")}"'.replace("'", "&#39;") in full


def test_the_military_infobox_sets_the_parties_side_by_side():
    box = draw("Infobox military conflict", conflict="War", date="2020", combatant1="A", combatant2="B",
               casualties1="* 2,000 killed (ministry)\n* 3,000 killed (observers)", casualties2="C",
               casualties3="100 civilians")  # fmt: skip
    assert (
        box.index("Belligerents") < box.index(">A<") < box.index(">B<") < box.index("Casualties and losses")
    )
    assert '<td colspan="3" style="width:50%" class="infobox-party party-2">C</td>' in box
    assert '<td colspan="6" class="infobox-full-data">100 civilians</td>' in box
    assert "\n* 2,000 killed (ministry)\n* 3,000 killed (observers)\n</td>" in box


def test_a_third_party_has_a_column_of_its_own():
    box = draw("Infobox military conflict", combatant1="A", combatant2="B", combatant3="C", strength3="9")
    assert box.count('<td colspan="2" style="width:33%" class="infobox-party') == 6
    assert 'class="infobox-party party-3">9</td>' in box


def test_known_infoboxes_have_their_labels_in_order():
    box = draw("Infobox person", name="Ani", birth_date="1970", birth_place="Gyumri", occupation="Editor")
    assert (
        '<th scope="row" class="infobox-label">Born</th><td class="infobox-data">1970<br />Gyumri</td>' in box
    )
    assert box.index("Born") < box.index("Occupation")


def test_an_unknown_infobox_shows_its_parameters():
    box = draw("Infobox cheese", name="Lori", country="Armenia", image_size="20", milk_fat="45%")
    assert "Milk fat" in box
    assert "Image size" not in box


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        (("10", "km"), "10 kilometres (6.2 mi)"),
        (("10", "km", "mi", "0"), "10 kilometres (6 mi)"),
        (("1234", "ft"), "1,234 feet (376 m)"),
        (("505,990", "km2", "sqmi"), "505,990 square kilometres (195,360 sq mi)"),
        (("20", "C"), "20 °C (68 °F)"),
        (("-40", "F"), "−40 °F (−40 °C)"),
        (("5", "ft", "10", "in", "cm"), "5 feet 10 inches (178 cm)"),
        (("1.83", "m", "ftin"), "1.83 metres (6 ft 0 in)"),
        (("10", "-", "20", "km", "mi"), "10–20 kilometres (6.2–12 mi)"),
        (("3", "by", "4", "m"), "3 by 4 metres (9.8 by 13 ft)"),
        (("1", "lb"), "1 pound (0.45 kg)"),
        (("100", "acre"), "100 acres (40 ha)"),
        (("1000", "kg"), "1,000 kilograms (2,200 lb)"),
        (("15.5", "in", "cm"), "15.5 inches (39 cm)"),
        (("x", "km"), "x km"),
        (("3", "blorps"), "3 blorps"),
    ],
)
def test_a_measure_is_turned_into_other_units(parameters, expected):
    written = re.sub(r"<[^>]*>", "", draw("convert", *parameters)).replace("&nbsp;", " ")
    assert written == expected


def test_a_measure_is_written_as_asked():
    assert draw("cvt", "10", "km") == "10&nbsp;km (6.2&nbsp;mi)"
    assert draw("convert", "10", "km", adj="on") == "10-kilometre (6.2&nbsp;mi)"
    assert draw("convert", "10", "m", sp="us") == "10 meters (33&nbsp;ft)"
    assert draw("convert", "10", "km", disp="or") == "10 kilometres or 6.2&nbsp;mi"
    assert draw("convert", "10", "km", "mi", sigfig="3") == "10 kilometres (6.21&nbsp;mi)"


def test_words_of_other_languages_carry_language_and_direction():
    assert draw("lang", "hy", "Արցախ") == '<span lang="hy" dir="ltr">Արցախ</span>'
    assert draw("lang", "ar", "حرب") == '<span lang="ar" dir="rtl">حرب</span>'
    assert draw("lang", "fr", "guerre") == '<span lang="fr" dir="ltr"><i>guerre</i></span>'
    assert draw("lang-az", "Qarabağ").startswith("Azerbaijani: ")
    assert draw("langx", "fa", "جنگ", "jang", lit="war") == (
        'Persian: <span lang="fa" dir="rtl">جنگ</span>, romanized:&nbsp;<i lang="fa-Latn">jang</i>, '
        "<small>lit.</small>&nbsp;‘war’"
    )
    assert draw("lang", 'x" onclick="', "y") == "y"
    assert draw("de icon") == '<span class="in-lang">(in German)</span>'


@pytest.mark.parametrize("code", ["he", "ur", "fa", "ar", "yi", "az-Arab", "ckb"])
def test_scripts_from_the_right_are_known(code):
    assert 'dir="rtl"' in draw("lang", code, "x")


@pytest.mark.parametrize("code", ["hy", "az", "ru", "tr", "ka", "az-Latn", "el"])
def test_scripts_from_the_left_are_known(code):
    assert 'dir="ltr"' in draw("lang", code, "x")


def test_dates_and_ages_follow_the_page():
    assert draw("start date", "2020", "9", "27") == "September 27, 2020"
    assert draw("start date", "2020", "9", "27", context=Context(date_style="dmy")) == "27 September 2020"
    assert (
        draw("death date and age", "2020", "9", "27", "1950", "10", "1", df="y")
        == "27 September 2020 (aged&nbsp;69)"
    )
    assert draw("age in days", "2020", "9", "27", "2020", "11", "10") == "44&nbsp;days"
    assert draw("age in days", "not a date") == ""
    assert draw("as of", "2020", "9") == "As of&nbsp;September 2020"
    assert 'data-sort-value="02020-09-27"' in draw("dts", "2020-09-27")


def test_flags_are_names_and_no_pictures():
    assert draw("flag", "ARM") == "[[Armenia]]"
    assert draw("flagu", "AZE") == "Azerbaijan"
    assert draw("flagicon", "Turkey") == '<span class="flag-name" title="Turkey">TUR</span>'
    assert draw("AZE") == "[[Azerbaijan]]"
    assert "File:" not in draw("flagicon", "Armenia") + draw("flagicon image", "Flag of Armenia.svg")


def test_a_navigation_box_is_folded():
    box = draw("navbox", title="Wars", group1="1990s", list1="* [[First War]]")
    assert box.startswith('<details class="navbox"><summary>Wars</summary>')
    assert "[[First War]]" in box


def test_settings_of_a_page_show_nothing():
    for name in ("Short description", "Use dmy dates", "pp-move", "Use Zimbabwean English"):
        assert draw(name, "x", date="May 2020") == ""


def test_an_archived_page_names_its_day():
    address = "https://web.archive.org/web/20201204221006/https://e.org"
    drawn = draw("webarchive", url=address, date="2020-12-04")
    assert drawn == f"[{address} Archived] December 4, 2020 at the Wayback Machine"


@pytest.mark.skipif(not ARTICLES.exists(), reason="the real articles are not on this machine")
def test_most_uses_in_real_articles_are_known():
    paths = sorted(ARTICLES.glob("*.wikitext"))
    coverage = measure_coverage(path.read_text(encoding="utf-8") for path in paths)
    assert coverage.count > 14_000
    assert coverage.share >= 0.97


def test_an_age_until_today_is_reckoned_on_the_day_of_drawing():
    drawn = to_html("{{age in days|2020|9|27}} {{age|2020|9|27}}")
    days, years = re.findall(r"(\d+)&nbsp;days (\d+)", drawn)[0]
    today = datetime.datetime.now(datetime.UTC).date()
    assert int(days) - (today - datetime.date(2020, 9, 27)).days in (-1, 0)
    assert int(years) == today.year - 2020 - ((today.month, today.day) < (9, 27))


def test_a_span_of_time_is_told_in_the_units_of_the_name():
    span = {"year1": "2020", "month1": "9", "day1": "27", "year2": "2020", "month2": "11", "day2": "10"}
    assert draw("Age in years, months, weeks and days", **span) == "1&nbsp;month and 2&nbsp;weeks"
    assert draw("Age in months and days", **span) == "1&nbsp;month and 14&nbsp;days"
    assert draw("Age in years and days", **span) == "44&nbsp;days"
    assert draw("Age in years, months and days", "1988", "2", "20", "1994", "5", "12") == (
        "6&nbsp;years, 2&nbsp;months and 22&nbsp;days"
    )


def test_a_plain_infobox_names_its_own_labels():
    box = draw(
        "Infobox", title="Gorge", header1="Place", label2="Country", data2="Armenia", data3="Seen from above"
    )
    assert ">Place</th>" in box
    assert '<th scope="row" class="infobox-label">Country</th><td class="infobox-data">Armenia</td>' in box
    assert '<td colspan="2" class="infobox-full-data">Seen from above</td>' in box


def test_a_hatnote_names_the_section_it_points_to():
    assert "[[War#Causes|War § Causes]]" in draw("main", "War#Causes")


def test_a_marriage_tells_its_years():
    assert draw("marriage", "Ani", "1990", "2001", reason="divorced") == (
        "Ani <small>(m.&nbsp;1990; div.&nbsp;2001)</small>"
    )


def test_a_chart_becomes_a_table_of_its_figures():
    assert '<th scope="row">North</th><td>40%</td>' in draw(
        "pie chart", label1="North", value1="40", value2="60"
    )


def test_a_knock_out_is_told_round_by_round():
    table = find_template("4TeamBracket")(
        Call("4TeamBracket", {"RD1": "Semi-finals", "RD1-team1": "A", "RD1-score1": "2", "RD1-team2": "B",
                              "RD1-score2": "1", "RD2-team01": "A", "RD2-team02": "C"})
    )  # fmt: skip
    assert "Semi-finals" in table
    assert "<tr><td>A</td><td>2</td><td>1</td><td>B</td></tr>" in table
    assert "Round 2" in table


def test_a_country_box_keeps_ranks_years_and_notes_beside_their_figures():
    box = to_html(
        "{{Infobox country|common_name=Lori|image_flag=A.svg|image_coat=B.svg|image_map=C.png|map_caption=There"
        "|area_km2=86600|area_rank=114th|Gini=33.7|Gini_year=2008|Gini_ref=<ref>d</ref>|GDP_PPP_per_capita=$9"
        "|currency=Dram|currency_code=AMD|footnote_a=e}}"
    )
    shown = " ".join(re.sub(r"<[^>]*>", " ", box).split())
    assert "Total area 86,600&nbsp;km 2 (114th)" in shown
    assert "Gini 33.7 (2008) [ 1 ]" in shown
    assert "$9&nbsp;per capita" in shown
    assert "Currency Dram (AMD) e" in shown
    assert "File: A.svg Flag File: B.svg Coat of arms File: C.png There" in shown


def test_the_leaders_of_a_legislature_stand_under_their_offices():
    box = draw(
        "Infobox legislature",
        leader1_type="Chair",
        leader1="Ani",
        party1="(X)",
        election1="2015",
        seats="104",
    )
    assert (
        '<th scope="row" class="infobox-label">Chair</th><td class="infobox-data">Ani (X)<br />2015</td>'
        in box
    )
    assert "104" in box


def test_the_group_of_a_list_may_stand_in_quotation_marks():
    assert '<references group="note" />' in draw("Reflist", group='"note"')
    assert '<references group="a&#39;b" />' in draw("Reflist", group="a'b")


def test_a_work_known_by_its_template_is_cited_at_the_page_given():
    drawn = draw("Cite aia5", page="18")
    assert "AIA Guide to New York City" in drawn
    assert "p.&nbsp;18" in drawn


def test_a_ship_is_linked_by_its_whole_name_and_shown_as_asked():
    assert draw("HMS", "Hood", "51") == "[[HMS Hood (51)|HMS ''Hood'' (51)]]"
    assert draw("MV", "Tustumena") == "[[MV Tustumena|MV ''Tustumena'']]"
    assert (
        draw("ship", "USS", "Enterprise", "CVN-65", "2") == "[[USS Enterprise (CVN-65)|USS ''Enterprise'']]"
    )
    assert draw("USS", "Enterprise", "CVN-65", "3") == "[[USS Enterprise (CVN-65)|''Enterprise'']]"
    assert draw("sclass", "Nimitz", "aircraft carrier") == (
        "[[Nimitz-class aircraft carrier|''Nimitz''-class aircraft carrier]]"
    )


def test_a_page_named_with_its_label_is_linked_by_it():
    assert wiki_link("a (b)|c") == "[[a (b)|c]]"
    assert wiki_link("a|") == "[[a]]"
    assert wiki_link("|b") == "b"


def test_the_figures_of_a_state_have_their_units():
    box = draw("Infobox U.S. state", TotalArea="1717856", TotalAreaUS="663268", AreaRank="1st", Flag="F.svg")
    assert "1,717,856&nbsp;km<sup>2</sup><br />663,268&nbsp;sq mi (1st)" in box
    assert "[[File:F.svg|" in box
