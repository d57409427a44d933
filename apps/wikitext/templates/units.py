"""Units of measure: their size in the base unit of their kind, their names, what they are turned into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; the offset is added to the value before it is scaled (temperatures)."""

    code: str
    kind: str
    scale: float
    symbol: str
    name: str
    plural: str
    target: str
    offset: float = 0.0


# kind: code scale symbol name[/plural] target; "~" is a space, a bare "/" a plural like the name.
_TABLE = """
length: nm 1e-9 nm nanometre in | μm 1e-6 μm micrometre in | mm 1e-3 mm millimetre in
length: cm 0.01 cm centimetre in | dm 0.1 dm decimetre in | m 1 m metre ft | dam 10 dam decametre ft
length: hm 100 hm hectometre ft | km 1000 km kilometre mi | Mm 1e6 Mm megametre mi
length: in 0.0254 in inch/inches mm | ft 0.3048 ft foot/feet m | yd 0.9144 yd yard m
length: mi 1609.344 mi mile km | nmi 1852 nmi nautical~mile km~mi | fathom 1.8288 fathom fathom ft~m
length: furlong 201.168 furlong furlong m | chain 20.1168 chain chain m | rod 5.0292 rod rod m
length: hand 0.1016 h hand in~cm | AU 149597870700 AU astronomical~unit km
length: ly 9460730472580800 ly light-year km | pc 30856775814913673 pc parsec ly | Å 1e-10 Å ångström in
length: league 4828.032 league league km | mil 2.54e-5 mil mil mm | link 0.201168 lnk link m
length: verst 1066.8 verst verst km | li 500 li li mi | cubit 0.4572 cubit cubit m
length: smoot 1.7018 smoot smoot m
area: mm2 1e-6 mm<sup>2</sup> square~millimetre sqin | cm2 1e-4 cm<sup>2</sup> square~centimetre sqin
area: m2 1 m<sup>2</sup> square~metre sqft | ha 10000 ha hectare acre
area: km2 1e6 km<sup>2</sup> square~kilometre sqmi | sqin 0.00064516 sq~in square~inch/square~inches cm2
area: sqft 0.09290304 sq~ft square~foot/square~feet m2 | sqyd 0.83612736 sq~yd square~yard m2
area: acre 4046.8564224 acre acre/acres ha | sqmi 2589988.110336 sq~mi square~mile km2
area: dunam 1000 dunam dunam ha | sqnmi 3429904 sq~nmi square~nautical~mile km2 | a 100 a are sqft
volume: mm3 1e-9 mm<sup>3</sup> cubic~millimetre cuin | cm3 1e-6 cm<sup>3</sup> cubic~centimetre cuin
volume: cc 1e-6 cc cubic~centimetre cuin | ml 1e-6 ml millilitre USoz | cl 1e-5 cl centilitre USoz
volume: l 1e-3 l litre USgal | hl 0.1 hl hectolitre USgal | m3 1 m<sup>3</sup> cubic~metre cuft
volume: km3 1e9 km<sup>3</sup> cubic~kilometre cumi | cuin 1.6387064e-5 cu~in cubic~inch/cubic~inches cm3
volume: cuft 0.028316846592 cu~ft cubic~foot/cubic~feet m3 | cuyd 0.764554857984 cu~yd cubic~yard m3
volume: cumi 4168181825.440579584 cu~mi cubic~mile km3 | USgal 0.003785411784 US~gal US~gallon l
volume: impgal 0.00454609 imp~gal imperial~gallon l | USpt 0.000473176473 US~pt US~pint l
volume: USoz 2.95735295625e-5 US~fl~oz US~fluid~ounce ml
volume: impoz 2.84130625e-5 imp~fl~oz imperial~fluid~ounce ml | imppt 0.00056826125 imp~pt imperial~pint l
volume: USqt 0.000946352946 US~qt US~quart l | acre.ft 1233.48183754752 acre⋅ft acre-foot/acre-feet m3
volume: oilbbl 0.158987294928 bbl barrel m3 | USbsh 0.03523907016688 US~bsh US~bushel l
volume: Mm3 1e6 million~m<sup>3</sup> million~cubic~metre/million~cubic~metres acre.ft
mass: μg 1e-9 μg microgram gr | mg 1e-6 mg milligram gr | g 1e-3 g gram oz | kg 1 kg kilogram lb
mass: t 1000 t tonne LT~ST | Mt 1e9 Mt megatonne ST | kt 1e6 kt kilotonne LT~ST | gr 6.479891e-5 gr grain g
mass: oz 0.028349523125 oz ounce g | lb 0.45359237 lb pound kg | st 6.35029318 st stone lb~kg
mass: ST 907.18474 short~tons short~ton t | LT 1016.0469088 long~tons long~ton t
mass: cwt 50.80234544 cwt hundredweight/hundredweight kg | ozt 0.0311034768 ozt troy~ounce g
mass: carat 0.0002 carat carat g | quintal 100 q quintal lb | pood 16.3804964 pood pood kg
speed: km/h 0.277777777777778 km/h kilometre~per~hour/kilometres~per~hour mph
speed: m/s 1 m/s metre~per~second/metres~per~second ft/s | mph 0.44704 mph mile~per~hour/miles~per~hour km/h
speed: kn 0.514444444444444 kn knot km/h~mph | ft/s 0.3048 ft/s foot~per~second/feet~per~second m/s
speed: km/s 1000 km/s kilometre~per~second/kilometres~per~second mi/s
speed: mi/s 1609.344 mi/s mile~per~second/miles~per~second km/s
speed: mm/year 3.16880878140289e-11 mm/year millimetre~per~year/millimetres~per~year in/year
speed: in/year 8.04877430476335e-10 in/year inch~per~year/inches~per~year mm/year
power: W 1 W watt hp | kW 1000 kW kilowatt hp | MW 1e6 MW megawatt hp | GW 1e9 GW gigawatt hp
power: hp 745.69987158227 hp horsepower/horsepower kW
power: PS 735.49875 PS metric~horsepower/metric~horsepower kW
power: bhp 745.69987158227 bhp brake~horsepower/brake~horsepower kW
power: shp 745.69987158227 shp shaft~horsepower/shaft~horsepower kW
energy: J 1 J joule cal | kJ 1000 kJ kilojoule kcal | MJ 1e6 MJ megajoule kWh | GJ 1e9 GJ gigajoule MWh
energy: TJ 1e12 TJ terajoule GWh | cal 4.184 cal calorie J | kcal 4184 kcal kilocalorie kJ
energy: kWh 3.6e6 kW⋅h kilowatt-hour MJ | MWh 3.6e9 MW⋅h megawatt-hour GJ | GWh 3.6e12 GW⋅h gigawatt-hour TJ
energy: TWh 3.6e15 TW⋅h terawatt-hour PJ | PJ 1e15 PJ petajoule TWh
energy: BTU 1055.05585262 BTU British~thermal~unit kJ
energy: ftlbf 1.3558179483314 ft⋅lbf foot-pound~force/foot-pounds~force J
energy: eV 1.602176634e-19 eV electronvolt J | tTNT 4.184e9 t~of~TNT tonne~of~TNT/tonnes~of~TNT GJ
energy: kgm 9.80665 kg⋅m kilogram~metre/kilogram~metres J
energy: ktTNT 4.184e12 kt kiloton~of~TNT/kilotons~of~TNT TJ
energy: MtTNT 4.184e15 Mt megaton~of~TNT/megatons~of~TNT PJ
torque: Nm 1 N⋅m newton-metre lbft | lbft 1.3558179483314 lb⋅ft pound-foot/pound-feet Nm
torque: kgfm 9.80665 kg⋅m kilogram-metre Nm
pressure: Pa 1 Pa pascal/pascals psi | hPa 100 hPa hectopascal inHg | kPa 1000 kPa kilopascal psi
pressure: MPa 1e6 MPa megapascal psi | GPa 1e9 GPa gigapascal psi
pressure: psi 6894.757293168 psi pound~per~square~inch/pounds~per~square~inch kPa | bar 1e5 bar bar/bars kPa
pressure: atm 101325 atm standard~atmosphere kPa | mbar 100 mbar millibar hPa
pressure: inHg 3386.388640341 inHg inch~of~mercury/inches~of~mercury kPa
pressure: mmHg 133.322387415 mmHg millimetre~of~mercury/millimetres~of~mercury kPa
pressure: Torr 133.322368421 Torr torr/torr kPa
force: N 1 N newton lbf | kN 1000 kN kilonewton lbf | lbf 4.4482216152605 lbf pound-force/pounds-force N
force: kgf 9.80665 kgf kilogram-force/kilograms-force N | MN 1e6 MN meganewton lbf
density: kg/m3 1 kg/m<sup>3</sup> kilogram~per~cubic~metre/kilograms~per~cubic~metre lb/cuft
density: g/cm3 1000 g/cm<sup>3</sup> gram~per~cubic~centimetre/grams~per~cubic~centimetre lb/cuin
density: lb/cuft 16.018463374 lb/cu~ft pound~per~cubic~foot/pounds~per~cubic~foot kg/m3
density: lb/cuin 27679.904710203 lb/cu~in pound~per~cubic~inch/pounds~per~cubic~inch g/cm3
density: g/l 1 g/l gram~per~litre/grams~per~litre lb/cuin
population: /km2 1 /km<sup>2</sup> per~square~kilometre/per~square~kilometre /sqmi
population: /sqmi 0.386102158542446 /sq~mi per~square~mile/per~square~mile /km2
population: PD/km2 1 inhabitants/km<sup>2</sup> inhabitants~per~square~kilometre/ PD/sqmi
population: /ha 100 /ha per~hectare/per~hectare /acre | /acre 247.105381467 /acre per~acre/per~acre /ha
population: PD/sqmi 0.386102158542446 inhabitants/sq~mi inhabitants~per~square~mile/ PD/km2
flow: m3/s 1 m<sup>3</sup>/s cubic~metre~per~second/cubic~metres~per~second cuft/s
flow: cuft/s 0.028316846592 cu~ft/s cubic~foot~per~second/cubic~feet~per~second m3/s
flow: oilbbl/d 1.84013072833e-6 bbl/d barrel~per~day/barrels~per~day m3/d
flow: m3/d 1.15740740741e-5 m<sup>3</sup>/d cubic~metre~per~day/cubic~metres~per~day oilbbl/d
fuel: mpgus 1 mpg‑US mile~per~US~gallon/miles~per~US~gallon L/100km
fuel: L/100km -235.214583333333 L/100~km litre~per~100~kilometres/litres~per~100~kilometres mpgus
accel: m/s2 1 m/s<sup>2</sup> metre~per~second~squared/metres~per~second~squared ft/s2
accel: ft/s2 0.3048 ft/s<sup>2</sup> foot~per~second~squared/feet~per~second~squared m/s2
yield: t/ha 1000 t/ha tonne~per~hectare/tonnes~per~hectare LT/acre
yield: kg/ha 1 kg/ha kilogram~per~hectare/kilograms~per~hectare lb/acre
yield: lb/acre 1.12085115616 lb/acre pound~per~acre/pounds~per~acre kg/ha
yield: LT/acre 2510.70658980 long~ton/acre long~ton~per~acre/long~tons~per~acre t/ha
slope: m/km 1 m/km metre~per~kilometre/metres~per~kilometre ft/mi
slope: ft/mi 0.189393939393939 ft/mi foot~per~mile/feet~per~mile m/km
time: s 1 s second min | min 60 min minute h | h 3600 h hour d | d 86400 d day h | year 31557600 year year d
time: week 604800 week week d
data: MB 1e6 MB megabyte MiB | GB 1e9 GB gigabyte GiB | MiB 1048576 MiB mebibyte MB
data: GiB 1073741824 GiB gibibyte GB | kB 1000 kB kilobyte KiB | KiB 1024 KiB kibibyte kB
"""
_TEMPERATURES = (
    Unit("C", "temperature", 1, "°C", "degree Celsius", "degrees Celsius", "F", 273.15),
    Unit("F", "temperature", 5 / 9, "°F", "degree Fahrenheit", "degrees Fahrenheit", "C", 459.67),
    Unit("K", "temperature", 1, "K", "kelvin", "kelvins", "C F", 0.0),
    Unit("R", "temperature", 5 / 9, "°R", "degree Rankine", "degrees Rankine", "C F", 0.0),
    Unit("C-change", "temperature change", 1, "°C", "degree Celsius", "degrees Celsius", "F-change"),
    Unit(
        "F-change", "temperature change", 5 / 9, "°F", "degree Fahrenheit", "degrees Fahrenheit", "C-change"
    ),
)
_ALIASES = {
    "°C": "C", "°F": "F", "degC": "C", "degF": "F", "celsius": "C", "fahrenheit": "F", "C°": "C", "F°": "F",
    "metre": "m", "metres": "m", "meter": "m", "meters": "m", "kilometre": "km", "kilometres": "km",
    "kilometer": "km", "kilometers": "km", "mile": "mi", "miles": "mi", "foot": "ft", "feet": "ft",
    "inch": "in", "inches": "in", "yard": "yd", "yards": "yd", "pound": "lb", "pounds": "lb", "lbs": "lb",
    "kilogram": "kg", "kilograms": "kg", "kgs": "kg", "tonne": "t", "tonnes": "t", "MT": "t", "mt": "t",
    "metric ton": "t", "ton": "ST", "tons": "ST", "short ton": "ST", "long ton": "LT", "shton": "ST",
    "acres": "acre", "hectare": "ha", "hectares": "ha", "sq mi": "sqmi", "mi2": "sqmi", "sqkm": "km2",
    "km²": "km2", "m²": "m2", "sq m": "m2", "sqm": "m2", "sq ft": "sqft", "ft2": "sqft", "sq km": "km2",
    "in2": "sqin", "sq in": "sqin", "sq yd": "sqyd", "yd2": "sqyd", "L": "l", "litre": "l", "litres": "l",
    "liter": "l", "liters": "l", "mL": "ml", "cL": "cl", "hL": "hl", "US gal": "USgal", "gal": "USgal",
    "gallon": "USgal", "gallons": "USgal", "usgal": "USgal", "imp gal": "impgal", "U.S.gal": "USgal",
    "cu ft": "cuft", "ft3": "cuft", "cu in": "cuin", "in3": "cuin", "CID": "cuin", "cu yd": "cuyd",
    "yd3": "cuyd", "cu mi": "cumi", "acre-ft": "acre.ft", "acre.foot": "acre.ft", "acft": "acre.ft",
    "acre·ft": "acre.ft", "acre feet": "acre.ft", "bbl": "oilbbl", "floz": "USoz", "US fl oz": "USoz",
    "kph": "km/h", "kmh": "km/h", "km/hr": "km/h", "mi/h": "mph", "knot": "kn", "knots": "kn",
    "kt_speed": "kn", "ft/sec": "ft/s", "fps": "ft/s", "ounce": "oz", "ounces": "oz", "gram": "g",
    "grams": "g", "stone": "st", "grains": "gr", "grain": "gr", "ft.lbf": "ftlbf", "ftlb": "ftlbf",
    "ft·lbf": "ftlbf", "lb.ft": "lbft", "lbf.ft": "lbft", "lb·ft": "lbft", "N.m": "Nm", "N·m": "Nm",
    "kW.h": "kWh", "GW.h": "GWh", "MW.h": "MWh", "TW.h": "TWh", "kgm3": "kg/m3", "g/cc": "g/cm3",
    "PD/sqkm": "PD/km2", "/sqkm": "/km2", "PD/mi2": "PD/sqmi", "/mi2": "/sqmi", "cu ft/s": "cuft/s",
    "ft3/s": "cuft/s", "cumec": "m3/s", "um": "μm", "µm": "μm", "uG": "μg", "µg": "μg", "ug": "μg",
    "nautical mile": "nmi", "nautical miles": "nmi", "NM": "nmi", "angstrom": "Å", "au": "AU",
    "ftm": "fathom", "fathoms": "fathom", "troy ounce": "ozt", "mpg-US": "mpgus", "mpgUS": "mpgus",
    "mpg": "mpgus", "°C-change": "C-change", "°F-change": "F-change", "C°-change": "C-change", "hand": "hand",
    "bu": "USbsh", "pt": "USpt", "USflgal": "USgal", "usoz": "USoz", "US oz": "USoz", "psi_pressure": "psi",
    "lb/in2": "psi", "mb": "mbar", "torr": "Torr", "statute mile": "mi", "mile (statute)": "mi",
    "centimetre": "cm", "centimeters": "cm", "cms": "cm", "millimetre": "mm",
}  # fmt: skip


def find_unit(code: str) -> Unit | None:
    """Return the unit of this code or alias, or None."""
    return UNITS.get(code) or UNITS.get(_ALIASES.get(code, "")) or UNITS.get(code.replace(" ", ""))


def _read_table() -> dict[str, Unit]:
    units = {unit.code: unit for unit in _TEMPERATURES}
    for line in _TABLE.strip().split("\n"):
        kind, _, entries = line.partition(": ")
        for entry in entries.split(" | "):
            code, scale, *words = entry.split()
            symbol, name, target = (word.replace("~", " ") for word in words)
            single, slash, plural = name.partition("/")
            plural = plural or (single if slash else f"{single}s")
            units[code] = Unit(code, kind, float(scale), symbol, single, plural, target)
    return units


UNITS = _read_table()
