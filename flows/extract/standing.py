"""Whether a trigger's frame stands: not where its words only say what is asked, meant, feared or denied."""

import re
from collections.abc import Sequence

from flows.extract.clauses import DEEPEST, Clause, head_of
from flows.extract.language import Trigger
from flows.extract.marks import Marked, TriggerMention
from flows.extract.merging import GROUP_TYPES
from flows.extract.reality import Reality
from flows.extract.sites import Site, codes_of
from flows.extract.tables import PhraseIndex
from flows.extract.threats import is_condition
from flows.records import Status

CONTENT = "the content of another event"  # why a trigger that only says what is agreed, asked or alleged makes none
# What these heads govern is what is agreed, asked, threatened or refused, not something that happened.
_SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
_MOTIVATED = frozenset({"ACCUSE", "PROTEST"})  # a bare verb behind them says why
_ANSWERING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONSULT"})  # go on with what the speaker does
DECIDED = frozenset({"SANCTION", "MOBILIZE", "RETREAT", "CONCEDE"})  # what one side decides alone
_INTENDED = frozenset({"CONCEDE", "RETREAT", "ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
_FORBIDDEN_REACH = 4  # tokens behind a trigger in which `without` words are looked for
JOINING = frozenset({"coordinator", "sequencer"})
_SPAN_REACH = 3  # tokens from a trigger to how long it went on
_LONG = re.compile(r"P[\dX.]+Y")


def refusal_of(site: Site, reality: Reality, instruments: Sequence[str]) -> str:
    """Why the words about a trigger rule its frame out, "" where they do not."""
    frame, marked, mention = site.frame, site.marked, site.mention
    if site.clause is not None and not site.noun and is_condition(marked, site.clause):
        return "only a condition"
    if site.clause is not None and not site.noun and site.clause.border == "purpose" and frame.type in _INTENDED:
        return "only a purpose"
    from_here = mention.first
    if site.trigger.word_class == "passive":
        from_here = site.subject_start
    refused = reality.negated and frame.negated is not None
    if frame.needs is not None and not refused and not stands(marked, frame.needs, from_here, site.far + 1):
        return "none of the words it needs"
    if frame.cargo is not None and not stands(marked, frame.cargo, site.subject_start, mention.first):
        return "none of the words it needs"
    close = min(site.end, mention.last + _FORBIDDEN_REACH)
    if frame.without is not None and stands(marked, frame.without, mention.first, close):
        return "a word that it must not have"
    if frame.instrument == "required" and not instruments:
        return "no instrument of agreement"
    return "what went on for years" if frame.kind == "negotiation" and _goes_on(site) else ""


def _goes_on(site: Site) -> bool:
    """Whether a span of years stands close behind a trigger ("dirundingkan [hampir sembilan tahun]")."""
    near = (t for t in site.marked.times if 0 <= t.first - site.mention.last <= _SPAN_REACH and t.type == "DURATION")
    return any(_LONG.match(time.value or "") is not None for time in near)


def is_content(site: Site) -> bool:
    """Whether a verb only says what its head agrees to, asks for, threatens, refuses, alleges or demonstrates for.

    So does a light verb with the noun that it carries ("menuduh Israel [melancarkan serangan]").
    """
    clauses, index = site.clauses, site.index
    dealing = site.noun and site.frame.type in GROUP_TYPES
    carried = site.noun and clauses[index].light and clauses[index].verb_last <= site.mention.first
    if clauses[index].verb_first != site.mention.first and not carried:
        return False
    index = _first_of_joined(clauses, index) if site.frame.type not in _ANSWERING else index
    head = head_of(clauses, index)
    if head >= 0 and _is_relative(site.marked, clauses[head]) and clauses[index].border == "":
        rallied = any(trigger.frame.type == "PROTEST" for trigger in clauses[head].triggers)
        apart = clauses[head].verb_class == "passive" and clauses[head].verb_last < clauses[index].verb_first
        if clauses[index].verb_class == "passive" or rallied or apart:
            return False  # "Nota yang [disahkan] tadi meminta ...", "Massa yang [berkumpul] membakar ..."
    for _ in range(DEEPEST):
        if head < 0:
            break
        types = {trigger.frame.type for trigger in clauses[head].triggers}
        alleged = bool(types & _MOTIVATED) and clauses[index].border == ""
        if types == {"AGREE"} and site.frame.type in DECIDED and _decides_alone(site.marked, clauses[head]):
            return False  # "Uni Eropa sepakat [melarang impor minyak Iran]"
        if (types & _SPEECH_ACTS or alleged) and not clauses[head].speech and (not dealing or types == {"REJECT"}):
            return True  # also "membantah [mengadakan pertemuan]", though not "sepakat [mengadakan pertemuan]"
        head = head_of(clauses, head)
    return False


def _decides_alone(marked: Marked, clause: Clause) -> bool:
    """Whether one side agrees to something with nobody that is named."""
    joined = any(
        clause.verb_last <= p.first < clause.end and p.preposition in ("with", "between") for p in marked.parties
    )
    return len(codes_of(clause.subject)) == 1 and not joined


def _is_relative(marked: Marked, clause: Clause) -> bool:
    return clause.border == "relative" or marked.function_before(clause.verb_first) == "relative"


def _first_of_joined(clauses: list[Clause], index: int) -> int:
    """The clause that another continues as its equal ("sepakat [menarik pasukan] dan membuka perbatasan")."""
    clause = clauses[index]
    before = clauses[clause.parent] if clause.border in JOINING and clause.parent >= 0 else None
    equal = before is not None and before.border in ("", "purpose") and before.subject == clause.subject
    return clause.parent if equal else index


def cue_end(clauses: list[Clause], trigger: Trigger, mention: TriggerMention) -> int:
    """Up to where the cues of reality may stand: before a noun, or in its own verb ("kunjungan dibatalkan")."""
    if trigger.word_class != "noun":
        return mention.first
    following = next((clause for clause in clauses if clause.verb_first >= mention.last), None)
    if following is None or following.start > mention.first or following.triggers:
        return mention.first
    return following.verb_last


def status_of(site: Site, reality: Reality) -> Status | None:
    """The status that the cues give, or None where the event is denied or only imagined."""
    frame, clause = site.frame, site.clause
    carried = clause is not None and clause.light and _carries(site, clause)
    if reality.cancelled:
        return "cancelled" if frame.type in ("CONSULT", "AGREE") else None
    if reality.negated:
        return "occurred" if frame.negated is not None else None
    if reality.conditional and frame.modal != "keep":
        return None
    if frame.modal == "keep" or (frame.modal == "pledge" and (reality.planned or not reality.uncertain)):
        return "occurred"
    if reality.uncertain and (not site.noun or carried):
        return None
    foreseen = reality.planned or (frame.type == "CONSULT" and carried and _is_agreed_on(site))
    return "planned" if foreseen and frame.kind != "pledge" else "occurred"


def _is_agreed_on(site: Site) -> bool:
    """Whether a dealing is what its head only agrees to hold ("sepakat mengadakan [pertemuan]")."""
    head = head_of(site.clauses, site.index)
    return head >= 0 and any(trigger.frame.type == "AGREE" for trigger in site.clauses[head].triggers)


def _carries(site: Site, clause: Clause) -> bool:
    """Whether a noun stands right behind its clause's verb, or behind a preposition ("terlibat [dalam] ...")."""
    first = site.mention.first
    return clause.verb_last == first or site.marked.functions.get(clause.verb_last) == ("preposition:within", first)


def stands(marked: Marked, phrases: PhraseIndex[str], start: int, end: int) -> bool:
    """Whether one of the phrases begins in `[start, end)`."""
    return bool(phrases.within(marked.sentence.keys, start, end))
