"""Where one clause ends and the next begins: the border between two verbs, by the function words and commas there."""

from itertools import pairwise

from flows.extract.language import Language
from flows.extract.marks import Marked
from flows.extract.verbs import PREVERBAL

_PAUSES = frozenset(",;:–—")
_BORDERS = frozenset(
    {"relative", "complementizer", "subordinator", "adversative", "purpose", "conditional", "sequencer", "coordinator"}
)


def within_names(marked: Marked) -> set[int]:
    """The tokens at which no clause ends: of names, and of what joins those of one group."""
    return {p for party in marked.parties for p in range(party.first, party.last)} | _joints(marked)


def find_border(marked: Marked, language: Language, passed: set[int], start: int, end: int) -> tuple[str, int]:
    """The last clause border in `[start, end)` outside of `passed`, and its position; ("", end) where there is none."""
    found = ("", end)
    position = start
    while position < end:
        following = position + 1
        if position not in passed and position in marked.functions:
            following = max(following, marked.functions[position][1])
            border = _border_class(marked, language, position, end)
            if border:
                found = (border, position)
        elif position not in passed and marked.sentence.words[position] in _PAUSES and not _is_kept(marked, found):
            aside = found[0] == "comma" and _is_aside(marked, position, end)
            ended = any(time.first == found[1] + 1 and time.last == position for time in marked.times)
            found = found if aside and not ended else ("comma", position)  # "tiba di Jakarta, Selasa, [diguyur] hujan"
        position = following
    return found


def _is_kept(marked: Marked, border: tuple[str, int]) -> bool:
    """Whether no comma ends what a border opens: a relative clause, or one whose subject stands right behind it."""
    name, position = border
    if name == "relative":
        return True
    behind = marked.functions[position][1] if name == "adversative" and position in marked.functions else -1
    return any(party.first == behind and not party.preposition for party in marked.parties)


def _is_aside(marked: Marked, comma: int, verb: int) -> bool:
    """Whether only a time set off by commas, and words that go before verbs, stand between a comma and a verb."""
    ends = {time.first: time.last for time in marked.times}
    position = comma + 1
    while position < verb:
        if position in ends:
            position = ends[position]
        elif marked.sentence.words[position] == "," or marked.function_at(position).startswith("preposition"):
            position += 1
        elif marked.function_at(position) == "apposition" or marked.has_word(position, PREVERBAL):
            position = marked.functions[position][1]
        else:
            return False
    return True


def _border_class(marked: Marked, language: Language, position: int, verb: int) -> str:
    """The class of border that the function word at a token makes before a verb, "" for none."""
    name, behind = marked.functions[position]
    if name == "preposition:with" and leads_to_verb(marked, behind, verb):
        return "subordinator"  # by doing what: "memulai lawatan [dengan] berpidato"
    match = language.words.at(marked.sentence.keys, position)
    names = match.values if match is not None else (marked.function_at(position),)
    border = next((name for name in names if name in _BORDERS), "")
    if border in ("coordinator", "sequencer") and not _leads_to_clause(marked, behind, verb):
        return ""
    governs = language.prepositions.at(marked.sentence.keys, position) is not None
    if border == "conditional" and governs and any(party.first == behind for party in marked.parties):
        return ""  # a preposition that also says in which case: "barang [asal] Jepang"
    return border


def _joints(marked: Marked) -> set[int]:
    """The tokens between two parties of one group: conjunctions and commas that join names, not clauses."""
    joints: set[int] = set()
    for before, after in pairwise(marked.parties):
        if before.group == after.group:
            joints |= set(range(before.last, after.first))
    return joints


def _leads_to_clause(marked: Marked, start: int, verb: int) -> bool:
    """Whether the verb follows a conjunction at once, or behind a subject of its own ("... dan Trump mengancam")."""
    subject = next((p for p in marked.parties if p.first == start and not p.preposition and p.codes), None)
    return leads_to_verb(marked, subject.last if subject is not None else start, verb)


def leads_to_verb(marked: Marked, start: int, verb: int) -> bool:
    """Whether only adverbs and negations stand between a conjunction and the verb that it would join."""
    position = start
    while position < verb:
        if not marked.has_word(position, PREVERBAL):
            return False
        position = marked.functions[position][1]
    return True
