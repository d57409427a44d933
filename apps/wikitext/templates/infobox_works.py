"""The infoboxes of works, papers and what carries them; `infobox_kinds` says how a line reads."""

from __future__ import annotations

WORKS: dict[str, str] = {
    "film": """
    Original title: film_name/native_name
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
    Type: type
    Artist: artist
    Album: album
    Published: published
    Written: written
    Lyrics: lyrics_by/lyrics
    Music: music_by/music
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
    "journal": """
    Former name: former_name/formernames
    Abbreviation: abbreviation
    Discipline: discipline
    Peer-reviewed: peer-reviewed
    Language: language
    Edited by: editor
    History: history
    Publisher: publisher
    Frequency: frequency
    Open access: openaccess
    Licence: license
    Impact factor: impact +(impact-year)
    ISSN: ISSN eISSN
    LCCN: LCCN
    CODEN: CODEN
    OCLC: OCLC
    Website: website
    """,
    "document": """
    Created: date_created/date
    Presented: date_presented
    Ratified: date_ratified
    Date effective: date_effective
    Repealed: date_repealed
    Location: location_of_document/location
    Commissioned by: commissioned
    Author: author/writer
    Signatories: signers/signatories
    Media type: media_type
    Subject: subject
    Purpose: purpose
    Official website: official_website
    """,
    "television channel": """
    Country: country
    Broadcast area: area/broadcast_area
    Network: network
    Affiliates: affiliates
    Headquarters: headquarters
    Language: language
    Picture format: picture_format
    Owner: owner
    Parent: parent
    Key people: key_people
    Sister channels: sister_names/sister_channels
    Launched: launch/launch_date
    Closed: closed/closed_date
    Replaced: replaced_names
    Replaced by: replaced_by_names
    Former names: former_names
    Website: website/web
    """,
}
