"""The infoboxes of countries, states and settlements; `infobox_kinds` says how a line reads."""

from __future__ import annotations

PLACES: dict[str, str] = {
    "country": """
    Motto: national_motto/motto
    Anthem: national_anthem/anthem
    Royal anthem: royal_anthem
    Status: status
    Capital: capital
    Largest city: largest_city/largest_settlement/largest_cities
    Coordinates: coordinates
    Official languages: official_languages
    Recognised languages: recognized_languages regional_languages recognised_languages
    National language: national_languages
    *languages#_type: languages#
    Ethnic groups: ethnic_groups +(ethnic_groups_year)
    Religion: religion/official_religion +(religion_year)
    Demonym: demonym
    *membership_type: membership
    Government: government_type
    *leader_title: leader_name
    Legislature: legislature
    Upper house: upper_house
    Lower house: lower_house
    == @sovereignty_type ==
    *established_event: established_date
    Joined the European Union: accessionEUdate
    == Area and population ==
    Total area: area_km2=km<sup>2</sup> area_sq_mi=sq~mi area +(area_rank) +area_footnote
    *area_label: area_data
    Land: land_area_km2=km<sup>2</sup> +(land_area_rank)
    Water (%): percent_water
    Population (estimate): population_estimate +(population_estimate_year) +(population_estimate_rank)
    Population (census): population_census +(population_census_year) +(population_census_rank)
    Density: population_density_km2=/km<sup>2</sup> population_density_sq_mi=/sq~mi +(population_density_rank)
    == Economy ==
    GDP (PPP): GDP_PPP +(GDP_PPP_year) +(GDP_PPP_rank) GDP_PPP_per_capita=per~capita +(GDP_PPP_per_capita_rank)
    GDP (nominal): GDP_nominal +(GDP_nominal_year) +(GDP_nominal_rank) GDP_nominal_per_capita=per~capita \
        +(GDP_nominal_per_capita_rank)
    Gini: Gini +(Gini_year) +Gini_category +(Gini_rank) +Gini_ref
    HDI: HDI +(HDI_year) +HDI_category +(HDI_rank) +HDI_ref
    Ecological footprint: EF +(EF_year) +(EF_rank)
    Currency: currency +(currency_code)
    == Conventions ==
    Time zone: time_zone utc_offset
    Summer time: time_zone_dst utc_offset_dst
    Antipodes: antipodes
    Date format: date_format
    Drives on: drives_on
    Calling code: calling_code
    ISO 3166 code: iso3166code/country_code
    Internet TLD: cctld
    """,
    "former country": """
    Status: status
    Capital: capital
    Common languages: common_languages
    Religion: religion
    Government: government_type
    Era: era
    Established: date_start year_start
    Disestablished: date_end year_end
    Preceded by: p1 p2 p3
    Succeeded by: s1 s2 s3
    Area: stat_area1
    Population: stat_pop1
    Currency: currency
    Today part of: today
    """,
    "settlement": """
    Nickname: nickname/nicknames
    Motto: motto
    Coordinates: coordinates
    *subdivision_type: subdivision_name
    *established_title: established_date
    Founded by: founder
    Named for: named_for
    Seat: seat
    Government type: government_type
    Governing body: governing_body
    *leader_title: leader_name +(leader_party)
    Total area: area_total_km2=km<sup>2</sup> area_total_sq_mi=sq~mi area_total +area_footnotes
    Land: area_land_km2=km<sup>2</sup> area_land_sq_mi=sq~mi
    Water: area_water_km2=km<sup>2</sup> area_water_sq_mi=sq~mi
    Elevation: elevation_m=m elevation_ft=ft +elevation_footnotes
    Highest elevation: elevation_max_m=m elevation_max_ft=ft
    Lowest elevation: elevation_min_m=m elevation_min_ft=ft
    Population: population_total +population_footnotes
    As of: population_as_of
    Rank: population_rank
    Density: population_density_km2=/km<sup>2</sup> population_density_sq_mi=/sq~mi
    Urban: population_urban
    Metro: population_metro
    *population_blank_title: population_blank
    *demographics_title: demographics_info
    Demonym: population_demonym
    Time zone: timezone/timezone1
    Summer time: timezone_DST
    Postal code: postal_code
    Area code: area_code
    ISO 3166 code: iso_code
    Vehicle registration: registration_plate
    *blank_name: blank_info
    *blank_name_sec: blank_info_sec
    Website: website
    """,
    "u.s. state": """
    Nickname: Nickname/nickname
    Motto: Motto/motto
    Full name: Fullname
    Capital: Capital/capital
    Largest city: LargestCity/largest_city
    Largest metro: LargestMetro
    Official language: OfficialLang/official_lang
    Spoken languages: Languages
    Demonym: Demonym/demonym
    Anthem: StateAnthem
    Governor: Governor/governor
    Lieutenant governor: Lieutenant_Governor +(Lieutenant_Governor_alt)
    *ViceroyType: Viceroy
    Premier: Premier +(PremierParty)
    Legislature: Legislature
    Upper house: Upperhouse
    Lower house: Lowerhouse
    Senators: Senators
    Representatives: Representative
    Seats in parliament: HouseSeats=house SenateSeats=senate
    Area: TotalArea/TotalArea_km2/area_total_km2=km<sup>2</sup> TotalAreaUS=sq~mi +(AreaRank)
    Land: LandArea/LandArea_km2=km<sup>2</sup> LandAreaUS=sq~mi
    Water: WaterArea/WaterArea_km2=km<sup>2</sup> WaterAreaUS=sq~mi
    Water (%): PCWater/PercentWater
    Width: Width=km WidthUS=mi
    Length: Length=km LengthUS=mi
    Latitude: Latitude
    Longitude: Longitude
    Population: 2010Pop/2000Pop/pop/Population +(PopulationYear) +(PopRank/PopulationRank) +PopulationRef
    Population (estimate): Pop_est/Population_est +(Pop_est_as_of) +Pop_est_ref
    Density: 2000Density/2010Density/Density_km2=/km<sup>2</sup> 2000DensityUS/2010DensityUS=/sq~mi +(DensityRank)
    Median household income: MedianHouseholdIncome +(IncomeRank)
    GDP: GDP_total +(GDP_year) +(GDP_rank)
    GDP per capita: GDP_per_capita +(GDP_per_capita_rank)
    Highest point: HighestPoint HighestElev=m HighestElevUS=ft
    Mean elevation: MeanElev=m MeanElevUS=ft
    Lowest point: LowestPoint LowestElev=m LowestElevUS=ft
    Admitted: AdmittanceDate +(AdmittanceOrder)
    Before statehood: Former
    Time zone: TimeZone +(TZ1Where)
    *TZ#Where: TimeZone#
    Flower: Flower
    Tree: Tree
    Bird: Bird
    Postal abbreviation: PostalAbbreviation
    Postal code prefix: PostalCodePrefix
    ISO code: ISOCode
    Website: Website
    """,
    "legislature": """
    Type: house_type
    Part of: body
    Houses: houses/house1 house2
    Term limits: term_limits
    Founded: foundation
    Disbanded: disbanded
    Preceded by: preceded_by
    Succeeded by: succeeded_by
    New session started: new_session
    *leader#_type: leader# +party# election#
    Seats: members/seats
    Political groups: political_groups1 political_groups2 political_groups3
    Committees: committees1 committees2
    Joint committees: joint_committees
    Length of term: term_length
    Authority: authority
    Salary: salary
    Voting system: voting_system1/voting_system
    First election: first_election1/first_election
    Last election: last_election1/last_election
    Next election: next_election1/next_election
    Motto: motto
    Meeting place: meeting_place
    Website: website
    Constitution: constitution
    """,
    "continent": """
    Area: area
    Population: population
    Density: density
    GDP (PPP): GDP_PPP
    GDP (nominal): GDP_nominal
    HDI: HDI
    Ethnic groups: ethnic_groups
    Religions: religions
    Demonym: demonym
    Countries: countries/list_countries
    Dependencies: dependencies
    Languages: languages
    Time zones: time
    Internet TLD: internet
    Calling code: calling_code
    Largest cities: cities
    UN M49 code: m49
    """,
    "u.s. state symbols": """
    Motto: Motto
    Nickname: Nickname
    Slogan: Slogan
    == Living insignia ==
    Amphibian: Amphibian
    Bird: Bird
    Butterfly: Butterfly
    Crustacean: Crustacean
    Fish: Fish
    Flower: Flower
    Grass: Grass
    Insect: Insect
    Mammal: Mammal
    Reptile: Reptile
    Tree: Tree
    == Inanimate insignia ==
    Beverage: Beverage
    Colours: Colors
    Dance: Dance
    Dinosaur: Dinosaur
    Food: Food
    Fossil: Fossil
    Gemstone: Gemstone
    Mineral: Mineral
    Poem: Poem
    Rock: Rock
    Ship: Ship
    Soil: Soil
    Song: Song
    Sport: Sport
    Other: Other
    Route marker: Route~Marker
    State quarter: Quarter QuarterReleaseDate
    """,
}
