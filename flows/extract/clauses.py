"""Cutting a sentence into clauses: each verb with its subject and the words that belong to it.

Indonesian puts the subject before the verb and marks clause borders with few words, so a pass from verb to verb
suffices: what stands between two verbs (a relative, a complementizer, a conjunction, a comma, or nothing) says whose
subject the second one takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from flows.extract.borders import find_border, leads_to_verb, within_names
from flows.extract.language import Language
from flows.extract.marks import Marked, Party, tagged_speaker
from flows.extract.verbs import Verb, covered, find_verbs

DEEPEST = 12  # clauses that a clause can hang on, one by the other, in any sentence that somebody writes
_ASIDE = frozenset(",)-–—")  # what may stand between somebody and the relative clause about them
_OPENING = frozenset("(-–—")
_CLOSING = frozenset(")-–—")
_SAID = frozenset({"THREATEN", "ACCUSE"})  # what nobody is asked to say


@dataclass(frozen=True, slots=True)
class Clause(Verb):
    """A verb with its subject and its tokens `[start, end)`.

    `border` is the word class that opened it: "" at the head of the sentence or where nothing stands between two
    verbs, "comma", or a class of the lexicon ("relative", "complementizer" ...). `headed` is true where some noun
    phrase stands before the verb, named or not: a clause with a head but no party has a subject that is not ours.
    `parent` is the index of the clause that it continues or completes, -1 for the first.
    """

    subject: tuple[Party, ...] = ()
    border: str = ""
    headed: bool = False
    start: int = 0
    end: int = 0
    parent: int = -1


def split_clauses(marked: Marked, language: Language) -> list[Clause]:
    """The clauses of a marked sentence, in the order of their verbs."""
    clauses: list[Clause] = []
    verbs = list(find_verbs(marked, language))
    passed = within_names(marked) if len(verbs) > 1 else set()
    borders = [
        ("tag", verb.verb_first)
        if verb.tag
        else find_border(marked, language, passed, before.verb_last, verb.verb_first)
        for before, verb in pairwise(verbs)
    ]
    ends = [*(max(at, verb.verb_last) for verb, (_, at) in zip(verbs, borders, strict=False)), len(marked.sentence)]
    for index, verb in enumerate(verbs):
        if verb.tag and (clauses or not _has_party_before(marked, verb.verb_first)):
            clauses.append(_clause(verb, _behind(marked, verb), "tag", True, verb.verb_first, ends[index], -1))
        elif not clauses:
            clauses.append(_first_clause(marked, verb, ends[index], only=all(other.copula for other in verbs[1:])))
        else:
            border, at = borders[index - 1]
            subject, parent, headed = _subject(marked, language, clauses, verb, border, at)
            start = at if border else clauses[-1].verb_last
            clauses.append(_clause(verb, subject, border, headed, start, ends[index], parent))
    return _with_fronted(marked, language, clauses)


def _with_fronted(marked: Marked, language: Language, clauses: list[Clause]) -> list[Clause]:
    """A fronted subordinate clause without a subject takes that of the main clause ("Setelah bertemu X, A ...")."""
    if len(clauses) < 2 or clauses[0].subject:
        return clauses
    besides = marked.function_at(0) == "preposition:about" and marked.functions[0][1] == clauses[0].verb_first
    besides = besides or (clauses[0].verb_first == 0 and clauses[0].verb_class == "active")
    verb = clauses[0].verb_first
    opened = [p for p in range(verb) if language.has(marked.sentence.keys, p, "subordinator")]
    if not besides and (not opened or _has_head(marked, marked.functions.get(opened[-1], ("", verb))[1], verb)):
        return clauses
    main = next((clause for clause in clauses[1:] if clause.border == "comma" and clause.subject), None)
    return [replace(clauses[0], subject=main.subject), *clauses[1:]] if main is not None else clauses


def reach(clauses: Sequence[Clause], index: int) -> int:
    """Where the words of a clause end when the verbs that serve it are counted in ("sepakat untuk memulihkan ...")."""
    end = clauses[index].end
    for clause in clauses[index + 1 :]:
        if clause.border not in ("", "purpose"):
            break
        end = clause.end
    return end


def head_of(clauses: list[Clause], index: int) -> int:
    """The clause whose content this one is ("sepakat [untuk memulihkan ...]"), or -1."""
    clause = clauses[index]
    return clause.parent if clause.border in ("", "purpose") else -1


def speaker_of(marked: Marked, clauses: Sequence[Clause], index: int) -> Party | None:
    """Who says what a clause tells: the subject of the verb of speech that it completes, else the speaker tagged."""
    parent = clauses[index].parent if 0 <= index < len(clauses) else -1
    while parent >= 0:
        if clauses[parent].speech and clauses[parent].subject:
            return clauses[parent].subject[0]
        parent = clauses[parent].parent
    return tagged_speaker(marked)


def coordinated(parties: tuple[Party, ...], party: Party) -> tuple[Party, ...]:
    """All parties of the group that `party` is in, in text order."""
    return tuple(other for other in parties if other.group == party.group)


def _clause(
    verb: Verb, subject: tuple[Party, ...], border: str, headed: bool, start: int, end: int, parent: int
) -> Clause:
    return Clause(
        verb.verb_first,
        verb.verb_last,
        verb.verb_class,
        verb.triggers,
        verb.light,
        verb.speech,
        verb.copula,
        verb.tag,
        verb.attends,
        verb.receives,
        verb.involves,
        subject,
        border,
        headed,
        start,
        end,
        parent,
    )


def _behind(marked: Marked, verb: Verb) -> tuple[Party, ...]:
    """The speaker right behind a tag."""
    speaker = next((party for party in marked.parties if party.first == verb.verb_last), None)
    return (speaker,) if speaker is not None else ()


def _has_party_before(marked: Marked, position: int) -> bool:
    """Whether somebody who can act is named before a token, so that a tag there only interrupts what they do."""
    return any(p.last <= position and not p.preposition and not p.civil for p in marked.parties)


def _demonstrates(verb: Verb) -> bool:
    """Whether the verb is one of protest, which people do for themselves."""
    return any(trigger.frame.demonstration for trigger in verb.triggers)


def _first_clause(marked: Marked, verb: Verb, end: int, *, only: bool) -> Clause:
    before = [p for p in marked.parties if p.last <= verb.verb_first and not p.preposition and not _is_time(marked, p)]
    openings = [*_functions_before(marked, "subordinator", verb.verb_first), *_turned(marked, verb.verb_first)]
    opening = max(openings, default=-1)
    within = [p for p in before if p.first > opening and not p.civil]
    before = within or before  # "Hubungan X dan Y tegang setelah [Z] menolak ..."
    before = _behind_fronted(marked, before) or before
    listed = _listed(marked, verb.verb_first)
    free = listed or next((p for p in before if not p.civil or _demonstrates(verb)), None)
    group = coordinated(marked.parties, free) if free is not None else ()
    subject = tuple(party for party in group if party.last <= verb.verb_first)
    relatives = _functions_before(marked, "relative", verb.verb_first)
    if not subject:
        subject = _antecedent(marked, max(relatives)) if relatives else ()
    elif relatives and marked.functions[max(relatives)][1] == verb.verb_first and only:
        subject = _antecedent(marked, max(relatives)) or subject  # "menyusul keputusan X [yang menambah] tarif"
    subject += _company(marked, subject, verb.verb_first)
    subject += _interposed(marked, subject, verb.verb_first)
    headed = bool(subject) or _has_head(marked, 0, verb.verb_first)
    openers = _functions_before(marked, "complementizer", verb.verb_first)
    return _clause(verb, subject, "", headed, max(openers, default=0), end, -1)


def _turned(marked: Marked, position: int) -> list[int]:
    """The adversatives behind commas before a token, behind which somebody else stands (", namun [Mali] ...")."""
    words, turns = marked.sentence.words, _functions_before(marked, "adversative", position)
    free = {party.first for party in marked.parties if not party.preposition}
    return [start for start in turns if start and words[start - 1] == "," and marked.functions[start][1] in free]


def _behind_fronted(marked: Marked, before: list[Party]) -> list[Party]:
    """The parties from the subject on that follows a fronted phrase ("Seusai kunjungan Xi Jinping, [Putin] memuji").

    None where the sentence opens otherwise, or where what follows the comma is set off by one more.
    """
    opening = marked.function_at(0)
    if opening != "subordinator" and not opening.startswith("preposition:"):
        return []
    words = marked.sentence.words
    for index, party in enumerate(before):
        if index and words[party.first - 1] == "," and words[party.last] != ",":
            return before[index:]
    return []


def _functions_before(marked: Marked, name: str, position: int) -> list[int]:
    """The tokens before a position at which a function word of the class begins."""
    return [start for start, (found, _) in marked.functions.items() if found == name and start < position]


def _company(marked: Marked, subject: tuple[Party, ...], verb: int) -> tuple[Party, ...]:
    """Who is set off by commas as doing it too ("Prancis, [bersama Jerman dan Inggris], mengecam ...")."""
    words = marked.sentence.words
    beside = subject and marked.function_at(subject[-1].last) == "preposition:with"
    if beside:  # "Prajurit TNI [bersama tentara Australia] mengikuti ..."
        behind = marked.functions[subject[-1].last][1]
        first = next((p for p in marked.parties if p.first == behind and not p.embedded), None)
        together = coordinated(marked.parties, first) if first is not None else ()
        return together if together and together[-1].last <= verb else ()
    if not subject or words[subject[-1].last : subject[-1].last + 1] != (",",):
        return ()
    start = subject[-1].last + 1
    joined = tuple(
        p for p in marked.parties if start < p.first and p.last < verb and p.preposition == "with" and not p.embedded
    )
    closed = bool(joined) and words[joined[-1].last] == "," and marked.function_at(start) == "preposition:with"
    return joined if closed else ()


def _interposed(marked: Marked, subject: tuple[Party, ...], verb: int) -> tuple[Party, ...]:
    """The list between dashes or in brackets that says who a group before a verb is ("keenam negara -- AS, ... --")."""
    words = marked.sentence.words
    for party in marked.parties:
        if party.first == 0 or words[party.first - 1] not in _OPENING:
            continue
        group = coordinated(marked.parties, party)
        behind = group[-1].last
        closed = behind < verb and words[behind] in _CLOSING
        if closed and party not in subject and party == group[0] and len(group) > 1 and not set(group) & set(subject):
            return group
    return ()


def _listed(marked: Marked, verb: int) -> Party | None:
    """The first whom a list before the verb names ("sembilan pihak, [termasuk] AS, Inggris, dan UE, mengecam")."""
    for party in marked.parties:
        if party.last > verb:
            return None
        if party.preposition or marked.function_before(party.first) != "apposition":
            continue
        behind = coordinated(marked.parties, party)[-1].last
        if behind < verb and marked.sentence.words[behind] == "," and leads_to_verb(marked, behind + 1, verb):
            return party
    return None


def _is_time(marked: Marked, party: Party) -> bool:
    """Whether a party only says behind what something else comes ("Setelah AS, Prabowo akan ...")."""
    words = marked.sentence.words
    closed = party.last < len(words) and words[party.last] == ","
    return closed and marked.function_before(party.first) in ("subordinator", "not_only")


def _subject(
    marked: Marked, language: Language, clauses: list[Clause], verb: Verb, border: str, at: int
) -> tuple[tuple[Party, ...], int, bool]:
    """The subject of a later verb, the index of the clause that it belongs to, and whether it has a head at all."""
    previous = len(clauses) - 1
    before = clauses[previous]
    start = at if border else before.verb_last
    group = _own_subject(marked, start, verb.verb_first)
    if border == "complementizer":
        previous = _governing(clauses, previous)
    if border == "relative":
        return _of_relative(marked, language, before, group, at), previous, True
    if border == "" and before.verb_class == "passive" and group and group[0].first == before.verb_last:
        return before.subject, previous, before.headed
    if group and not (border == "" and _controls_subject(before)):
        return group, previous, True
    if controlled := _of_object(marked, language, before, verb, border, at):
        return controlled, previous, True
    asker = _asker(clauses, verb) if border == "coordinator" else -1
    if asker >= 0:
        return clauses[asker].subject, asker, clauses[asker].headed
    behind = marked.functions[at][1] if at in marked.functions else at + 1
    if _opens_anew(marked, language, border, at) and _has_head(marked, behind, verb.verb_first):
        return (), previous, True
    return _shared_subject(marked, clauses, border, at)


def _of_object(
    marked: Marked, language: Language, before: Clause, verb: Verb, border: str, at: int
) -> tuple[Party, ...]:
    """The object of the verb before that is the subject of what it is asked to do or blamed for."""
    asked = border == "purpose" and any(trigger.frame.control == "object" for trigger in before.triggers)
    blamed = border == "subordinator" and _judges(before) and language.has(marked.sentence.keys, at, "cause")
    if not asked and not (blamed and not _has_head(marked, at + 1, verb.verb_first)):
        return ()
    objects = [p for p in marked.parties if p.first >= before.verb_last and p.last <= at and p.codes]
    return coordinated(marked.parties, objects[0]) if objects else ()


def _asker(clauses: Sequence[Clause], verb: Verb) -> int:
    """The clause of who asks something of somebody and then says more ("menuntut Togo membebaskan X dan [mengancam]").

    -1 where nobody asks, or what follows may be asked for, too.
    """
    if not verb.triggers or not all(trigger.frame.type in _SAID for trigger in verb.triggers):
        return -1
    index = len(clauses) - 1
    while clauses[index].border in ("", "complementizer", "purpose") and clauses[index].parent >= 0:
        index = clauses[index].parent
        if any(trigger.frame.type == "REQUEST" for trigger in clauses[index].triggers):
            return index
    return -1


def _opens_anew(marked: Marked, language: Language, border: str, at: int) -> bool:
    """Whether a noun behind a border, named or not, is the subject of what follows ("..., dan oposisi menuduh")."""
    if border == "comma":
        return marked.sentence.words[at] == ";" or language.has(marked.sentence.keys, at + 1, "coordinator")
    return border in ("subordinator", "complementizer", "adversative")


def _of_relative(
    marked: Marked, language: Language, before: Clause, own: tuple[Party, ...], at: int
) -> tuple[Party, ...]:
    """The subject of a relative clause: its own, its antecedent's, or who is or issued what it is about."""
    antecedent = _antecedent(marked, at)
    is_same = before.copula and (_is_placed(marked, at) or not antecedent)
    if before.subject and (is_same or (before.border == "relative" and at == before.verb_last)):
        return before.subject
    if antecedent and not own and _is_draft(marked, language, antecedent[0].first - 1):
        return ()
    return own or antecedent or (before.subject if _is_document(marked, language, at) else ())


