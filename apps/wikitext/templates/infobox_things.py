"""The infoboxes of weapons, products, languages and events; `infobox_kinds` says how a line reads."""

from __future__ import annotations

THINGS: dict[str, str] = {
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
    "bilateral relations": "    Country: country1 country2\n    Mission: mission1 mission2\n",
}
