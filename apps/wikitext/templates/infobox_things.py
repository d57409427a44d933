"""The infoboxes of organisations, works, weapons and events; `infobox_kinds` says how a line reads."""

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
    ISBN: isbn +isbn_note
    Dewey Decimal: dewey
    LC Class: congress
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
    Current season: current
    Position: position
    Website: website
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
