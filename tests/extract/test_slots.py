"""Slots: who acts and on whom, by word order, by prepositions, by ownership."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali mengecam Niger.", "ACCUSE MLI > NER"),
        ("Mali memuji Niger.", "SUPPORT MLI > NER"),
        ("Mali menyerang Niger.", "ASSAULT MLI > NER"),
        ("Tentara Mali menyerang pasukan Niger.", "ASSAULT MLI > NER"),
        ("Mali mendesak Niger.", "REQUEST MLI > NER"),
        ("Mali mengusir diplomat Niger.", "SANCTION MLI > NER"),
    ],
)
def test_an_active_verb_has_its_agent_before_and_its_patient_behind(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Niger dikecam oleh Mali.", "ACCUSE MLI > NER"),
        ("Niger dikecam Mali.", "ACCUSE MLI > NER"),
        ("Niger dituduh oleh Mali dan Togo.", "ACCUSE MLI TGO > NER"),
        ("Niger didukung Togo.", "SUPPORT TGO > NER"),
        ("Libya dijatuhi sanksi oleh Mesir.", "SANCTION EGY > LBY"),
        ("Presiden Panama dikunjungi Presiden Kuba.", "visit CUB > PAN"),
    ],
)
def test_a_passive_verb_has_its_patient_before_and_its_agent_behind(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


def test_a_passive_verb_without_an_agent_makes_no_event(reader: Reader) -> None:
    assert reader.events("Niger diserang.") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kritik Mali terhadap Niger disampaikan di Jenewa.", "ACCUSE MLI > NER"),
        ("Kecaman Mali atas Niger disampaikan di Jenewa.", "ACCUSE MLI > NER"),
        ("Dukungan Mali kepada Niger disampaikan di Jenewa.", "SUPPORT MLI > NER"),
        ("Kunjungan Presiden Mali ke Niger berlangsung singkat.", "visit MLI > NER"),
        ("Kunjungan tiga hari Menlu Mali ke Niger selesai.", "visit MLI > NER"),
    ],
)
def test_the_owner_of_a_noun_acts(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Mali bertemu dengan Niger.",
        "Mali bertemu Niger.",
        "Mali dan Niger bertemu.",
        "Pertemuan antara Mali dan Niger digelar.",
        "Pertemuan Mali dengan Niger digelar.",
        "Mali mengadakan pertemuan dengan Niger.",
        "Mali melakukan pembicaraan dengan Niger.",
    ],
)
def test_a_meeting_has_all_its_sides_as_actors(reader: Reader, text: str) -> None:
    assert reader.tells(text) == ["meeting MLI NER"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali menyampaikan belasungkawa kepada Niger.", "SUPPORT MLI > NER"),
        ("Mali memberikan dukungan kepada Niger.", "SUPPORT MLI > NER"),
        ("Mali melakukan kunjungan ke Niger.", "visit MLI > NER"),
        ("Mali menjatuhkan sanksi terhadap Niger.", "SANCTION MLI > NER"),
        ("Mali memberikan bantuan kemanusiaan kepada Niger.", "AID MLI > NER"),
    ],
)
def test_a_light_verb_lends_its_subject_to_the_noun_that_it_carries(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


def test_a_tour_is_one_visit_for_each_host(reader: Reader) -> None:
    text = "Menlu Jepang mengunjungi Thailand, Vietnam, dan Laos."
    assert reader.tells(text) == ["visit JPN > LAO", "visit JPN > THA", "visit JPN > VNM"]


def test_a_visit_to_a_city_is_to_its_state(reader: Reader) -> None:
    event = reader.event("Perdana Menteri Jepang Fumio Kishida tiba di Hanoi.")
    assert (event.actors, event.recipients, event.place, event.country) == (("JPN",), ("VNM",), "Hanoi", "VNM")


def test_a_journey_inside_ones_own_state_is_no_visit(reader: Reader) -> None:
    assert reader.events("Perdana Menteri Jepang Fumio Kishida tiba di Osaka.") == ()


def test_meetings_held_apart_are_told_apart(reader: Reader) -> None:
    text = "Presiden Kuba secara terpisah bertemu dengan Presiden Haiti dan Presiden Panama."
    assert reader.tells(text) == ["meeting CUB HTI", "meeting CUB PAN"]


def test_a_meeting_of_three_is_one_meeting(reader: Reader) -> None:
    assert reader.tells("Presiden Kuba bertemu Presiden Haiti dan Presiden Panama.") == ["meeting CUB HTI PAN"]


def test_words_about_a_deed_are_about_its_doer(reader: Reader) -> None:
    assert reader.tells("Mali mengutuk serangan Niger terhadap Togo.") == ["ACCUSE MLI > NER"]
    assert reader.tells("Mali mengecam pelanggaran atas wilayah Togo oleh Niger.") == ["ACCUSE MLI > NER"]


def test_the_doer_of_a_deed_may_stand_in_its_relative_clause(reader: Reader) -> None:
    assert reader.tells("Mali mendukung prakarsa yang diusulkan Niger.") == ["SUPPORT MLI > NER"]


def test_a_side_named_again_behind_its_own_verb_is_passed_over(reader: Reader) -> None:
    assert reader.tells("Mali menolak tuduhan terhadap Mali dari Niger.") == ["REJECT MLI > NER"]


def test_nobody_acts_on_themselves(reader: Reader) -> None:
    assert reader.events("Pemerintah Mali mengecam parlemen Mali.") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bantuan kemanusiaan itu dikirim Indonesia kepada Palestina.", ["AID IDN > PSE"]),
        ("Dua warga Nigeria ditangkap di Jakarta.", ["COERCE IDN > NGA"]),
        ("Warga Indonesia ditangkap di Jakarta.", []),
        ("Dua warga Nigeria yang ditangkap di Jakarta bernyanyi.", []),
        ("Indonesia mengirim tim medis ke Turki.", ["AID IDN > TUR"]),
        ("Warga Indonesia menggeruduk Kedutaan Besar Myanmar di Jakarta.", ["PROTEST IDN > MMR"]),
        ("Amerika Serikat batal menjatuhkan sanksi terhadap Turki.", []),
        ("Amerika Serikat menekan Israel agar mengakhiri perang.", ["REQUEST USA > ISR"]),
    ],
)
def test_who_does_what_to_whom_where_the_order_of_words_does_not_say(
    reader: Reader, text: str, told: list[str]
) -> None:
    assert reader.tells(text) == told


def test_a_demonstrative_closes_what_a_preposition_governs(reader: Reader) -> None:
    text = "Pemimpin Mali bertemu Presiden Niger. Di desa itulah kedua pemerintah menandatangani perjanjian."
    assert "agreement MLI NER" in reader.tells(text)


def test_whoever_does_something_on_a_visit_pays_it(reader: Reader) -> None:
    text = "Dalam kunjungan kerja ke Niger itu, Presiden Mali Assimi Keita diterima Perdana Menteri Niger Ali Zeine."
    assert reader.tells(text) == ["meeting MLI NER", "visit MLI > NER"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Presiden Mali menyurati Presiden Togo dan menuntut penjelasan.", ["REQUEST MLI > TGO"]),
        ("Kepada Presiden Togo, Presiden Mali menjanjikan bantuan.", ["pledge MLI > TGO"]),
        ("Dengan Togo, yang diwakili menterinya, Mali menandatangani perjanjian dagang.", ["agreement MLI TGO"]),
        ("Mali mendesak semua negara memutuskan hubungan dengan Togo.", []),
        ("Mali memuji Fiji karena mengecam Togo.", ["ACCUSE FJI > TGO", "SUPPORT MLI > FJI"]),
        ("Mali memuji Togo sebagai sahabat Fiji.", ["SUPPORT MLI > TGO"]),
        ("Mali menyatakan Togo mendalangi serangan terhadap Fiji.", ["ACCUSE MLI > TGO"]),
        ("Togo melanggar perjanjian, kata juru bicara Kementerian Luar Negeri Mali.", ["ACCUSE MLI > TGO"]),
        ("Jika Togo melintasi perbatasan, Mali siap menyerang.", ["THREATEN MLI > TGO"]),
        ("Presiden Mali Assimi Goita membahas investasi dengan Presiden Togo Faure Gnassingbe.", ["meeting MLI TGO"]),
        ("Presiden Mali berbicara dengan Presiden Togo melalui sambungan video.", ["call MLI TGO"]),
        ("Mali memberi diplomat Togo waktu 48 jam untuk pergi.", ["SANCTION MLI > TGO"]),
    ],
)
def test_whom_words_are_said_to_or_about(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Presiden Mali menuju Lome.", ["visit MLI > TGO"]),
        ("Presiden Mali terbang ke Lome, lalu ke Havana.", ["visit MLI > CUB", "visit MLI > TGO"]),
        ("Presiden Mali batal ke Lome.", ["visit MLI > TGO"]),
        ("Selama di Lome, Presiden Mali memuji Fiji.", ["SUPPORT MLI > FJI", "visit MLI > TGO"]),
        ("Setelah Togo, Presiden Mali akan berkunjung ke Havana.", ["visit MLI > CUB"]),
        ("Dari sana Presiden Mali terbang ke Havana.", ["visit MLI > CUB"]),
        ("Di Lome, Presiden Mali mengakhiri kunjungan kenegaraan dua hari dengan berpidato.", ["visit MLI > TGO"]),
    ],
)
def test_a_journey_needs_no_verb_and_leads_to_where_it_is_told(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


def test_a_list_repeats_its_preposition(reader: Reader) -> None:
    assert reader.tells("Mali mengirim bantuan kepada Togo dan kepada Fiji.") == ["AID MLI > FJI TGO"]


def test_whoever_is_received_in_the_hosts_own_state_visits_it(reader: Reader) -> None:
    text = "Presiden Togo menjamu Presiden Mali Assimi Goita di Lome."
    assert reader.tells(text) == ["meeting MLI TGO", "visit MLI > TGO"]


def test_each_instrument_of_a_list_is_an_agreement(reader: Reader) -> None:
    events = reader.events("Mali dan Togo menandatangani perjanjian ekstradisi, nota kesepahaman, dan kontrak.")
    assert [event.agreement_type for event in events] == [
        "extradition_agreement",
        "memorandum_of_understanding",
        "contract",
    ]


def test_a_declaration_is_told_by_the_partnership_that_it_declares(reader: Reader) -> None:
    events = reader.events("Mali dan Togo menandatangani deklarasi kemitraan komprehensif.")
    assert "comprehensive_partnership" in {event.agreement_type for event in events}


def test_a_bodys_seat_tells_whose_it_is(reader: Reader) -> None:
    assert reader.tells("Kantor kepresidenan di Seoul mengecam Mali.") == ["ACCUSE KOR > MLI"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Presiden Mali Assimi Goita menemui Presiden Togo di Lome.", ["meeting MLI TGO", "visit MLI > TGO"]),
        ("Presiden Mali Assimi Goita menemui Presiden Togo di Havana.", ["meeting MLI TGO"]),
        ("Duta Besar Mali Assimi Goita menemui Presiden Togo di Lome.", ["meeting MLI TGO"]),
    ],
)
def test_whoever_is_met_in_the_other_sides_state_visits_it(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Menteri Luar Negeri Mali akan berkunjung dan mengadakan pembicaraan dengan Menteri Luar Negeri Togo.",
            ["meeting MLI TGO", "visit MLI > TGO"],
        ),
        ("Bantuan kemanusiaan dari Mali tiba di Lome.", ["AID MLI > TGO"]),
        ("Mali menandatangani nota kesepahaman hibah kapal dari Togo.", ["AID TGO > MLI", "agreement MLI TGO"]),
        (
            "Menlu Mali mengatakan pertemuan dengan Presiden Togo dan Presiden Ghana akan segera digelar.",
            ["meeting GHA MLI TGO"],
        ),
        ("Mali mengeluarkan protes atas eksekusi warganya oleh Togo.", ["ACCUSE MLI > TGO"]),
        ("Mali melakukan pertemuan ASEAN di Jakarta.", ["summit ASEAN"]),
        ("Tuduhan Ghana itu dibantah oleh Togo.", ["REJECT TGO > GHA"]),
    ],
)
def test_who_fills_the_slots_beyond_the_clause(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


def test_the_only_other_side_in_a_clause_is_whom_one_meets(reader: Reader) -> None:
    assert reader.tells("Presiden Mali berunding soal sengketa lama Togo.") == ["negotiation MLI TGO"]


def test_a_name_that_begins_with_a_gathering_tells_the_gathering(reader: Reader) -> None:
    assert reader.tells("KTT Asia Timur digelar di Bali.") == ["summit EAS"]


def test_what_comes_besides_has_the_subject_of_what_follows(reader: Reader) -> None:
    text = "Selain bertemu Presiden Togo, Presiden Mali memuji Fiji."
    assert reader.tells(text) == ["SUPPORT MLI > FJI", "meeting MLI TGO"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali, bersama Togo dan Fiji, mengecam Kuba.", ["ACCUSE FJI MLI TGO > CUB"]),
        ("Tidak hanya Togo, Mali juga mengecam Kuba.", ["ACCUSE MLI > CUB"]),
        ("Dukungan serupa diberikan Mali kepada Togo.", ["SUPPORT MLI > TGO"]),
        ("Diplomat Mali diusir dari Togo.", ["SANCTION TGO > MLI"]),
        ("Mali menyambut baik kesepakatan antara Togo dan Fiji.", ["SUPPORT MLI > FJI TGO"]),
        ("Mali menutup perbatasannya dengan Togo.", ["SANCTION MLI > TGO"]),
        ("Menteri Luar Negeri ASEAN bertemu di Lome.", ["summit ASEAN"]),
        ("Mali memediasi perundingan antara Togo dan Fiji.", ["negotiation FJI MLI TGO"]),
        ("Pertempuran terjadi antara tentara Mali dan tentara Togo.", ["ASSAULT MLI TGO"]),
        ("Mali akan memberikan sanksi kepada Togo.", ["SANCTION MLI > TGO"]),
        ("Jet tempur Mali memasuki wilayah udara Togo.", ["MOBILIZE MLI > TGO"]),
        ("Mali menembakkan rudal ke Togo.", ["ASSAULT MLI > TGO"]),
    ],
)
def test_the_grammar_of_who_does_it(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Presiden Mali menuding Togo mendukung pemberontak dan mendesak Togo menarik pasukannya.",
            ["ACCUSE MLI > TGO", "REQUEST MLI > TGO"],
        ),
        ("Sembilan pihak, termasuk Mali, Togo, dan Ghana, mengecam Fiji.", ["ACCUSE GHA MLI TGO > FJI"]),
        (
            "Juru bicara Kementerian Luar Negeri Mali mengatakan dua diplomat Togo diusir.",
            ["SANCTION MLI > TGO"],
        ),
        (
            "Mali dan Togo akan memajukan implementasi Perjanjian Perdagangan antara Togo dan Ghana.",
            ["pledge MLI TGO"],
        ),
        ("Mali akan memperkuat kerja sama antara Mali dan Togo.", ["pledge MLI TGO"]),
        ("Mali mengancam akan menjatuhkan sanksi jika Togo menyatakan perang.", ["THREATEN MLI > TGO"]),
        ("Jika Togo melewati perbatasan, Mali akan menyerang Togo.", ["THREATEN MLI > TGO"]),
        ("Imbauan supaya Mali menghormati hasil pemilu disampaikan pemerintah Togo.", ["REQUEST TGO > MLI"]),
        ("Tudingan bahwa Mali menjadi dalang kudeta dilontarkan oleh Presiden Togo.", ["ACCUSE TGO > MLI"]),
        ("Ancaman untuk membekukan seluruh aset Togo dilontarkan Bamako.", ["THREATEN MLI > TGO"]),
        ("Seruan agar Mali menarik pasukannya datang dari Togo.", ["REQUEST TGO > MLI"]),
        ("Mali mengancam akan menutup keran pasokan gas ke Togo bila utang tidak dibayar.", ["THREATEN MLI > TGO"]),
    ],
)
def test_the_sides_that_other_clauses_name(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Presiden Mali akan melawat ke Togo, Ghana, dan Fiji.", ["FJI", "GHA", "TGO"]),
        ("Presiden Mali bertolak ke Accra, Lome, dan Niamey.", ["GHA", "NER", "TGO"]),
    ],
    ids=["states", "cities"],
)
def test_a_tour_is_a_visit_to_each_place_that_it_lists(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == [f"visit MLI > {host}" for host in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pasukan Mali tiba di Togo.", ["MOBILIZE MLI > TGO"]),
        ("Tentara Mali meninggalkan Togo.", ["RETREAT MLI > TGO"]),
        ("Minyak mentah Mali tiba di Togo.", []),
        ("Kunjungan wisatawan Mali ke Togo menurun.", []),
    ],
    ids=["troops come", "troops go", "goods", "tourists"],
)
def test_only_who_represents_a_state_pays_a_visit(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Penahanan nelayan Togo oleh polisi Mali disesalkan banyak orang.", "COERCE MLI > TGO"),
        ("Mali mengumumkan pembebasan 15 pelaut Togo.", "RETREAT MLI > TGO"),
        ("Mali mengumumkan pengusiran empat diplomat Togo.", "SANCTION MLI > TGO"),
        ("Diplomat Togo diminta meninggalkan Mali.", "SANCTION MLI > TGO"),
    ],
)
def test_the_owner_of_a_deeds_noun_suffers_it_where_the_doer_is_named(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kesepakatan gencatan senjata antara Mali dan Togo telah dicapai.", "agreement MLI TGO"),
        ("Status hubungan Mali dan Togo ditingkatkan menjadi kemitraan strategis.", "agreement MLI TGO"),
        ("Konferensi itu dihadiri Presiden Mali dan Presiden Togo.", "meeting MLI TGO"),
        ("Perundingan yang melibatkan Mali, Togo, dan Ghana memasuki hari kedua.", "negotiation GHA MLI TGO"),
    ],
)
def test_who_takes_part_may_be_named_before_a_passive_or_behind_the_noun(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Dari Lome, seusai pertemuannya dengan Presiden Togo, Presiden Mali tersenyum.",
        "Presiden Mali menggambarkan pembicaraannya dengan Presiden Togo sebagai produktif.",
        "Dalam pertemuan pertama mereka, Presiden Mali menjamu Presiden Togo.",
    ],
    ids=["before its subject", "behind its subject", "of both"],
)
def test_a_dealing_belongs_to_whom_its_possessive_means(reader: Reader, text: str) -> None:
    assert "meeting MLI TGO" in reader.tells(text)


def test_a_dealing_that_is_only_longed_for_is_no_event(reader: Reader) -> None:
    assert reader.tells("Mali merindukan pembicaraan antara Togo dan Ghana.") == []


def test_what_a_verb_of_its_own_does_to_a_call_is_no_call(reader: Reader) -> None:
    assert reader.tells("Badan intelijen Mali menyadap telepon Presiden Togo.") == ["COERCE MLI > TGO"]


def test_whoever_speaks_for_a_people_says_what_it_feels(reader: Reader) -> None:
    assert reader.tells("Rakyat Mali bersimpati kepada Togo, kata Presiden Mali.") == ["SUPPORT MLI > TGO"]


def test_one_defends_ones_own_policy_against_nobody(reader: Reader) -> None:
    assert reader.tells("Mali memuji Togo. Ghana membela kebijakannya.") == ["SUPPORT MLI > TGO"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pasukan Mali menarik diri dari Togo.", "RETREAT MLI > TGO"),
        ("Pasukan Mali hengkang dari Lome, Togo.", "RETREAT MLI > TGO"),
        ("Taliban meledakkan mobil berisi bom di pusat Lome.", "ASSAULT TALIBAN > TGO"),
        ("ECOWAS memberi Mali waktu 10 hari untuk memulihkan demokrasi.", "THREATEN ECOWAS > MLI"),
        ("Mali resmi menjadi anggota ke-31 NATO.", "agreement MLI NATO"),
        ("Mali menyampaikan permohonan resmi untuk bergabung dengan BRICS.", "REQUEST MLI > BRICS"),
        ("Menteri Mali tidak diberi visa oleh Togo.", "SANCTION TGO > MLI"),
        ("Pasukan Mali masuk ke wilayah Togo.", "MOBILIZE MLI > TGO"),
        ("Mali menarik diri dari perjanjian nuklir dengan Togo.", "REJECT MLI > TGO"),
        ("Pesawat Mali bermuatan beras tiba di Lome.", "AID MLI > TGO"),
        ("Tersangka itu diserahkan Mali kepada Togo.", "COOPERATE MLI > TGO"),
        ("Sanksi Mali terhadap Togo dicabut.", "CONCEDE MLI > TGO"),
        ("Ribuan orang berunjuk rasa anti-Israel di Lome, Togo.", "PROTEST TGO > ISR"),
        ("Pertemuan Goita-Gnassingbe berlangsung singkat.", "meeting MLI TGO"),
        ("Didampingi Menlu Diop, Presiden Mali menelepon Presiden Togo.", "call MLI TGO"),
        ("Juru bicara junta Mali mengecam Togo.", "ACCUSE MLI > TGO"),
    ],
)
def test_who_comes_goes_gives_and_speaks_is_read_from_what_stands_around(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


def test_a_deed_written_with_its_doer_is_blamed_on_the_doer(reader: Reader) -> None:
    assert reader.tells("Mali menyerang Togo. Ghana mengecam serangannya.") == ["ACCUSE GHA > MLI", "ASSAULT MLI > TGO"]


def test_the_rest_of_those_named_are_of_the_same_state(reader: Reader) -> None:
    text = "Mali membebaskan seorang tentara Togo, lalu menahan dua lainnya."
    assert reader.tells(text) == ["COERCE MLI > TGO", "RETREAT MLI > TGO"]


def test_what_is_not_named_is_nobodys(reader: Reader) -> None:
    assert reader.events("Presiden Mali menolak mengecam apa yang dilakukan Togo.") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Duta Besar Mali untuk Togo ditarik pulang untuk konsultasi.", "SANCTION MLI > TGO"),
        ("Duta Besar Mali untuk Togo dinyatakan persona non grata.", "SANCTION TGO > MLI"),
        ("Kecaman terhadap Mali datang dari Togo.", "ACCUSE TGO > MLI"),
        ("Mali mendapat kecaman dari Lome.", "ACCUSE TGO > MLI"),
        ("Kedutaan Besar Togo didemo ratusan mahasiswa Mali.", "PROTEST MLI > TGO"),
        ("Pasukan Mali ditarik dari Togo.", "RETREAT MLI > TGO"),
        ("Seusai kunjungan Goita, Presiden Togo memuji Ghana.", "SUPPORT TGO > GHA"),
        ("Mali mengadukan Togo ke Dewan Keamanan PBB.", "ACCUSE MLI > TGO"),
    ],
)
def test_who_acts_is_read_from_where_they_stand(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


def test_a_charge_is_called_untrue_by_whoever_it_was_brought_against(reader: Reader) -> None:
    text = 'Mali menuduh Togo berbohong. "Tuduhan itu tidak berdasar," kata juru bicara pemerintah Togo.'
    assert reader.tells(text) == ["ACCUSE MLI > TGO", "REJECT TGO > MLI"]


def test_troops_are_sent_to_where_they_go_not_to_where_they_come_from(reader: Reader) -> None:
    assert reader.tells("Prancis menerbangkan 150 prajurit tambahan dari Gabon ke Chad.") == ["MOBILIZE FRA > TCD"]
