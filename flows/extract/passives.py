"""Which parties fill the frame of a passive: who does it, and to whom."""

from collections.abc import Sequence

from flows.extract.clauses import Clause, coordinated, speaker_of
from flows.extract.language import Frame
from flows.extract.marks import Party, state_of
from flows.extract.noun_slots import plain_between
from flows.extract.recipients import find_recipient, find_scene
from flows.extract.sites import ARMED, Site, Slots, codes_of

_WEAPON_REACH = 3  # tokens from a passive verb to whose weapon it is
# Deeds of the authorities of wherever they happen.
_BY_LOCAL_POWER = frozenset({"COERCE", "SANCTION"})
# Official acts that a state's own speaker tells without naming who does them.
_BY_SPEAKER = frozenset({"SANCTION", "ACCUSE"})
_BY_TROOPS = frozenset({"MOBILIZE", "RETREAT"})  # what troops do that are sent or drawn back
_LAID_UPON = frozenset({"CONCEDE", "SANCTION"})  # types whose nouns lead to whom they burden ("embargo [ke] Vietnam")


def fill_passive(site: Site, clause: Clause, frame: Frame) -> Slots:
    """The slots of a passive's frame: who does it, and its subject, whom it is done to."""
    doers = _doers(site, frame)
    agent = coordinated(site.region, doers[0]) if doers else ()
    if frame.type == "COOPERATE" and frame.pattern == "directed":
        return _handed_over(site, clause, agent)
    if agent and frame.type == "REJECT" and (offering := _apposed(site)):
        return Slots(agent, offering)
    if not agent and (own := _by_itself(site, clause, frame)) is not None:
        return own
    if not agent and frame.type == "SANCTION" and (envoy := next((p for p in clause.subject if p.posted), None)):
        post = Party(envoy.first, envoy.last, "state", envoy.posted)  # "Dubes Mali [untuk Togo] ditarik pulang"
        return Slots((envoy,), (post,)) if frame.own else Slots((post,), (envoy,))
    patient = clause.subject or (_from_where(site, clause, "towards") if frame.type in _LAID_UPON else ())
    patient = patient or _from_where(site, clause, "from")
    if frame.pattern == "mutual" and frame.type == "AGREE":
        return Slots(agent, patient if agent else _between_whom(site, clause))
    if frame.pattern == "directed":
        patient = patient or _unnamed_patient(site, clause)
        if agent and set(codes_of(patient)) <= set(codes_of(agent)):
            return _given(site, frame, agent)
    if not patient and agent and frame.type == "ASSAULT":
        return Slots(agent, (), find_scene(site, frame), 0.8)
    return Slots(agent or _unnamed_doer(site, clause, frame, patient), patient)


def _doers(site: Site, frame: Frame) -> list[Party]:
    """Who does it: behind the preposition of agency, or right behind the verb, or whose weapon is named there."""
    region = site.region
    crowd = [p for p in region if p.civil and frame.demonstration]
    if crowd:
        return crowd[:1]
    doers = [p for p in region if p.preposition == "by"]
    doers = doers or [p for p in region if p.first == site.mention.last and not p.preposition]
    doers = doers or [p for p in site.marked.parties if p.preposition == "by" and p.last == site.mention.first]
    if doers or frame.type != "ASSAULT":
        return doers
    near = (p for p in region if not p.preposition and p.first - site.mention.last <= _WEAPON_REACH)
    return [p for p in near if plain_between(site.marked, site.mention.last, p.first)][:1]  # "dihantam [rudal] India"


def _apposed(site: Site) -> tuple[Party, ...]:
    """Who said or did what a noun behind a comma names that is then answered ("..., tawaran [yang ditolak] Mali")."""
    clause, words = site.clause, site.marked.sentence.words
    if clause is None or clause.border != "relative" or clause.parent < 0:
        return ()
    nouns = (m for m in site.marked.triggers if m.last == clause.start and m.first > 0 and words[m.first - 1] == ",")
    named = {t.frame.type for m in nouns for t in m.triggers if t.word_class in ("noun", "pointer")}
    before = site.clauses[clause.parent]
    while named and before.parent >= 0 and not named & {trigger.frame.type for trigger in before.triggers}:
        before = site.clauses[before.parent]
    return before.subject if named else ()


def _by_itself(site: Site, clause: Clause, frame: Frame) -> Slots | None:
    """What the subject does with its own: troops that are sent, sanctions lifted; None where it is done to it.

    "Pasukan Turki [dikerahkan] ke perbatasan", "Sanksi AS terhadap Iran [dicabut]".
    """
    if frame.type in _BY_TROOPS and any(p.sector in ARMED for p in clause.subject):
        found, certain = find_recipient(site, [p for p in site.region if p.preposition], frame, clause.subject)
        return Slots(clause.subject, found, find_scene(site, frame) if not found else None, certain)
    if frame.type != "CONCEDE" or not clause.subject:
        return None
    subject = (p for p in site.marked.parties if site.subject_start <= p.first and p.last <= clause.verb_first)
    burdened = tuple(p for p in subject if p.preposition in ("to", "against"))[:1]
    return Slots(clause.subject, burdened) if burdened else None