def _is_document(marked: Marked, language: Language, at: int) -> bool:
    """Whether something issued, no mere draft, stands right before a relative pronoun, a number or name between."""
    keys = marked.sentence.keys
    issued = (p for p in range(max(0, at - 3), at) if language.documents.at(keys, p) is not None)
    return any(not _is_draft(marked, language, position) for position in issued)


def _is_draft(marked: Marked, language: Language, position: int) -> bool:
    """Whether a document at a token is one that nobody has issued yet ("rancangan [resolusi]")."""
    keys = marked.sentence.keys
    return (
        position > 0 and language.documents.at(keys, position) is not None and language.has(keys, position - 1, "draft")
    )


def _is_placed(marked: Marked, at: int) -> bool:
    """Whether what a copula says of its subject ends with where ("menjadi negara pertama di Eropa [yang] ...")."""
    placed = [place.last for place in marked.places]
    return at in placed or any(p.last == at and p.preposition in ("at", "from") for p in marked.parties)


def _judges(verb: Verb) -> bool:
    """Whether the verb praises or blames its object."""
    return any(trigger.frame.type in ("SUPPORT", "ACCUSE") for trigger in verb.triggers)


def _own_subject(marked: Marked, start: int, end: int) -> tuple[Party, ...]:
    """The first party group without a preposition in `[start, end)`."""
    inside = tuple(p for p in marked.parties if start <= p.first and p.last <= end and p.codes and not p.civil)
    free = next((party for party in inside if not party.preposition), None)
    return coordinated(inside, free) if free is not None else ()


