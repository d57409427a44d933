"""The commonest infoboxes: which parameter stands under which label, in the order shown.

A line reads "Label: parameter parameter/alternative": the parameters are joined by line breaks, and of
alternatives the first that is filled counts; "~" is a space in a name, "=" gives the unit behind a
value. In a line "*label: parameter" both are parameters that may be numbered: leader_title1, leader_name1.
A line "== Heading ==" heads the lines after it.
"""

from __future__ import annotations

_BIOGRAPHY = """
    Born: birth_name/birthname birth_date/birthdate birth_place/birthplace
    Baptised: baptised
    Disappeared: disappeared_date disappeared_place
    Died: death_date/deathdate death_place/deathplace
    Cause of death: death_cause
    Body discovered: body_discovered
    Resting place: resting_place/restingplace resting_place_coordinates
    Monuments: monuments
    Residence: residence
    Nationality: nationality
    Other names: other_names/alias/othername
    Citizenship: citizenship
    Education: education
    Alma mater: alma_mater
    Occupation: occupation occupations
    Years active: years_active/yearsactive
    Era: era
    Employer: employer
    Organisation: organization/organisation
    Agent: agent
    Known for: known_for/known
    Notable work: notable_works/works/notable_work
    Style: style
    Television: television
    Height: height
    Title: title
    Term: term
    Predecessor: predecessor
    Successor: successor
    Political party: party
    Opponents: opponents
    Board member of: boards
    Criminal charges: criminal_charge/criminal_charges
    Criminal penalty: criminal_penalty
    Criminal status: criminal_status
    Spouse: spouse/spouses/spouse(s)
    Partner: partner/partners/partner(s)
    Children: children
    Parents: parents/parent(s) father mother
    Relatives: relatives/relations
    Family: family
    Honours: honours
    Awards: awards
    Website: website/homepage/url
    Signature: signature
"""
_SCIENTIST = """
    == Scientific career ==
    Fields: fields/field
    Workplaces: workplaces/work_institutions/work_institution
    Patrons: patrons
    Thesis: thesis_title thesis_year
    Doctoral advisor: doctoral_advisor/doctoral_advisors
    Academic advisors: academic_advisors
    Doctoral students: doctoral_students
    Notable students: notable_students
    Author abbreviation: author_abbrev_bot
    Influences: influences
    Influenced: influenced
"""
_PHILOSOPHER = """
    == Philosophical work ==
    Era: era
    Region: region
    School: school_tradition
    Institutions: institutions
    Main interests: main_interests
    Notable ideas: notable_ideas
    Influences: influences
    Influenced: influenced
"""

