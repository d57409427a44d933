"""The infoboxes of companies, organisations, units and economies; `infobox_kinds` says how a line reads."""

from __future__ import annotations

ORGANISATIONS: dict[str, str] = {
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
}
