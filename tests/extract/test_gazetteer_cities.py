"""The tables of cities and sites: every row is valid, no name stands for two places, and the known places are there."""

import csv
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from flows.extract.text import fold

# ISO 3166-1 alpha-3, with XKX for Kosovo.
ALPHA3 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE
"""
COUNTRIES = frozenset(ALPHA3.split())
# The codes that are no state's: what is left are the members of the United Nations, its observers, Kosovo and Taiwan.
TERRITORIES = """
ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY CYM
MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF
"""
STATES = COUNTRIES - frozenset(TERRITORIES.split())
HAND_TABLE = Path(__file__).parents[2] / "scripts" / "exonyms.csv"
SITE_KINDS = frozenset({"palace", "venue", "region", "sea", "island", "base"})


def read_table(name: str) -> list[dict[str, str]]:
    text = (files("flows") / "extract" / "gazetteer" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


CITIES = read_table("cities.csv")
SITES = read_table("sites.csv")


def names_of(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split(";"))]


def find(name: str) -> dict[str, str]:
    rows = [row for row in CITIES + SITES if fold(name) in map(fold, names_of(row))]
    assert len(rows) == 1, f"{name} stands in {len(rows)} rows"
    return rows[0]


def test_columns_are_those_that_the_header_names() -> None:
    for name, table in (("cities.csv", CITIES), ("sites.csv", SITES)):
        text = (files("flows") / "extract" / "gazetteer" / name).read_text(encoding="utf-8")
        header = text.split("# Columns\n", 1)[1].split("\n#\n", 1)[0]
        assert re.findall(r"^#   (\w+)  ", header, re.MULTILINE) == list(table[0]), name
        assert all(None not in row and None not in row.values() for row in table), name


def test_every_city_has_a_country_coordinates_and_a_population() -> None:
    for row in CITIES:
        assert row["country"] in COUNTRIES, row
        assert re.fullmatch(r"-?\d{1,2}\.\d{4}", row["latitude"]), row
        assert re.fullmatch(r"-?\d{1,3}\.\d{4}", row["longitude"]), row
        assert abs(float(row["latitude"])) <= 90, row
        assert abs(float(row["longitude"])) <= 180, row
        assert re.fullmatch(r"\d+", row["population"]), row


def test_every_site_has_a_kind_coordinates_and_a_country_or_none() -> None:
    for row in SITES:
        assert row["kind"] in SITE_KINDS, row
        assert row["country"] in COUNTRIES | {""}, row
        assert re.fullmatch(r"-?\d{1,2}\.\d{4}", row["latitude"]), row
        assert re.fullmatch(r"-?\d{1,3}\.\d{4}", row["longitude"]), row
        assert abs(float(row["latitude"])) <= 90, row
        assert abs(float(row["longitude"])) <= 180, row


def test_a_name_or_alias_stands_for_one_place_only() -> None:
    counts = Counter(fold(name) for row in CITIES + SITES for name in names_of(row))
    assert [name for name, count in counts.items() if count > 1] == []


def test_names_are_clean_and_begin_with_a_capital_or_article() -> None:
    for row in CITIES + SITES:
        for name in names_of(row):
            assert re.fullmatch(r"[\w'‘’.,&/ -]+", name), name
            assert name == " ".join(name.split()), name
            assert len(name) >= 3, name
            assert re.search(r"[A-ZÀ-Ž0-9]", name), name


def test_rows_are_in_order_of_name_so_that_a_rebuild_changes_only_what_changed() -> None:
    for table in (CITIES, SITES):
        keys = [(row["name"], row["country"]) for row in table]
        assert keys == sorted(keys)


def test_every_state_has_a_city() -> None:
    assert {row["country"] for row in CITIES} >= STATES


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kairo", "EGY"), ("Cairo", "EGY"), ("Moskow", "RUS"), ("Jenewa", "CHE"), ("Den Haag", "NLD"),
        ("Yerusalem", "ISR"), ("Singapura", "SGP"), ("Roma", "ITA"), ("Wina", "AUT"), ("Praha", "CZE"),
        ("Athena", "GRC"), ("Damaskus", "SYR"), ("Teheran", "IRN"), ("Brussel", "BEL"), ("Kopenhagen", "DNK"),
        ("Lisabon", "PRT"), ("Warsawa", "POL"), ("Bukares", "ROU"), ("Beograd", "SRB"), ("Kyiv", "UKR"),
        ("Kiev", "UKR"), ("Tbilisi", "GEO"), ("Baku", "AZE"), ("Kota Meksiko", "MEX"), ("New York", "USA"),
        ("Washington DC", "USA"), ("Samarkand", "UZB"), ("Astana", "KAZ"), ("Nur-Sultan", "KAZ"),
        ("Naypyidaw", "MMR"), ("Putrajaya", "MYS"), ("Labuan Bajo", "IDN"), ("Davos", "CHE"),
        ("Sharm el-Sheikh", "EGY"), ("Panmunjom", "KOR"), ("Ramallah", "PSE"), ("Rafah", "PSE"),
        ("Gaza", "PSE"), ("Mekkah", "SAU"), ("San Jose", "CRI"), ("Tripoli", "LBY"), ("Santiago", "CHL"),
        ("Xi'an", "CHN"), ("Zürich", "CHE"), ("São Paulo", "BRA"), ("Honiara", "SLB"), ("Dayton", "USA"),
        ("Reykjavik", "ISL"), ("Sochi", "RUS"),
    ],
)  # fmt: skip
def test_a_city_is_found_under_its_indonesian_and_its_other_names(name: str, country: str) -> None:
    assert find(name)["country"] == country


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Istana Merdeka", "IDN", "palace"), ("Istana Bogor", "IDN", "palace"),
        ("Gedung Putih", "USA", "palace"), ("Kremlin", "RUS", "palace"), ("Camp David", "USA", "palace"),
        ("Balai Agung Rakyat", "CHN", "palace"), ("Markas PBB", "USA", "venue"), ("Bali", "IDN", "island"),
        ("Nusa Dua", "IDN", "region"), ("Natuna", "IDN", "island"), ("Jalur Gaza", "PSE", "region"),
        ("Tepi Barat", "PSE", "region"), ("Kashmir", "", "region"), ("Laut China Selatan", "", "sea"),
        ("Laut Tiongkok Selatan", "", "sea"), ("Krimea", "UKR", "region"), ("Guantanamo", "CUB", "base"),
        ("Mar-a-Lago", "USA", "palace"), ("Jeju", "KOR", "island"), ("Sisilia", "ITA", "island"),
    ],
)  # fmt: skip
def test_a_site_is_found_with_its_kind(name: str, country: str, kind: str) -> None:
    row = find(name)
    assert (row["country"], row["kind"]) == (country, kind)


@pytest.mark.parametrize(
    "word",
    ["Dan", "Man", "Sari", "Bandar", "Data", "Serang", "Bari", "Batu", "Negara", "Tanjung", "Surat", "Kota", "Van"],
)
def test_a_word_of_the_language_is_no_place(word: str) -> None:
    assert all(fold(word) not in map(fold, names_of(row)) for row in CITIES + SITES)


@pytest.mark.parametrize(
    "name",
    [
        "Kim",
        "Ali",
        "Hassan",
        "Jackson",
        "Lincoln",
        "Hamilton",
        "Victoria",
        "Vladimir",
        "Clark",
        "Ota",
        "Irving",
        "Colon",
    ],
)
def test_a_personal_name_is_no_place(name: str) -> None:
    assert all(fold(name) not in map(fold, names_of(row)) for row in CITIES + SITES)


def test_coordinates_lie_where_the_places_are() -> None:
    for name, latitude, longitude in (
        ("Samarkand", 39.65, 66.97), ("Jakarta", -6.21, 106.85), ("Washington", 38.9, -77.04),
        ("Honiara", -9.43, 159.95),
    ):  # fmt: skip
        row = find(name)
        assert float(row["latitude"]) == pytest.approx(latitude, abs=0.1)
        assert float(row["longitude"]) == pytest.approx(longitude, abs=0.1)


def test_the_table_carries_what_the_hand_table_names_adds_and_drops() -> None:
    lines = HAND_TABLE.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    cities = {(row["name"], row["country"]): row["aliases"] for row in CITIES}
    for row in rows:
        if row["action"] == "drop":
            assert (row["geonames"], row["country"]) not in cities, row
        else:
            assert cities[row["name"], row["country"]] == row["aliases"], row