INFOBOXES: dict[str, str] = {
    "person": _BIOGRAPHY,
    "scientist": _BIOGRAPHY + _SCIENTIST,
    "academic": _BIOGRAPHY
    + """
    == Academic background ==
    Thesis: thesis_title thesis_year
    Doctoral advisor: doctoral_advisor
    Influences: influences
    == Academic work ==
    Discipline: discipline
    Sub-discipline: sub_discipline
    Institutions: workplaces
    Main interests: main_interests
    Notable ideas: notable_ideas
    Influenced: influenced
    """,
    "philosopher": _BIOGRAPHY + _PHILOSOPHER,
    "writer": _BIOGRAPHY
    + """
    Pen name: pseudonym/pen_name
    Language: language
    Period: period
    Genre: genre/genres
    Subject: subject/subjects
    Literary movement: movement
    Years of debut: debut_works
    """,
    "artist": _BIOGRAPHY
    + "\n    Field: field\n    Training: training\n    Movement: movement\n    Patrons: patrons\n",
    "architect": _BIOGRAPHY + "\n    Practice: practice\n    Buildings: significant_buildings\n"
    "    Projects: significant_projects\n",
    "model": _BIOGRAPHY + "\n    Hair colour: haircolor\n    Eye colour: eyecolor\n    Agency: agency\n",
    "officeholder": """
    == Personal details ==
    """
    + _BIOGRAPHY
    + """
    Military service: allegiance branch/branch_service rank serviceyears
    Battles: battles
    """,
    "military person": """
    Nickname: nickname/nicknames
    Born: birth_name birth_date birth_place
    Died: death_date death_place
    Buried: placeofburial/resting_place
    Allegiance: allegiance
    Branch: branch/branch_service
    Service years: serviceyears/service_years
    Rank: rank
    Service number: servicenumber
    Unit: unit
    Commands: commands
    Battles and wars: battles/battles_label
    Awards: awards
    Memorials: memorials
    Spouse: spouse
    Relations: relations
    Other work: laterwork
    Signature: signature
    Website: website
    """,
    "military unit": """
    Active: dates
    Disbanded: disbanded
    Country: country countries
    Allegiance: allegiance
    Branch: branch
    Type: type
    Role: role
    Size: size
    Part of: command_structure
    Garrison: garrison
    Nickname: nickname
    Patron: patron
    Motto: motto
    Colours: colors/colours
    March: march
    Mascot: mascot
    Equipment: equipment
    Engagements: battles
    Anniversaries: anniversaries
    Decorations: decorations
    Battle honours: battle_honours
    Website: website
    == Commanders ==
    Current commander: current_commander/commander1
    Notable commanders: notable_commanders
    """,
    "weapon": """
    Type: type
    Place of origin: origin
    == Service history ==
    In service: service
    Used by: used_by
    Wars: wars
    == Production history ==
    Designer: designer
    Designed: design_date
    Manufacturer: manufacturer
    Unit cost: unit_cost
    Produced: production_date
    Number built: number
    Variants: variants
    == Specifications ==
    Mass: weight
    Length: length
    Barrel length: part_length
    Width: width
    Height: height
    Diameter: diameter
    Crew: crew
    Shell: cartridge
    Calibre: caliber/calibre
    Action: action
    Rate of fire: rate
    Muzzle velocity: velocity
    Effective firing range: range
    Maximum firing range: max_range
    Feed system: feed
    Sights: sights
    Warhead: filling
    Armour: armour
    Main armament: primary_armament
    Secondary armament: secondary_armament
    Engine: engine
    Operational range: vehicle_range
    Speed: speed
    Guidance: guidance
    """,
    "country": """
    Motto: national_motto/motto
    Anthem: national_anthem/anthem
    Royal anthem: royal_anthem
    Status: status
    Capital: capital
    Largest city: largest_city/largest_settlement
    Official languages: official_languages
    Recognised languages: recognized_languages regional_languages recognised_languages
    National language: national_languages
    Ethnic groups: ethnic_groups
    Religion: religion
    Demonym: demonym
    Government: government_type
    *leader_title: leader_name
    Legislature: legislature
    Upper house: upper_house
    Lower house: lower_house
    Sovereignty: sovereignty_type
    *established_event: established_date
    Total area: area_km2=km<sup>2</sup> area_sq_mi=sq~mi area
    Water (%): percent_water
    Population (estimate): population_estimate population_estimate_year
    Population (census): population_census population_census_year
    Density: population_density_km2=/km<sup>2</sup> population_density_sq_mi=/sq~mi
    GDP (PPP): GDP_PPP GDP_PPP_per_capita
    GDP (nominal): GDP_nominal GDP_nominal_per_capita
    Gini: Gini
    HDI: HDI
    Currency: currency
    Time zone: time_zone utc_offset
    Date format: date_format
    Drives on: drives_on
    Calling code: calling_code
    ISO 3166 code: iso3166code
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
    *leader_title: leader_name
    Total area: area_total_km2=km<sup>2</sup> area_total_sq_mi=sq~mi area_total
    Land: area_land_km2=km<sup>2</sup> area_land_sq_mi=sq~mi
    Water: area_water_km2=km<sup>2</sup> area_water_sq_mi=sq~mi
    Elevation: elevation_m=m elevation_ft=ft
    Highest elevation: elevation_max_m=m elevation_max_ft=ft
    Lowest elevation: elevation_min_m=m elevation_min_ft=ft
    Population: population_total
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
    Capital: Capital/capital
    Largest city: LargestCity/largest_city
    Official language: OfficialLang/official_lang
    Demonym: Demonym/demonym
    Governor: Governor/governor
    Lieutenant governor: Lieutenant_Governor
    Legislature: Legislature
    Upper house: Upperhouse
    Lower house: Lowerhouse
    Senators: Senators
    Area: TotalArea TotalAreaUS/area_total_km2
    Population: 2010Pop/2000Pop/pop
    Density: 2000Density/2010Density
    Highest point: HighestPoint HighestElev
    Lowest point: LowestPoint LowestElev
    Admitted to the Union: AdmittanceDate AdmittanceOrder
    Before statehood: Former
    Time zone: TimeZone
    ISO code: ISOCode
    Website: Website
    """,
    "building": """
    Alternative names: alternate_names/former_names
    Status: status
    Type: building_type
    Architectural style: architectural_style/architecture_style
    Classification: classification
    Address: address
    Location: location location_town location_city location_country
    Coordinates: coordinates
    Named for: namesake
    Groundbreaking: groundbreaking_date
    Construction started: start_date/construction_start_date
    Completed: completion_date
    Opened: opened_date/inauguration_date/opening
    Renovated: renovation_date
    Demolished: demolition_date
    Destroyed: destruction_date
    Cost: cost
    Owner: owner
    Height: height
    Antenna spire: antenna_spire
    Roof: roof
    Top floor: top_floor
    Floor count: floor_count
    Floor area: floor_area
    Lifts: elevator_count
    Architect: architect
    Architecture firm: architecture_firm
    Developer: developer
    Engineer: engineer
    Structural engineer: structural_engineer
    Main contractor: main_contractor
    Awards: awards
    Website: website
    """,
    "company": """
    Trade name: trade_name
    Native name: native_name
    Former name: former_name/former_names
    Company type: type/company_type
    Traded as: traded_as
    ISIN: ISIN
    Industry: industry
    Genre: genre
    Predecessor: predecessor/predecessors
    Founded: foundation/founded
    Founder: founder/founders
    Defunct: defunct
    Fate: fate
    Successor: successor/successors
    Headquarters: location/hq_location/headquarters location_city location_country
    Number of locations: num_locations/locations
    Area served: area_served
    Key people: key_people
    Products: products
    Brands: brands
    Services: services
    Revenue: revenue
    Operating income: operating_income
    Net income: net_income
    Assets: assets
    Equity: equity
    Owner: owner/owners
    Number of employees: num_employees
    Parent: parent
    Divisions: divisions
    Subsidiaries: subsid/subsidiaries
    Website: homepage/website
    """,
    "organization": """
    Abbreviation: abbreviation
    Named after: named_after
    Predecessor: predecessor
    Successor: successor
    Formation: formation/founded_date
    Founder: founder/founders
    Dissolved: dissolved/extinction
    Type: type
    Legal status: status
    Purpose: purpose/focus
    Headquarters: headquarters/location
    Region served: region_served/region/area_served
    Membership: membership/num_members
    Official language: language/languages
    Leader: leader_name/leader_title
    Secretary general: general
    Key people: key_people
    Main organ: main_organ
    Parent organisation: parent_organization
    Affiliations: affiliations
    Budget: budget
    Revenue: revenue
    Staff: num_staff/staff
    Volunteers: num_volunteers
    Website: website
    """,
    "university": """
    Motto: motto mottoeng
    Type: type
    Established: established
    Affiliation: affiliations/affiliation
    Endowment: endowment
    Budget: budget
    Chancellor: chancellor
    President: president
    Rector: rector
    Academic staff: faculty/academic_staff
    Students: students
    Undergraduates: undergrad
    Postgraduates: postgrad
    Location: city state country
    Campus: campus
    Colours: colors/colours
    Nickname: nickname/athletics_nickname
    Mascot: mascot
    Website: website
    """,
    "film": """
    Directed by: director
    Written by: writer
    Screenplay by: screenplay
    Story by: story
    Based on: based_on
    Produced by: producer
    Starring: starring
    Narrated by: narrator
    Cinematography: cinematography
    Edited by: editing
    Music by: music
    Production company: production_companies/studio
    Distributed by: distributor
    Release date: released
    Running time: runtime
    Country: country
    Language: language
    Budget: budget
    Box office: gross
    """,
    "television": """
    Genre: genre
    Created by: creator
    Developed by: developer
    Presented by: presenter
    Starring: starring
    Country of origin: country
    Original language: language
    Seasons: num_seasons/num_series
    Episodes: num_episodes
    Executive producer: executive_producer
    Running time: runtime
    Production company: company
    Network: network/channel
    Release: first_aired last_aired
    Website: website
    """,
    "book": """
    Author: author
    Original title: orig_title/title_orig
    Translator: translator
    Illustrator: illustrator
    Cover artist: cover_artist
    Country: country
    Language: language
    Series: series
    Subject: subject
    Genre: genre
    Published: release_date/pub_date/published
    Publisher: publisher
    Media type: media_type
    Pages: pages
    ISBN: isbn
    OCLC: oclc
    Preceded by: preceded_by
    Followed by: followed_by
    """,
    "album": """
    Type: type
    Artist: artist
    Released: released
    Recorded: recorded
    Studio: studio
    Genre: genre
    Length: length
    Label: label
    Producer: producer
    Previous: prev_title/last_album
    Next: next_title/next_album
    """,
    "musical artist": """
    Birth name: birth_name
    Also known as: alias
    Born: birth_date/born birth_place
    Origin: origin
    Died: death_date/died death_place
    Genres: genre/genres
    Occupations: occupation/occupations
    Instruments: instrument/instruments
    Years active: years_active
    Labels: label/labels
    Associated acts: associated_acts
    Members: current_members
    Past members: past_members
    Website: website
    """,
    "song": """
    Artist: artist
    Album: album
    B-side: b-side
    Released: released
    Recorded: recorded
    Genre: genre
    Length: length
    Label: label
    Composer: composer
    Lyricist: lyricist
    Writer: writer
    Producer: producer
    """,
    "football club": """
    Full name: fullname
    Nickname: nickname/nicknames
    Short name: short~name/shortname
    Founded: founded
    Dissolved: dissolved
    Ground: ground/stadium
    Capacity: capacity
    Owner: owner
    Chairman: chairman
    Manager: manager/mgrtitle
    League: league
    Season: season
    Position: position
    Website: website
    """,
    "football biography": """
    Full name: full_name/fullname
    Birth name: birth_name
    Date of birth: birth_date/dateofbirth
    Place of birth: birth_place/cityofbirth countryofbirth
    Date of death: death_date/dateofdeath
    Place of death: death_place/cityofdeath
    Height: height
    Position: position
    Current team: currentclub
    Number: clubnumber
    """,
    "software": """
    Original author: author
    Developer: developer/developers
    Initial release: released
    Stable release: latest~release~version/latest_release_version latest~release~date/latest_release_date
    Written in: programming~language/programming_language
    Operating system: operating~system/operating_system
    Platform: platform
    Size: size
    Language: language
    Type: genre
    Licence: license
    Website: website
    """,
    "ship career": """
    Country: Ship~country
    Name: Ship~name
    Builder: Ship~builder
    Laid down: Ship~laid~down
    Launched: Ship~launched
    Commissioned: Ship~commissioned
    Decommissioned: Ship~decommissioned
    Fate: Ship~fate
    """,
    "river": """
    Country: country/subdivision_name1
    Source: source1_location/source
    Mouth: mouth/mouth_location
    Length: length/length_km
    Basin size: basin_size/watershed
    Discharge: discharge1_avg/discharge
    Tributaries: tributaries_left tributaries_right
    """,
    "mountain": """
    Elevation: elevation_m=m elevation_ft=ft elevation
    Prominence: prominence_m prominence
    Location: location
    Range: range
    Coordinates: coordinates
    First ascent: first_ascent
    Easiest route: easiest_route
    """,
    "language": """
    Native to: states/nativename
    Region: region
    Ethnicity: ethnicity
    Native speakers: speakers
    Date: date
    Early form: ancestor
    Writing system: script
    Official language in: nation
    Regulated by: agency
    ISO 639-1: iso1
    ISO 639-2: iso2
    ISO 639-3: iso3
    Glottolog: glotto
    """,
    "ethnic group": """
    Population: population/poptime
    Regions: regions region1 region2 region3 region4 region5
    Languages: languages/langs
    Religions: religions/rels
    Related groups: related_groups/related
    """,
    "airport": """
    Type: type
    Owner: owner
    Operator: operator
    Serves: city-served
    Location: location
    Hub for: hub
    Elevation: elevation-f=ft elevation-m=m
    Website: website
    """,
    "treaty": """
    Type: type
    Context: context
    Drafted: date_drafted
    Signed: date_signed
    Location: location_signed
    Sealed: date_sealed
    Effective: date_effective
    Condition: condition_effective
    Expiry: date_expiration
    Mediators: mediators
    Negotiators: negotiators
    Original signatories: original_signatories
    Signatories: signatories
    Parties: parties
    Ratifiers: ratifiers
    Depositary: depositor
    Languages: languages/language
    """,
    "event": """
    Date: date
    Time: time
    Venue: venue
    Location: place/location
    Coordinates: coordinates
    Type: type
    Cause: cause
    First reported: first_reporter
    Participants: participants
    Outcome: outcome
    Deaths: reported_deaths/casualties1
    Injuries: reported_injuries/casualties2
    Missing: reported_missing
    Arrests: arrests
    Website: website
    """,
    "bilateral relations": "    Country: country1 country2\n    Mission: mission1 mission2\n",
}