def _shared_subject(marked: Marked, clauses: list[Clause], border: str, at: int) -> tuple[tuple[Party, ...], int, bool]:
    """The subject that a verb without one of its own takes over from the clause that it continues."""
    previous = len(clauses) - 1
    before = clauses[previous]
    if border == "comma" and before.border == "relative" and before.parent >= 0:
        outer = clauses[before.parent]
        return _antecedent(marked, before.start) or outer.subject, before.parent, True
    if border == "comma" and (closed := _closed_relative(marked, clauses)) >= 0:
        return clauses[closed].subject, closed, True
    left = border == "subordinator" and marked.sentence.words[at - 1] == ","
    if left and before.parent >= 0 and (before.border == "relative" or _is_said(clauses, before)):
        outer = clauses[before.parent]
        return outer.subject, before.parent, outer.headed
    if border in ("comma", "coordinator", "sequencer"):
        joined = border != "comma" and marked.sentence.words[at - 1] == ","
        outer_index = _outer(clauses, previous, joined)
        if outer_index != previous:
            return clauses[outer_index].subject, outer_index, clauses[outer_index].headed
    if border == "subordinator" and before.verb_class == "passive" and not before.subject:
        return _doer(marked, before), previous, True
    return before.subject, previous, before.headed


def _closed_relative(marked: Marked, clauses: Sequence[Clause]) -> int:
    """The opening relative clause that ends where what is said in it does ("London, yang ... bahwa ..., membalas").

    -1 where the last clause is none of its complements.
    """
    index = len(clauses) - 1
    while clauses[index].border in ("", "complementizer", "purpose") and clauses[index].parent >= 0:
        index = clauses[index].parent
    opened = next((p for p, (_, end) in marked.functions.items() if end == clauses[index].verb_first), 0)
    set_off = opened > 0 and marked.function_at(opened) == "relative" and marked.sentence.words[opened - 1] == ","
    return index if set_off and index == 0 and len(clauses) > 1 else -1


