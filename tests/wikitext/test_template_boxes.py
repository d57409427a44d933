from apps.wikitext import to_html
from tests.wikitext.drawing import draw, read


def test_a_picture_with_options_behind_its_name_is_shown():
    assert "[[File:A b.jpg|" in draw("Infobox military conflict", image="A b.jpg|border")
    assert "[[File:House.JPG|" in draw("Infobox company", image="House.JPG|border")


def test_a_line_that_begins_with_a_flag_of_which_nothing_is_shown_is_no_code():
    assert "<pre" not in to_html("{{flagicon image|Banner.svg}} [[Palatinate]]\n")


def test_a_kind_of_animal_has_its_state_its_names_and_its_range():
    box = read(
        "{{taxobox|name=Wolf|status=lc|status_system=IUCN3.1|regnum=Animalia|unranked_classis=Tetrapoda"
        "|subfamilia=Protelinae|subfamilia_authority=Flower, 1869|binomial=P. cristata"
        "|binomial_authority=Sparrman, 1783|subdivision_ranks=Families|subdivision=* A|range_map=R.png"
        "|range_map_caption=Range}}"
    )
    assert "Conservation status Least concern (IUCN 3.1)" in box
    assert "(unranked) Tetrapoda Subfamily Protelinae Flower, 1869" in box
    assert "Binomial name P. cristata Sparrman, 1783 Families A File: R.png Range" in box
    assert "Taxon Agnostida Salter, 1864" in read(
        "{{automatic taxobox|taxon=Agnostida|authority=Salter, 1864}}"
    )


def test_a_holder_of_a_title_has_a_date_and_defences():
    row = draw(
        "Professional wrestling title history middle", number="1", champion="A", date="1 May", defenses="3"
    )
    assert "<td>1 May</td>" in row
    assert "<td>3</td><td></td></tr>" in row
    assert row.count("<td>") == draw("Professional wrestling title history top").count("<th ")


def test_a_seeded_side_tells_its_place():
    table = draw("4TeamBracket", **{"RD1-seed1": "2", "RD1-team1": "A", "RD1-team2": "B"})
    assert "<td><small>(2)</small> A</td>" in table


def test_a_country_has_flag_and_arms_side_by_side_and_its_events_under_their_heading():
    box = read(
        "{{Infobox country|common_name=Lori|image_flag=A.svg|image_coat=B.svg|symbol_type=Emblem|image_map=C.png"
        "|latd=40|latm=25|latNS=N|longd=49|longm=50|longEW=E|sovereignty_type=Formation"
        "|established_event1=Founded|established_date1=1918}}"
    )
    assert "File: A.svg Flag File: B.svg Emblem File: C.png" in box
    assert "Coordinates 40°25′N 49°50′E" in box
    assert box.endswith("Formation Founded 1918")


def test_a_heading_with_nothing_below_is_left_out():
    assert "Commanders" not in draw("Infobox military unit", unit_name="1st")


def test_an_unknown_box_shows_pictures_as_pictures_and_no_raw_coordinates():
    box = read("{{Infobox cheese|sign=Coat of arms.svg|latd=52|lat_deg=52|milk=cow}}")
    assert "Sign File: Coat of arms.svg Milk cow" in box
    assert "52" not in box


def test_the_figures_of_a_player_stand_under_their_names():
    box = read(
        "{{Infobox baseball biography|name=A|debutleague=MLB|debutdate=May 1|debutyear=1974|debutteam=Cubs"
        "|stat1label=Runs|stat1value=575}}"
    )
    assert "Debut MLB May 1 1974 Cubs Statistics Runs 575" in box


def test_a_box_inside_a_box_stands_in_a_row_of_its_own():
    box = read("{{Infobox building|name=A|nrhp={{Infobox NRHP|embed=yes|name=B|added=2000|refnum=7}}}}")
    assert "National Register of Historic Places B Listed 2000 Register number 7" in box


