"""The gazetteer of states and organisations: every row is whole, and no word stands for two of them."""

import csv
import re
import unicodedata
from importlib.resources import files

import pytest

from flows.extract.text import tokenize

Row = dict[str, str]


def _codes(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# The 193 members of the United Nations, by ISO 3166-1 alpha-3 code.
MEMBERS = _codes(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF
    CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI
    FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN
    KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT
    MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT
    ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON
    TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """
)
# The other 56 codes of ISO 3166-1: observers, Taiwan and the territories.
OTHERS = _codes(
    """
    ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY
    MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PSE PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VAT VGB VIR WLF
    """
)
# The bodies whose codes are fixed for annotators.
FIXED = _codes(
    """
    UN UNSC EU ASEAN NATO SCO G7 G20 BRICS APEC OIC AU GCC ARAB_LEAGUE EAEU CIS CSTO OPEC QUAD AUKUS IMF WORLD_BANK WTO
    WHO IAEA ICC ICJ ICRC OSCE PIF ADB MSG HAMAS HEZBOLLAH TALIBAN HOUTHI ISIS ALQAEDA FATAH
    """
)
COLUMNS = {
    "states.csv": ("code", "name", "aliases", "epithets", "capital", "metonyms"),
    "organisations.csv": ("code", "name", "aliases", "kind", "country", "headquarters"),
}
WORDS = {
    "states.csv": ("name", "aliases", "epithets", "capital", "metonyms"),
    "organisations.csv": ("name", "aliases", "headquarters"),
}


def _lines(table: str) -> list[str]:
    return (files("flows.extract") / "gazetteer" / table).read_text(encoding="utf-8").splitlines()


def _rows(table: str) -> list[Row]:
    return list(csv.DictReader(line for line in _lines(table) if not line.startswith("#")))


def _words(table: str, row: Row) -> list[str]:
    return [word for column in WORDS[table] if row[column] for word in row[column].split(";")]


def _claims() -> dict[tuple[str, ...], set[str]]:
    """Every word of both tables, as the engine folds it, with the codes that claim it."""
    claims: dict[tuple[str, ...], set[str]] = {}
    for table in WORDS:
        for row in _rows(table):
            for word in _words(table, row):
                claims.setdefault(tokenize(word), set()).add(row["code"])
    return claims


def test_the_lists_that_the_tables_are_held_against_are_complete() -> None:
    assert (len(MEMBERS), len(OTHERS), len(MEMBERS | OTHERS)) == (193, 56, 249)


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_every_row_has_the_columns_that_the_header_explains(table: str) -> None:
    with_header = csv.DictReader(line for line in _lines(table) if not line.startswith("#"))
    assert tuple(with_header.fieldnames or ()) == COLUMNS[table]
    for row in with_header:
        assert None not in {*row, *row.values()}, row
    explained = {match[1] for line in _lines(table) if (match := re.match(r"# (\w+) {2,}\w", line))}
    assert set(COLUMNS[table]) <= explained


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_codes_are_unique_and_rows_sorted_by_them(table: str) -> None:
    codes = [row["code"] for row in _rows(table)]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_names_are_given_and_cells_are_trimmed(table: str) -> None:
    for row in _rows(table):
        assert "" not in {row["code"], row["name"]}, row
        for cell in row.values():
            for value in cell.split(";") if cell else []:
                assert value, (row["code"], cell)
                assert value == " ".join(value.split()), (row["code"], cell)
                assert value == unicodedata.normalize("NFC", value), (row["code"], cell)


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_every_word_can_be_told_from_a_common_word_by_a_capital(table: str) -> None:
    for row in _rows(table):
        for word in _words(table, row):
            assert any(letter.isupper() for letter in word), (row["code"], word)


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_no_row_lists_a_word_twice(table: str) -> None:
    for row in _rows(table):
        words = _words(table, row)
        assert len(words) == len(set(words)), row["code"]


def test_every_member_and_observer_of_the_united_nations_is_there() -> None:
    codes = {row["code"] for row in _rows("states.csv")}
    assert MEMBERS | {"VAT", "PSE"} <= codes


def test_a_state_code_is_of_iso_3166_or_is_kosovo() -> None:
    codes = {row["code"] for row in _rows("states.csv")}
    assert codes <= MEMBERS | OTHERS | {"XKX"}
    assert {"TWN", "HKG", "XKX"} <= codes


def test_an_organisation_code_is_in_capitals_and_never_a_state_code() -> None:
    for row in _rows("organisations.csv"):
        assert re.fullmatch(r"[A-Z][A-Z0-9_]{1,19}", row["code"]), row["code"]
        assert row["code"] not in MEMBERS | OTHERS | {"XKX"}, row["code"]


def test_the_bodies_with_fixed_codes_are_there() -> None:
    assert {row["code"] for row in _rows("organisations.csv")} >= FIXED


def test_only_armed_groups_are_rooted_in_a_state() -> None:
    states = {row["code"] for row in _rows("states.csv")}
    for row in _rows("organisations.csv"):
        assert row["kind"] in {"organisation", "forum", "armed_group"}, row
        if row["country"]:
            assert row["kind"] == "armed_group", row
            assert row["country"] in states, row


def test_no_word_stands_for_two_codes_in_either_table() -> None:
    assert {word: codes for word, codes in _claims().items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Negeri Tirai Bambu", "CHN"),
        ("RI", "IDN"),
        ("Perancis", "FRA"),
        ("Türkiye", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("Republik Rakyat Demokratik Korea", "PRK"),
        ("Tel Aviv", "ISR"),
        ("Takhta Suci", "VAT"),
        ("Guinea-Bissau", "GNB"),
        ("DK PBB", "UNSC"),
        ("UNHCR", "UN"),
        ("Badan Kesehatan Dunia", "WHO"),
        ("Organisasi Kerjasama Shanghai", "SCO"),
        ("Afrika Bersatu", "AU"),
        ("Hizbullah", "HEZBOLLAH"),
    ],
)
def test_well_known_words_stand_for_whom_readers_take_them(word: str, code: str) -> None:
    assert _claims()[tokenize(word)] == {code}


@pytest.mark.parametrize(
    "word", ["Lima", "Victoria", "Korea", "Papua", "Arab", "AU", "UN", "PA", "APA", "Negara Islam", "Tanah Air"]
)
def test_words_that_mostly_mean_something_else_are_left_out(word: str) -> None:
    assert tokenize(word) not in _claims()
