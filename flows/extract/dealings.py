"""Dealings: what the words around a meeting, negotiation or agreement say of who takes part, and whether it is told."""

from flows.extract.clauses import coordinated
from flows.extract.language import Language
from flows.extract.marks import Party
from flows.extract.merging import GROUP_TYPES
from flows.extract.sites import Site, Slots
from flows.records import Person

_AIMED = frozenset({"to", "against", "with"})
_DONE_TO_PERSONS = frozenset({"SANCTION", "RETREAT", "COOPERATE"})
_FULL_NAME, _LONGEST_NAME = 2, 5  # words
_OCCASIONS = frozenset({f"preposition:{name}" for name in ("sidelines", "within", "at", "from")})


def meets_alone(site: Site, slots: Slots) -> bool:
    """Whether a body as such meets, nobody named and with nobody ("Menteri Luar Negeri G7 bertemu di Kanada")."""
    named = any(party.people for party in slots.agents)
    joined = any(
        site.mention.last <= p < site.end and site.marked.function_at(p) == "preposition:with"
        for p in site.marked.functions
    )
    return bool(slots.agents) and not named and not joined


def is_done_to(site: Site) -> bool:
    """Whether a noun is the object of a verb that tells an event of its own ("menyadap [telepon] Yudhoyono")."""
    clause = site.clause
    done = clause is not None and bool(clause.triggers) and not clause.light and clause.verb_last == site.mention.first
    return site.noun and done


def is_object_of_deed(site: Site) -> bool:
    """Whether a dealing is what a noun before it is done to, or what envoys are recalled for.

    "[penyadapan] telepon Yudhoyono", "[memanggil pulang] duta besarnya untuk konsultasi".
    """
    clause, before = site.clause, site.marked.function_before(site.mention.first)
    recalled = clause is not None and any(trigger.frame.type == "SANCTION" for trigger in clause.triggers)
    if site.noun and recalled and before in ("purpose", "preposition:to"):
        return True
    denied = clause is not None and any(trigger.frame.type == "REJECT" for trigger in clause.triggers)
    about = range(clause.verb_last, site.mention.first) if clause is not None else range(0)
    if site.noun and denied and any(site.marked.function_at(p) == "preposition:about" for p in about):
        return True  # "menepis kabar [tentang] pertemuan Bush dengan Ahmadinejad"
    deed = next((m for m in site.marked.triggers if m.last == site.mention.first), None)
    named = deed is not None and any(t.word_class != "active" and t.frame.type == "COERCE" for t in deed.triggers)
    return site.noun and named


def beneficiaries(site: Site) -> tuple[Party, ...]:
    """To whom one does what one agrees to ("setuju memberikan pinjaman [kepada Pakistan]")."""
    behind = tuple(p for p in site.marked.parties if site.mention.last <= p.first and p.last <= site.far)
    aimed = next((p for p in behind if p.preposition in _AIMED and not p.embedded), None)
    return coordinated(behind, aimed) if aimed is not None and site.trigger.word_class == "active" else ()


def present_at(site: Site, language: Language) -> tuple[Party, ...]:
    """Who is there without being said to act: whom it is done to, heads, witnesses, and who acts at a gathering."""
    marked, clause, keys = site.marked, site.clause, site.marked.sentence.keys
    if site.frame.type in _DONE_TO_PERSONS or site.frame.soil == "agent":
        return _done_to(site) or _nobody_official(site, language)
    if site.frame.type not in GROUP_TYPES:
        return ()
    ends = [cue.end for cue in language.witnessed.within(keys, site.mention.last, len(keys))]
    behind = (party for party in marked.parties if party.people and party.first in ends)
    there = tuple(other for party in behind for other in coordinated(marked.parties, party))
    beside = marked.function_before(site.mention.first) in _OCCASIONS
    if clause is not None and site.frame.pattern == "gathering" and beside:
        dealt = clause.verb_class == "passive" or any(t.frame.type in GROUP_TYPES for t in clause.triggers)
        inside = (p for p in marked.parties if clause.verb_last <= p.first and p.last <= clause.end and not p.embedded)
        there += tuple(p for p in (*clause.subject, *(inside if dealt else ())) if p.people)
    return there


def _done_to(site: Site) -> tuple[Party, ...]:
    """Whom something is done to: the named objects of an active verb, the named subject of a passive one."""
    behind = site.region if site.trigger.word_class == "active" else ()
    before = site.clause.subject if site.clause is not None and site.trigger.word_class == "passive" else ()
    done = next((p for p in (*behind, *before) if p.people and not p.preposition and not p.civil), None)
    return coordinated((*behind, *before), done) if done is not None else ()


def _nobody_official(site: Site, language: Language) -> tuple[Party, ...]:
    """Whom a state frees or hands over by a bare name of two words or more ("mengekstradisi [Viktor Bout]")."""
    marked, first = site.marked, site.mention.last
    words, last = marked.sentence.words, site.mention.last
    named = [(party.first, party.last) for party in marked.parties]
    named += [(place.first, place.last) for place in marked.places]
    named += [(time.first, time.last) for time in marked.times]
    taken = {position for start, end in named for position in range(start, end)}
    while last < len(words) and words[last][0].isupper() and last not in taken and last - first < _LONGEST_NAME:
        last += 1
    common = first < len(words) and marked.sentence.keys[first] in language.not_names
    if site.trigger.word_class != "active" or last - first < _FULL_NAME or common or last in taken:
        return ()
    return (Party(first, last, "person", (), (Person(" ".join(words[first:last])),)),)


def is_dropped(site: Site, slots: Slots) -> bool:
    """Whether only with whom a dealing is held is named, and no subject ("Dalam pertemuan dengan X, disepakati")."""
    partner, clause = slots.others[0], site.clause
    return partner.preposition == "with" and not partner.embedded and (clause is None or not clause.subject)


def is_outcome(site: Site) -> bool:
    """Whether a dealing told of before brings what a verb tells ("[Pertemuan itu] menghasilkan kesepakatan")."""
    clause = site.clause
    if clause is None or clause.subject or site.trigger.word_class != "active":
        return False
    return any(
        clause.start <= mention.first and mention.last <= clause.verb_first
        for mention in site.marked.triggers
        if any(t.word_class == "noun" and t.frame.type == "CONSULT" for t in mention.triggers)
    )


def is_spoken_of(site: Site) -> bool:
    """Whether a dealing is the object of a verb that neither holds it nor tells of it ("membatasi pembicaraan")."""
    clause = site.clause
    if not site.noun or clause is None or clause.verb_last != site.mention.first:
        return False
    if clause.headed and not clause.subject:  # "Jabat tangan [menandai] pertemuan Xi dengan Ma"
        return False
    return not (clause.light or clause.attends or clause.speech or clause.copula or clause.triggers)
