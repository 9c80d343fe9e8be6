"""Lists of names: which parties are joined ("China, Arab Saudi, dan Iran"), and which only stand side by side."""

from itertools import pairwise

from flows.extract.language import Language
from flows.extract.marks import Party
from flows.extract.text import Sentence

_FRONTED = frozenset({"about", "within", "from", "at", "sidelines"})
_JOINING = frozenset({"conjunction", "serial"})
_HYPHENS = frozenset("/-–")


def group_parties(sentence: Sentence, parties: list[Party], language: Language) -> list[Party]:
    """The parties with their groups; those of one list share a group and the preposition of the first."""
    joints = [_joint(sentence, before, after, language) for before, after in pairwise(parties)]
    if joints and joints[0] == "comma" and parties[0].first == 1:
        behind = sentence.words[parties[1].last : parties[1].last + 1]
        named_anew = _is_apposed(parties[0], parties[1]) and behind != (",",)
        if named_anew or _opens_passive(sentence, language):
            joints[0] = ""  # "Didampingi X, Y dan Z menandatangani ...", "Kepada tamunya, X menjanjikan ..."
    grouped: list[Party] = []
    start = 0
    for end in range(1, len(parties) + 1):
        if end < len(parties) and joints[end - 1]:
            continue
        goes_on = _goes_on(sentence, parties[end - 1].last, language)
        grouped.extend(_chain(parties[start:end], joints[start : end - 1], start + 1, goes_on))
        start = end
    return grouped


def _opens_passive(sentence: Sentence, language: Language) -> bool:
    """Whether a sentence opens with a passive, whose doer ends at the first comma."""
    return language.verb_class(sentence.words[0].lower(), sentence.keys[0]) == "passive"


def _chain(chain: list[Party], joints: list[str], group: int, goes_on: bool) -> list[Party]:
    """A run of joined parties. Commas alone make no list: "Selain dengan Biden, Xi akan ..." names two apart.

    They do where the list `goes_on` with somebody unnamed: "AS, Kanada, dan para sekutu".
    """
    if len(chain) == 1:
        return [_in_group(chain[0], group)]
    if chain[0].preposition in _FRONTED and joints[0] == "comma":
        # "Menurut China, Jepang dan Korea ...": what is fronted is no part of the list behind its comma.
        return [_in_group(chain[0], group), *_chain(chain[1:], joints[1:], group + 1, goes_on)]
    listed = max((place for place, joint in enumerate(joints) if joint in _JOINING), default=-1) + 1
    if len(chain) == 2 and joints[0] == "serial" and chain[0].embedded and chain[1].people:
        listed = 0  # "mengutuk pelanggaran kedaulatan Qatar, dan Presiden X menelepon": a clause follows
    if listed < len(joints) and joints[listed] == "comma" and _is_apposed(chain[listed], chain[listed + 1]):
        listed += 1  # "Xi dan tamunya, Presiden X"
    if goes_on:
        listed = len(joints)
    head = _in_group(chain[0], group)
    members = [
        party._replace(group=group, preposition=head.preposition, embedded=head.embedded)
        for party in chain[1 : listed + 1]
    ]
    apart = [_in_group(party, group + place) for place, party in enumerate(chain) if place > listed]
    return [head, *members, *apart]


def _is_apposed(reference: Party, named: Party) -> bool:
    """Whether a guest, host or partner is named behind a comma."""
    apposed = reference.reference is not None and reference.reference.points_to in ("guest", "host", "partner")
    return apposed and bool(named.people)


def _in_group(party: Party, group: int) -> Party:
    return party if party.group == group else party._replace(group=group)


def _goes_on(sentence: Sentence, position: int, language: Language) -> bool:
    """Whether a comma and a conjunction stand behind a list's last name."""
    if position + 1 >= len(sentence) or sentence.words[position] != ",":
        return False
    function = language.words.at(sentence.keys, position + 1)
    if function is None or "coordinator" not in function.values or function.end >= len(sentence):
        return False
    return language.verb_class(sentence.words[function.end], sentence.keys[function.end]) is None


def _repeats(sentence: Sentence, position: int, before: Party, after: Party, language: Language) -> bool:
    """Whether a list's preposition stands again before its next name ("dari Jerman dan dari Prancis").

    Whom one meets "dengan X dan dengan Y" one meets apart.
    """
    if before.preposition != after.preposition or before.preposition == "with":
        return False
    match = language.prepositions.at(sentence.keys, position)
    return match is not None and match.end == after.first and match.values[0] == before.preposition


def _joint(sentence: Sentence, before: Party, after: Party, language: Language) -> str:
    """What joins two parties: "conjunction" (or a hyphen), "comma", "serial" (both), or "" where other words stand."""
    position, joint = before.last, ""
    while position < after.first:
        function = language.words.at(sentence.keys, position)
        determiner = language.determiners.at(sentence.keys, position)
        if function is not None and "coordinator" in function.values:
            position, joint = function.end, "serial" if joint == "comma" else "conjunction"
        elif sentence.words[position] in _HYPHENS:
            position, joint = position + 1, "conjunction"
        elif sentence.words[position] == ",":
            position, joint = position + 1, joint or "comma"
        elif determiner is not None:
            position = determiner.end
        elif joint in _JOINING and _repeats(sentence, position, before, after, language):
            position = after.first
        else:
            return ""
    return joint
