"""The infoboxes of people; `infobox_kinds` says how a line reads."""

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
    Ethnicity: ethnicity
    Education: education
    Alma mater: alma_mater
    Occupation: occupation occupations
    Years active: years_active/yearsactive
    Era: era
    Employer: employer
    Organisation: organization/organisation
    Agent: agent
    Known for: known_for/known
    Notable work: notable_works/works/notable_work/notableworks
    Style: style
    Television: television
    Height: height
    Weight: weight
    Number of films: number_of_films
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
    Awards: awards/prizes
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

PEOPLE: dict[str, str] = {
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
    "philosopher": _BIOGRAPHY.replace("    Era: era\n", "") + _PHILOSOPHER,
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
    + _BIOGRAPHY.replace("    Predecessor: predecessor\n    Successor: successor\n", "")
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
}
