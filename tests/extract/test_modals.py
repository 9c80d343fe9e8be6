"""Modals: what "harus" and "siap" do by themselves."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo harus menarik pasukannya, kata juru bicara Kementerian Luar Negeri Mali.", ["REQUEST MLI > TGO"]),
        ("Presiden Mali mengatakan bahwa Togo sebaiknya menerima kenyataan.", ["REQUEST MLI > TGO"]),
        ("Togo tidak boleh melewati garis itu, kata Presiden Mali.", ["REQUEST MLI > TGO"]),
        ("Mali harus menang, kata Presiden Mali.", []),
        ("Togo harus menarik pasukannya.", []),
    ],
)
def test_what_somebody_else_says_that_one_must_do_is_a_request(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali siap menjadi pintu masuk bagi produk Togo.", ["pledge MLI > TGO"]),
        ("Mali bersedia menampung pengungsi asal Togo.", ["pledge MLI > TGO"]),
        ("Mali siap menyerang Togo.", ["THREATEN MLI > TGO"]),
        ("Mali siap menjadi pintu masuk bagi produk Togo dan Fiji.", []),
        ("Mali siap bekerja keras.", []),
    ],
)
def test_what_one_is_ready_to_do_for_another_is_an_offer(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali enggan menampung pengungsi asal Togo.", ["REJECT MLI > TGO"]),
        ("Mali tidak bersedia membantu Togo.", ["REJECT MLI > TGO"]),
        ("Mali enggan menyerang Togo.", []),
        ("Mali enggan berkomentar.", []),
    ],
)
def test_what_one_does_not_care_to_do_for_another_is_refused(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told