def _is_said(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether a clause is what another one's subject says."""
    return clause.border in ("", "complementizer") and clauses[clause.parent].speech


def _doer(marked: Marked, clause: Clause) -> tuple[Party, ...]:
    """Who does what a passive clause tells: right behind the verb or behind its preposition of agency."""
    after = tuple(p for p in marked.parties if clause.verb_last <= p.first)
    doer = next((p for p in after if p.preposition == "by" or p.first == clause.verb_last), None)
    return coordinated(after, doer) if doer is not None else ()


def _outer(clauses: list[Clause], index: int, joined: bool) -> int:
    """The clause that a further verb without a subject continues.

    Behind a comma it leaves relative clauses; behind comma and conjunction, and behind a complement that only
    says what something is, it goes on with what the speaker does.
    """
    if joined:
        inner = index
        while inner >= 0 and clauses[inner].border in ("", "purpose", "relative"):
            outer = clauses[inner].parent
            index = outer if clauses[inner].border == "relative" and outer >= 0 else index
            inner = outer
    inner = index
    while inner >= 0 and clauses[inner].border in ("relative", "", "purpose"):
        inner = clauses[inner].parent
    if inner >= 0 and clauses[inner].border == "complementizer" and (joined or clauses[inner].copula):
        return clauses[inner].parent
    return index


def _governing(clauses: list[Clause], index: int) -> int:
    """The clause that a complementizer behind the one at `index` completes: past relatives, parallel complements."""
    while clauses[index].border in ("relative", "complementizer") and clauses[index].parent >= 0:
        index = clauses[index].parent
    return index


def _controls_subject(clause: Clause) -> bool:
    """Whether the verb meets its object as an equal, so that what follows is still done by the subject."""
    return not clause.speech and any(trigger.frame.pattern in ("mutual", "visit") for trigger in clause.triggers)


def _antecedent(marked: Marked, at: int) -> tuple[Party, ...]:
    """The parties right before a relative pronoun, a comma or a time set off by commas allowed between."""
    timed = covered(marked.times)
    for party in reversed(marked.parties):
        if party.last <= at:
            gap = range(party.last, at)
            if all(marked.sentence.words[p] in _ASIDE or p in timed for p in gap) and party.codes:
                return coordinated(marked.parties, party) if len(gap) == 0 else (party,)
            return ()
    return ()


def _has_head(marked: Marked, start: int, end: int) -> bool:
    """Whether a noun phrase without a preposition stands in `[start, end)`: a plain word outside times and places."""
    skipped = covered(marked.times) | covered(marked.places)
    governed = False
    position = start
    while position < end:
        function = marked.functions.get(position)
        if function is not None:
            governed = function[0].startswith("preposition") or (governed and function[0] == "definite")
            position = max(function[1], position + 1)
            continue
        word = marked.sentence.words[position]
        if word == ",":
            governed = False
        elif word[0].isalpha() and position not in skipped and not governed:
            return True
        position += 1
    return False
