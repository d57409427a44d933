"""The infoboxes of organisations, weapons, languages and events; `infobox_kinds` says how a line reads."""

from __future__ import annotations

THINGS: dict[str, str] = {
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
    "company": """
    Trade name: trade_name
    Native name: native_name
    Romanised name: romanized_name/native_name_romanized
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
    Headquarters: location/hq_location/headquarters location_city/hq_location_city \
        location_country/hq_location_country
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
    "language family": """
    Ethnicity: ethnicity
    Geographic distribution: region
    Linguistic classification: family fam1 fam2 fam3 fam4 fam5
    Early form: ancestor
    Proto-language: protoname
    Subdivisions: child1 child2 child3 child4 child5 child6 child7 child8 child9 child10 child11 child12
    ISO 639-2: iso2
    ISO 639-5: iso5
    Glottolog: glotto +(glottorefname)
    """,
    "ethnic group": """
    Population: population/poptime
    Regions: regions region1 region2 region3 region4 region5
    Languages: languages/langs
    Religions: religions/rels
    Related groups: related_groups/related
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
    "bus": """
    Manufacturer: manufacturer
    Production: production
    Assembly: assembly
    Replaced: replaced
    Class: class
    Body style: body_style/bodystyle
    Doors: doors
    Floor type: floortype
    Chassis: chassis
    Related: related
    Engine: engine
    Capacity: capacity
    Power output: power_output/powerout
    Transmission: transmission
    Length: length
    Width: width
    Height: height
    Curb weight: curb_weight/weight
    Operator: operator
    Options: options
    """,
    "economy": """
    Currency: currency
    Fiscal year: year
    Trade organisations: organs
    Country group: group
    == Statistics ==
    Population: population
    GDP: gdp
    GDP rank: rank
    GDP growth: growth
    GDP per capita: per_capita
    GDP by sector: sectors
    Inflation: inflation
    Population below poverty line: poverty
    Gini: gini
    HDI: hdi
    Labour force: labor
    Labour force by occupation: occupations
    Unemployment: unemployment
    Main industries: industries
    Ease of doing business rank: edbr
    == External ==
    Exports: exports
    Export goods: export-goods
    Main export partners: export-partners
    Imports: imports
    Import goods: import-goods
    Main import partners: import-partners
    Foreign direct investment: FDI
    Current account: current_account
    Gross external debt: gross_external_debt
    == Public finances ==
    Public debt: debt
    Budget balance: balance/deficit
    Revenues: revenue
    Expenses: expenses
    Economic aid: aid
    Credit rating: credit
    Foreign reserves: reserves
    """,
    "unit": """
    Unit system: standard
    Unit of: quantity
    Symbol: symbol
    Named after: namedafter/named_after
    Derivation: extralabel/derivation
    Dimension: dimension
    In base units: inbaseunits
    *units: inunits
    """,
    "korean name": """
    Hangul: hangul
    Hanja: hanja
    Revised Romanization: rr
    McCune–Reischauer: mr
    Literal meaning: lk/translation
    """,
    "product": """
    Type: type
    Inventor: inventor
    Inception: launch_year/inception
    Manufacturer: manufacturer
    Available: available
    Current supplier: current_supplier
    Last production: last_production
    Notes: notes
    """,
    "award": """
    Awarded for: description/awarded_for
    Sponsored by: sponsor
    Date: date
    Location: location venue
    Country: country
    Presented by: presenter
    Hosted by: host
    Reward: reward
    First awarded: year/first_awarded
    Last awarded: year2/last_awarded
    Currently held by: holder
    Most awards: most_awards
    Most nominations: most_nominations
    Television network: network
    Running time: runtime
    Website: website
    Previous: previous
    Next: next
    """,
    "unternehmen": """
    Rechtsform: Unternehmensform/Rechtsform
    ISIN: ISIN
    Gründung: Gründungsdatum/Gründung
    Auflösung: Auflösungsdatum
    Sitz: Sitz
    Leitung: Leitung
    Mitarbeiterzahl: Mitarbeiterzahl
    Umsatz: Umsatz
    Bilanzsumme: Bilanzsumme
    Branche: Branche
    Website: Homepage/Website
    """,
    "bilateral relations": "    Country: country1 country2\n    Mission: mission1 mission2\n",
}
