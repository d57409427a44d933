"""The infoboxes of sport; `infobox_kinds` says how a line reads."""

from __future__ import annotations

SPORTS: dict[str, str] = {
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
    "venue": """
    Full name: full_name/fullname
    Former names: former_names
    Address: address
    Location: location
    Coordinates: coordinates
    Public transit: public_transit
    Owner: owner
    Operator: operator
    Executive suites: suites
    Capacity: capacity/seating_capacity
    Record attendance: record_attendance
    Field size: dimensions/field_size
    Surface: surface
    Scoreboard: scoreboard
    == Construction ==
    Broke ground: broke_ground
    Built: built
    Opened: opened
    Renovated: renovated
    Expanded: expanded
    Closed: closed
    Demolished: demolished
    Construction cost: construction_cost
    Architect: architect
    Project manager: project_manager
    Structural engineer: structural_engineer/structural~engineer
    General contractor: general_contractor
    == Tenants ==
    Tenants: tenants
    Website: website
    """,
    "baseball biography": """
    Team: team
    Number: number
    Position: position
    Born: birth_name birth_date birth_place
    Died: death_date death_place
    Batted: bats
    Threw: throws
    Debut: debutleague debutdate +debutyear debutteam
    Last appearance: finalleague finaldate +finalyear finalteam
    == Statistics ==
    *stat#label: stat#value
    Teams: teams
    == Career highlights and awards ==
    Highlights: highlights
    Hall of Fame: hofdate
    """,
    "nfl biography": """
    Number: number
    Position: position
    Born: birth_name birth_date birth_place
    Died: death_date death_place
    Height: height_ft=ft +height_in=in
    Weight: weight_lb=lb
    High school: high_school/highschool
    College: college
    Draft: draftyear/undraftedyear
    Round: draftround
    Pick: draftpick
    Teams: pastteams/teams
    Coaching: pastcoaching
    Highlights: highlights
    == Career statistics ==
    *statlabel: statvalue
    """,
    "sports conference": """
    Former name: formerly
    League: league
    Association: association
    Sport: sport
    Founded: founded
    Ceased: ceased/folded
    Divisions: divisions
    Teams: teams
    Region: region
    Headquarters: headquarters
    Commissioner: commissioner
    Champion: champion
    Most titles: most_champs
    Website: website
    """,
    "individual darts tournament": """
    Tournament: tournament_name
    Dates: dates
    Venue: venue
    Location: location
    Country: country
    Organisation: organisation
    Format: format
    Prize fund: prize_fund
    Winner’s share: winners_share
    Nine-dart finish: nine_dart
    High checkout: high_checkout
    Winner: winner
    Previous: prev
    Next: next
    """,
    "wrestling promotion": """
    Acronym: acronym
    Established: established
    Folded: folded
    Style: style
    Location: location/headquarters
    Founder: founder
    Owner: owner
    Parent: parent
    Sister: sister
    Formerly: formerly
    Website: website
    """,
    "pro wrestling championship": """
    Current champion: currentholder
    Date won: won
    Date established: created
    Promotion: promotion
    Brand: brand
    Date retired: retired
    Past names: pastnames
    == Statistics ==
    First champion: firstchamp
    Final champion: finalchamp
    Most reigns: mostreigns
    Longest reign: longestreign
    Shortest reign: shortestreign
    Oldest champion: oldest/oldest_champion
    Youngest champion: youngest/youngest_champion
    Heaviest champion: heaviest
    Lightest champion: lightest
    """,
}
