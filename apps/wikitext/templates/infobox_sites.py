"""The infoboxes of buildings, institutions and landscapes; `infobox_kinds` says how a line reads."""

from __future__ import annotations

SITES: dict[str, str] = {
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
    Topped out: topped_out_date
    Completed: completion_date
    Opened: opened_date/inauguration_date/opening
    Renovated: renovation_date
    Demolished: demolition_date
    Destroyed: destruction_date
    Cost: cost
    Owner: owner
    Landlord: landlord
    Height: height
    Architectural height: architectural
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
    References: references
    == Record height ==
    Region: highest_region
    Tallest from: highest_start
    Tallest until: highest_end
    Preceded by: highest_prev
    Surpassed by: highest_next
    == National Register of Historic Places ==
    -: nrhp
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
    "museum": """
    Former name: former_name
    Established: established
    Dissolved: dissolved
    Location: location
    Coordinates: coordinates
    Type: type
    Accreditation: accreditation
    Collection size: collection/collections collection_size
    Visitors: visitors
    Founder: founder
    Director: director
    President: president
    Curator: curator
    Architect: architect
    Owner: owner
    Public transit access: publictransit
    Parking: parking
    Website: website
    """,
    "nrhp": """
    Location: address/location
    Coordinates: coordinates
    Area: area
    Built: built/built_for
    Architect: architect
    Architectural style: architecture
    Part of: partof +(partof_refnum)
    Listed: added/nrhp_added
    Register number: refnum
    *designated_other#_name: designated_other#_number designated_other#_date
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
}