def test_a_chart_of_bars_becomes_a_table_of_its_figures():
    chart = read(
        "{{Bar chart|title=Harvest|label_type=Who|data_type=How much|label1=A|data1=1,088|label2=B|data2=4}}"
    )
    assert chart == "Harvest Who How much A 1,088 B 4"


def test_neighbours_may_be_named_by_one_letter():
    assert "Northeast Lori" in read("{{Geographic location|Centre=Here|NE=Lori}}")


def test_a_population_ends_with_its_estimate_and_its_source():
    table = read("{{US Census population|1990=5|estyear=2015|estimate=7|source=census}}")
    assert table.endswith("1990 5 2015 (estimate) 7 Source: census")


def test_the_caption_of_a_map_says_what_its_colours_mean():
    caption = draw(
        "map caption", country="Lori", location_color="dark blue", region="the North", region_color="grey"
    )
    assert caption == "Location of Lori (dark blue) – in the North (grey)"


def test_a_montage_and_media_elsewhere_are_shown():
    assert "File: A.jpg File: B.jpg" in read("{{Photomontage|photo1a=A.jpg|photo2a=B.jpg}}")
    assert "Video: Reactions" in read("{{External media|video1=[https://example.org Reactions]}}")


def test_a_group_of_kinds_tells_what_it_includes():
    box = read("{{Paraphyletic group|name=Algae|domain=Eukaryota|includes=* A|excludes=* B}}")
    assert "Domain Eukaryota Included groups A Excluded groups B" in box


def test_climates_are_tables_whatever_their_months_are_called():
    for wikitext in (
        "{{Clima|location=L|Jan high C=30}}",
        "{{Climate|janhigh=30}}",
        "{{Климат города|Янв_ср_макс=30}}",
    ):
        assert "Mean daily maximum" in read(wikitext)
        assert " 30" in read(wikitext)


def test_a_table_of_navigation_has_the_heads_of_its_columns():
    assert read("{{Navbox with columns|title=T|col1header=Letters|col1=* A}}") == "T Letters A"


def test_signs_of_other_wikipedias_are_signs():
    assert draw("سخ") == "<br />"
    assert draw("Esd", "10", "km") == "10&nbsp;km"
    assert draw("IATA", "CNX") == "IATA: CNX"


def test_an_episode_is_a_row_with_its_summary_below():
    table = read(
        "{| class=wikitable\n! No. !! Title\n{{Episode list|EpisodeNumber=1|Title=Fog|ShortSummary=It lifts.}}\n|}"
    )
    assert table == "No. Title 1 “Fog” It lifts."


def test_a_long_item_may_begin_with_its_style():
    assert draw("longitem", "line-height:1.2em", "Bust") == draw("longitem", "Bust")


def test_several_boxes_of_links_may_be_numbered():
    assert read("{{Navboxes|title=More|list1=* A|list2=* B}}") == "More A B"


def test_a_section_to_expand_says_with_what():
    assert "Wanted: its fauna." in read("{{Expand section|its fauna|date=May 2020}}")


def test_a_pronunciation_says_whose_it_is_and_parts_its_variants():
    assert "US: " in draw("IPAc-en", "US", "ə", "d")
    assert "/əd, əd/" in draw("IPAc-en", "ə", "d", ",_", "ə", "d")


def test_a_figure_for_each_square_mile_has_no_gap_before_the_stroke():
    assert "229/km<sup>2</sup>" in draw("Infobox country", population_density_km2="229")


def test_a_board_is_not_titled_by_its_side():
    board = draw("Chess diagram", "tleft", "After 20.Bb5", *["  "] * 64, "White wins.")
    assert "<caption>After 20.Bb5 White wins.</caption>" in board


def test_an_office_names_who_came_before_once():
    assert read("{{Infobox officeholder|name=A|office=Mayor|predecessor=B}}").count("B") == 1


def test_a_box_whose_facts_are_kept_elsewhere_is_not_drawn_empty():
    assert draw("Բնակավայր") == ""
    assert "Population 5" in read("{{Տեղեկաքարտ գյուղ|population=5}}")