ALIASES = {
    "military structure": "building",
    "mosque": "building",
    "church": "building",
    "monastery": "building",
    "religious building": "building",
    "skyscraper": "building",
    "historic site": "building",
    "stadium": "building",
    "bridge": "building",
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "u.s. county": "settlement",
    "province": "settlement",
    "german location": "settlement",
    "german state": "settlement",
    "province or territory of canada": "settlement",
    "canada province": "settlement",
    "state": "u.s. state",
    "us state": "u.s. state",
    "biography": "person",
    "actor": "person",
    "celebrity": "person",
    "journalist": "person",
    "criminal": "person",
    "economist": "academic",
    "royalty": "person",
    "religious biography": "person",
    "muslim scholar": "philosopher",
    "president": "officeholder",
    "politician": "officeholder",
    "prime minister": "officeholder",
    "governor": "officeholder",
    "minister": "officeholder",
    "mp": "officeholder",
    "military officer": "military person",
    "soldier": "military person",
    "national military": "military unit",
    "footballer": "football biography",
    "football biography 2": "football biography",
    "soccer biography": "football biography",
    "football club season": "football club",
    "firm": "company",
    "corporation": "company",
    "brand": "company",
    "organisation": "organization",
    "militant organization": "organization",
    "war faction": "organization",
    "geopolitical organization": "country",
    "political party": "organization",
    "government agency": "organization",
    "non-profit": "organization",
    "band": "musical artist",
    "single": "song",
    "television episode": "television",
    "news event": "event",
    "historical event": "event",
    "earthquake": "event",
    "university or college": "university",
    "school": "university",
    "website": "company",
    "movie": "film",
    "novel": "book",
    "short story": "book",
    "artist discography": "musical artist",
    "country/former": "former country",
}
