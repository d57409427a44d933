"""Names of countries by the codes that flags are called by."""

from __future__ import annotations

_CODES = """
AFG Afghanistan; ALB Albania; ALG Algeria; DZA Algeria; AND Andorra; ANG Angola; AGO Angola; ATG Antigua
and Barbuda; ARG Argentina; ARM Armenia; ARU Aruba; AUS Australia; AUT Austria; AZE Azerbaijan; BAH The
Bahamas; BHS The Bahamas; BRN Bahrain; BHR Bahrain; BAN Bangladesh; BGD Bangladesh; BAR Barbados; BRB
Barbados; BLR Belarus; BEL Belgium; BIZ Belize; BLZ Belize; BEN Benin; BER Bermuda; BHU Bhutan; BTN
Bhutan; BOL Bolivia; BIH Bosnia and Herzegovina; BOT Botswana; BWA Botswana; BRA Brazil; BRU Brunei; BUL
Bulgaria; BGR Bulgaria; BUR Burkina Faso; BFA Burkina Faso; BDI Burundi; CAM Cambodia; KHM Cambodia; CMR
Cameroon; CAN Canada; CPV Cape Verde; CAF Central African Republic; CHA Chad; TCD Chad; CHI Chile; CHL
Chile; CHN China; PRC China; COL Colombia; COM Comoros; CGO Republic of the Congo; COD Democratic
Republic of the Congo; CRC Costa Rica; CRI Costa Rica; CIV Ivory Coast; CRO Croatia; HRV Croatia; CUB
Cuba; CYP Cyprus; CZE Czech Republic; DEN Denmark; DNK Denmark; DJI Djibouti; DMA Dominica; DOM Dominican
Republic; ECU Ecuador; EGY Egypt; ESA El Salvador; SLV El Salvador; ENG England; GEQ Equatorial Guinea;
ERI Eritrea; EST Estonia; ETH Ethiopia; EU European Union; EUR Europe; FIJ Fiji; FJI Fiji; FIN Finland;
FRA France; GAB Gabon; GAM Gambia; GEO Georgia; GER Germany; DEU Germany; GDR East Germany; FRG West
Germany; GHA Ghana; GIB Gibraltar; GRE Greece; GRC Greece; GRL Greenland; GRN Grenada; GUA Guatemala; GTM
Guatemala; GUI Guinea; GIN Guinea; GBS Guinea-Bissau; GUY Guyana; HAI Haiti; HTI Haiti; HON Honduras; HND
Honduras; HKG Hong Kong; HUN Hungary; ISL Iceland; IND India; INA Indonesia; IDN Indonesia; IRI Iran; IRN
Iran; IRQ Iraq; IRL Ireland; ISR Israel; ITA Italy; JAM Jamaica; JPN Japan; JOR Jordan; KAZ Kazakhstan;
KEN Kenya; KIR Kiribati; PRK North Korea; KOR South Korea; KOS Kosovo; KUW Kuwait; KWT Kuwait; KGZ
Kyrgyzstan; LAO Laos; LAT Latvia; LVA Latvia; LIB Lebanon; LBN Lebanon; LES Lesotho; LSO Lesotho; LBR
Liberia; LBA Libya; LBY Libya; LIE Liechtenstein; LTU Lithuania; LUX Luxembourg; MAC Macau; MKD North
Macedonia; MAD Madagascar; MDG Madagascar; MAW Malawi; MWI Malawi; MAS Malaysia; MYS Malaysia; MDV
Maldives; MLI Mali; MLT Malta; MHL Marshall Islands; MTN Mauritania; MRT Mauritania; MRI Mauritius; MUS
Mauritius; MEX Mexico; FSM Micronesia; MDA Moldova; MON Monaco; MCO Monaco; MGL Mongolia; MNG Mongolia;
MNE Montenegro; MAR Morocco; MOZ Mozambique; MYA Myanmar; MMR Myanmar; NAM Namibia; NRU Nauru; NEP Nepal;
NPL Nepal; NED Netherlands; NLD Netherlands; NZL New Zealand; NCA Nicaragua; NIC Nicaragua; NIG Niger;
NER Niger; NGR Nigeria; NGA Nigeria; NIR Northern Ireland; NOR Norway; OMA Oman; OMN Oman; PAK Pakistan;
PLW Palau; PLE Palestine; PSE Palestine; PAN Panama; PNG Papua New Guinea; PAR Paraguay; PRY Paraguay;
PER Peru; PHI Philippines; PHL Philippines; POL Poland; POR Portugal; PRT Portugal; PUR Puerto Rico; PRI
Puerto Rico; QAT Qatar; ROM Romania; ROU Romania; RUS Russia; RWA Rwanda; SKN Saint Kitts and Nevis; KNA
Saint Kitts and Nevis; LCA Saint Lucia; VIN Saint Vincent and the Grenadines; SAM Samoa; WSM Samoa; SMR
San Marino; STP São Tomé and Príncipe; KSA Saudi Arabia; SAU Saudi Arabia; SCO Scotland; SEN Senegal; SRB
Serbia; SCG Serbia and Montenegro; SEY Seychelles; SLE Sierra Leone; SIN Singapore; SGP Singapore; SVK
Slovakia; SLO Slovenia; SVN Slovenia; SOL Solomon Islands; SOM Somalia; RSA South Africa; ZAF South
Africa; SSD South Sudan; ESP Spain; SRI Sri Lanka; LKA Sri Lanka; SUD Sudan; SDN Sudan; SUR Suriname; SWZ
Eswatini; SWE Sweden; SUI Switzerland; CHE Switzerland; SYR Syria; TPE Chinese Taipei; TWN Taiwan; ROC
Republic of China; TJK Tajikistan; TAN Tanzania; TZA Tanzania; THA Thailand; TLS East Timor; TOG Togo;
TGA Tonga; TON Tonga; TRI Trinidad and Tobago; TTO Trinidad and Tobago; TUN Tunisia; TUR Turkey; TKM
Turkmenistan; TUV Tuvalu; UGA Uganda; UKR Ukraine; UAE United Arab Emirates; ARE United Arab Emirates;
GBR United Kingdom; UK United Kingdom; USA United States; US United States; URU Uruguay; URY Uruguay; URS
Soviet Union; USSR Soviet Union; UZB Uzbekistan; VAN Vanuatu; VUT Vanuatu; VAT Vatican City; VEN
Venezuela; VIE Vietnam; VNM Vietnam; WAL Wales; YEM Yemen; YUG Yugoslavia; ZAM Zambia; ZMB Zambia; ZIM
Zimbabwe; ZWE Zimbabwe; ABW Aruba; FRO Faroe Islands; GGY Guernsey; JEY Jersey; IMN Isle of Man; NCL New
Caledonia; GUM Guam; UN United Nations; NATO NATO; TCH Czechoslovakia; CSK Czechoslovakia; ART Republic
of Artsakh; ABK Abkhazia; OST South Ossetia; TRNC Northern Cyprus
"""
NAMES: dict[str, str] = {
    code: name
    for code, _, name in (entry.strip().partition(" ") for entry in " ".join(_CODES.split()).split(";"))
}

