"""Words that do not name whom they are about: what in them points to somebody told of before."""

from collections.abc import Sequence

from flows.extract.candidates import Candidate, towards
from flows.extract.clauses import Clause
from flows.extract.language import Frame
from flows.extract.marks import Marked, TriggerMention
from flows.extract.merging import MANOEUVRES, OPPOSING
from flows.extract.sites import Site

# Types whose object may be an event told before ("menyambut baik kesepakatan itu").
_POINTING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
# Types whose unnamed recipient may be whom the same side addressed earlier in the sentence.
_ADDRESSING = MANOEUVRES | frozenset(
    {"REQUEST", "THREATEN", "REJECT", "ACCUSE", "SUPPORT", "SANCTION", "CONCEDE", "AID"}
)
_ENDED = frozenset({"RETREAT", "CONCEDE"})  # what is asked of whoever did the deed that it would end
# Types told by a verb with its object ("melayangkan protes", "memberikan bantuan").
_WITH_OBJECT = frozenset({"ACCUSE", "AID"})
_DEFINITE_REACH = 4  # tokens behind a noun in which its demonstrative may stand


def point_at_unnamed(site: Site, model: Candidate, agents: Sequence[str]) -> list[Candidate]:
    """What agents do to somebody that the words do not name, where they point to them."""
    marked, mention = site.marked, site.mention
    start, end = _object_span(site)
    if (model.type == "SUPPORT" and site.own_object) or (model.type == "ACCUSE" and _is_at_home(site, agents)):
        return []
    pointing = towards(model, agents, ())._replace(
        anaphoric=True,
        points_to=_pointed_types(marked, start, end),
        definite=is_definite(marked, start) or (model.type == "ACCUSE" and _has_clitic(marked, mention)),
    )
    clear = bool(pointing.points_to) or (pointing.definite and model.type != "REJECT") or model.type == "SUPPORT"
    if model.type in _POINTING and clear:
        return [pointing]
    asked = site.noun and model.type == "REQUEST"
    ended = _told_types(marked, mention.last, site.far) & _ENDED
    if model.type == "REQUEST" and ended:
        return [pointing._replace(points_to=ended, definite=False, addressing=True)]
    held = mention.last - mention.first > 1 or site.frame.needs is not None
    whole = model.type in _WITH_OBJECT and held and not site.noun
    own = model.type in MANOEUVRES and not site.noun
    unsaid = own or asked or pointing.definite or whole or _lacks_object(marked, site.clauses, mention.last)
    return [pointing._replace(points_to=frozenset(), definite=False, addressing=True)] if unsaid else []


def _is_at_home(site: Site, agents: Sequence[str]) -> bool:
    """Whether the object is a named person's of the same state ("mempertanyakan keputusan [Perdana Menteri May]")."""
    own = (p for p in site.region if p.people and p.reference is None and not p.preposition)
    return not site.noun and any(set(party.codes) <= set(agents) for party in own)


def _object_span(site: Site) -> tuple[int, int]:
    """Where the thing that is spoken of stands: behind the verb, or before one whose subject it is done to."""
    suffers = (
        site.frame.pattern == "judged"
        or site.trigger.word_class == "passive"
        or (site.noun and site.clause is not None and site.clause.receives)
    )
    if suffers and site.clause is not None:
        return site.subject_start, site.clause.verb_first
    return site.mention.last, site.clause.end if site.clause is not None else len(site.marked.sentence)


def may_point(marked: Marked, mention: TriggerMention, frame: Frame) -> bool:
    """Whether the frame's words may point to somebody named before; of what must be named, only at what is meant."""
    if frame.named or frame.within is not None:
        meant = is_definite(marked, mention.last) or (frame.type == "ACCUSE" and _is_deed(marked, mention.last))
        return frame.type in _ADDRESSING and frame.type != "REQUEST" and meant
    return frame.type in _ADDRESSING


def _is_deed(marked: Marked, position: int) -> bool:
    """Whether the noun at a token names a deed, whose doers are blamed for it ("menyebut [penahanan] itu teror")."""
    nouns = (t for m in marked.triggers if m.first == position for t in m.triggers if t.word_class == "noun")
    return any(trigger.frame.type in OPPOSING for trigger in nouns)


def _lacks_object(marked: Marked, clauses: list[Clause], position: int) -> bool:
    """Whether no noun follows a verb, so that whom it is said to is left unsaid ("menuntut agar ...")."""
    while position < len(marked.sentence) and marked.function_at(position) == "adverb":
        position = marked.functions[position][1]
    if position >= len(marked.sentence) or position in marked.functions:
        return True
    word = marked.sentence.words[position]
    return not word[0].isalnum() or any(clause.verb_first == position for clause in clauses)


def _pointed_types(marked: Marked, start: int, end: int) -> frozenset[str]:
    """The event types that the nouns in `[start, end)` name ("mengkritik [kesepakatan tersebut]")."""
    return frozenset(
        trigger.frame.type
        for mention in marked.triggers
        if start <= mention.first < end
        for trigger in mention.triggers
        if trigger.word_class in ("noun", "pointer")
    )


def _has_clitic(marked: Marked, mention: TriggerMention) -> bool:
    """Whether a pronoun is written onto a verb ("mengutuk[nya]")."""
    return any(party.first == party.last == mention.last for party in marked.parties)


def _told_types(marked: Marked, start: int, end: int) -> frozenset[str]:
    """The event types that any words in `[start, end)` tell."""
    inside = (mention for mention in marked.triggers if start <= mention.first < end)
    return frozenset(trigger.frame.type for mention in inside for trigger in mention.triggers)


def is_definite(marked: Marked, position: int) -> bool:
    """Whether a demonstrative stands close behind a token."""
    last = min(position + _DEFINITE_REACH, len(marked.sentence))
    return any(marked.function_at(place) == "definite" for place in range(position, last))