def _unnamed_patient(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Whom it is done to where no subject is named: people of a state before the verb, else who stands last there."""
    before = [p for p in site.marked.parties if clause.start <= p.first and p.last <= site.mention.first]
    return tuple([p for p in before if p.civil and not p.preposition][:1] or before[-1:])


def _unnamed_doer(site: Site, clause: Clause, frame: Frame, patient: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who does it where nobody is named as its doer: the powers of the place, or the state whose speaker tells it."""
    agent: tuple[Party, ...] = ()
    recalled = clause.border == "relative" or site.marked.function_before(clause.verb_first) == "relative"
    if frame.type in _BY_LOCAL_POWER and patient and not recalled:
        agent = _local_power(site, codes_of(patient))
    if not agent and frame.type in _BY_SPEAKER and patient:
        speaker = speaker_of(site.marked, site.clauses, site.index)
        agent = (speaker,) if speaker is not None and not set(speaker.codes) & set(codes_of(patient)) else ()
    return agent


def _handed_over(site: Site, clause: Clause, agent: tuple[Party, ...]) -> Slots:
    """From whom and to whom somebody is handed over ("diekstradisi dari Thailand ke AS")."""
    places = [p for p in site.marked.places if site.mention.last <= p.first < site.end and p.country]
    giver = agent or tuple(p for p in site.region if p.preposition == "from")[:1]
    left = next((p for p in places if p.preposition == "from"), None)
    if not giver:
        giver = state_of(left)
    taker = tuple(p for p in site.region if p.preposition in ("to", "towards"))[:1]
    goal = next((p for p in places if p.preposition == "towards"), None)
    return Slots(giver, taker or (clause.subject if goal is None else ()), goal if not taker else None)


def _from_where(site: Site, clause: Clause, preposition: str) -> tuple[Party, ...]:
    """The state that those come from to whom something is done ("Nelayan asal Ambon ditangkap kapal Australia").

    Of what is lifted it is the state that it was laid upon ("Embargo ke Vietnam dicabut").
    """
    before = (p for p in site.marked.places if site.subject_start <= p.first and p.last <= clause.verb_first)
    home = next((p for p in before if p.preposition == preposition and p.country), None)
    return state_of(home)


def _between_whom(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Between whom something is agreed of which no doer is named: behind the verb, else in what it is said of."""
    joining = ("with", "between")
    behind = tuple(p for p in site.region if p.preposition in joining)
    before = tuple(p for p in site.marked.parties if clause.start <= p.first and p.last <= clause.verb_first)
    joined = behind or tuple(p for p in before if p.preposition in joining)
    owners = tuple(p for p in before if not p.preposition)
    return joined or (owners if len(codes_of(owners)) > 1 else ())


def _given(site: Site, frame: Frame, agent: tuple[Party, ...]) -> Slots:
    """Whom what the subject names is given to or done to ("Bantuan itu dikirim Indonesia kepada Palestina")."""
    aimed = [p for p in site.region if p not in agent and p.preposition in frame.targets and not _is_asking(site, p)]
    found, certain = find_recipient(site, aimed, frame, agent)
    return Slots(agent, found, find_scene(site, frame) if not found else None, certain)


def _is_asking(site: Site, party: Party) -> bool:
    """Whether it is done at somebody's request ("ditangkap Kanada atas [permintaan AS]")."""
    owned = (mention for mention in site.marked.triggers if mention.last == party.first)
    return any(t.frame.type == "REQUEST" and t.word_class == "noun" for mention in owned for t in mention.triggers)


def _local_power(site: Site, patients: Sequence[str]) -> tuple[Party, ...]:
    """The state on whose soil somebody is arrested, convicted or expelled from, where no doer is named."""
    far = len(site.marked.sentence) if site.frame.type == "SANCTION" else site.far
    behind = (p for p in site.marked.parties if site.mention.last <= p.first < far)
    left = next((p for p in behind if p.preposition == "from" and p.kind == "state"), None)
    if left is not None:
        return (left,) if not set(left.codes) & set(patients) else ()
    before = [p for p in site.marked.parties if site.subject_start <= p.first < site.mention.first]
    body = next((p for p in before if p.kind == "organisation" and p.preposition == "at"), None)
    if body is not None:  # "Keanggotaan Suriah [di Liga Arab] dibekukan"
        return (body,) if not set(body.codes) & set(patients) else ()
    for place in site.marked.places:
        if site.mention.last <= place.first < site.end and place.preposition in ("at", "from"):
            ours = place.country and place.country not in patients
            return state_of(place) if ours else ()
    # "diminta meninggalkan Inggris": what they must leave
    named = (p for p in site.marked.parties if site.end <= p.first < site.far and p.kind == "state")
    host = next((p for p in named if not p.preposition and not set(p.codes) & set(patients)), None)
    return (host,) if host is not None and site.frame.type == "SANCTION" else ()