# Countries whose names are templates in other Wikipedias: a flag and the name, linked.
FOREIGN_NAMES = """
Argentinien; Australien; Belgien; Bolivien; Brasilien; Bulgarien; Chile; China; Dänemark; Deutschland;
Finnland; Frankreich; Griechenland; Indien; Indonesien; Irak; Iran; Israel; Italien; Japan; Kanada;
Kolumbien; Kroatien; Kuba; Libanon; Luxemburg; Marokko; Mexiko; Neuseeland; Niederlande; Norwegen;
Philippinen; Polen; Portugal; Rumänien; Russland; Schweden; Schweiz; Serbien; Slowakei; Slowenien;
Sowjetunion; Spanien; Südafrika; Südkorea; Taiwan; Thailand; Tschechien; Tunesien; Türkei; Ukraine;
Ungarn; Venezuela; Vereinigte Staaten; Vereinigtes Königreich; Vietnam; Österreich; Armenien;
Aserbaidschan; Georgien; Alemania; Francia; España; Italia; Estados Unidos; Reino Unido; Rusia; Turquía;
Азербайджан; Армения; Аргентина; Белоруссия; Бельгия; Болгария; Бразилия; Великобритания; Венгрия;
Германия; Греция; Грузия; Израиль; Индия; Индонезия; Иран; Испания; Италия; Казахстан; Китай; Мексика;
Намибия; Нидерланды; Польша; Россия; США; Турция; Узбекистан; Украина; Франция; Чехия; Швейцария;
Япония; СССР
""".replace("\n", " ")


def country_name(code: str) -> str:
    """Return the country that a code in capitals stands for, any other text as it is."""
    return NAMES.get(code, code)
