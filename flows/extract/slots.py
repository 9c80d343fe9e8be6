"""Which parties fill a frame's slots: for verbs by word order and prepositions."""

from collections.abc import Sequence

from flows.extract.clauses import Clause, coordinated, speaker_of
from flows.extract.language import Frame
from flows.extract.marks import Party, PlaceMention
from flows.extract.noun_slots import fill_noun, plain_between
from flows.extract.recipients import ABOUT_DEEDS, find_journey, find_recipient, find_scene
from flows.extract.sites import Site, Slots, codes_of

_PARTNER_REACH = 3  # tokens from a verb to the partner that is its plain object
_WEAPON_REACH = 3  # tokens from a passive verb to whose weapon it is
# Deeds of the authorities of wherever they happen.
_BY_LOCAL_POWER = frozenset({"COERCE", "SANCTION"})
_REACHING = frozenset({"THREATEN", "REJECT", "AGREE", "REQUEST"})
_SAID_TO = frozenset({"REQUEST", "THREATEN", "ACCUSE", "SUPPORT", "AGREE", "AID", "CONCEDE"})
_GOING_ON = frozenset({"coordinator", "sequencer", "comma"})
# Official acts that a state's own speaker tells without naming who does them.
_BY_SPEAKER = frozenset({"SANCTION", "ACCUSE"})
_JOINED = frozenset({"coordinator", "sequencer"})
_DELIVERING = frozenset({"COOPERATE", "AID"})
_DONE_TO_OTHERS = frozenset({"ASSAULT", "COERCE"})
_REST = frozenset({"rest"})
_REST_REACH = 3  # tokens from a verb to the word for the rest of those named
_ARMED = frozenset({"MIL", "REB", "COP"})
_COMPLEMENTS = frozenset({"complementizer", "purpose", "subordinator"})


def fill_slots(site: Site) -> Slots:
    """The slots of a trigger's frame, empty where its grammar gives none."""
    if site.frame.pattern == "judged":
        return _judged(site)
    if site.noun:
        return fill_noun(site, site.frame)
    if site.clause is None:
        return Slots()
    if site.trigger.word_class == "passive":
        return _passive(site, site.clause, site.frame)
    return _active(site, site.clause, site.frame)


def _judged(site: Site) -> Slots:
    """Who says it of whom: the speaker of the clause, and its subject, or the doer of a passive."""
    clause, speaker = site.clause, speaker_of(site.marked, site.clauses, site.index)
    if clause is None or speaker is None:
        return Slots()
    judged = clause.subject
    if site.trigger.word_class == "passive":
        judged = tuple(p for p in site.region if p.preposition == "by" or p.first == site.mention.last)[:1]
    return Slots((speaker,), tuple(p for p in judged if not set(p.codes) & set(speaker.codes)))


def _active(site: Site, clause: Clause, frame: Frame) -> Slots:
    subject = _outer_subject(site, clause) or clause.subject or _spokesman(site, clause, frame)
    if frame.pattern == "visit":
        return find_journey(site, subject, site.region)
    if frame.pattern in ("mutual", "fight"):
        return Slots(subject, _partners(site, frame, subject))
    if frame.demonstration:
        return _demonstration(site, frame, subject)
    if frame.type == "REQUEST" and _asks_own(site, subject):
        return Slots(subject)
    found, certain = _recipient(site, frame, subject)
    scene = find_scene(site, frame)
    if found and scene is not None and frame.type == "SANCTION" and found[0].preposition == "with":
        found = found if found[0].first < scene.first else ()  # "menarik duta besar dari X [sebagai dukungan dengan Y]"
    place = scene if not found else None
    if not found and place is None and frame.type in _DELIVERING and "towards" in frame.targets:
        found, place = _behind_relative(site)
    if not found and place is None and frame.type in _DONE_TO_OTHERS and _has_rest(site):
        found, certain = _object_before(site, clause), 0.8
    if not found and place is None and frame.type in _SAID_TO:
        found, certain = _object_before(site, clause) or _addressee(site, subject), 0.8
    return Slots(subject, found, place, certain)


def _recipient(site: Site, frame: Frame, subject: tuple[Party, ...]) -> tuple[tuple[Party, ...], float]:
    """Whom the words behind a verb name: its object, that of a verb joined to it, else its complement's; how surely."""
    found, certain = find_recipient(site, site.region, frame, subject)
    if frame.type == "ACCUSE" and not frame.needs and found and found[0].first == found[0].last == site.mention.last:
        return (), certain  # "mengutuknya": the deed just told of
    if not found:
        found, certain = find_recipient(site, _of_joined(site), frame, subject)
    if not found or (frame.type == "REJECT" and found[0].embedded and _is_proposed(site)):
        proposed = find_recipient(site, _in_relative(site), frame, subject)
        found, certain = proposed if proposed[0] else (found, certain)
    if not found:
        found = _complement_subject(site, subject)
    if not found and frame.type in _REACHING and not (frame.type == "REQUEST" and _has_object(site)):
        behind = [p for p in site.marked.parties if site.end <= p.first and p.last <= site.far]
        found, certain = find_recipient(site, behind, frame, subject)
    return found, certain


def _spokesman(site: Site, clause: Clause, frame: Frame) -> tuple[Party, ...]:
    """Who speaks for the people that a clause is about ("Rakyat China berduka atas ..., kata juru bicara China")."""
    speaker = speaker_of(site.marked, site.clauses, site.index)
    if speaker is None or frame.type not in ABOUT_DEEDS:
        return ()
    people = [p for p in site.marked.parties if p.civil and clause.start <= p.first and p.last <= clause.verb_first]
    return (speaker,) if people and people[0].codes == speaker.codes else ()


def _opening(site: Site) -> list[Party]:
    """Whom the sentence opens with behind a preposition, set apart by a comma ("Dengan India, ...")."""
    first = next(iter(site.marked.parties), None)
    behind = first.last if first is not None else 0
    words = site.marked.sentence.words
    closed = behind < len(words) and (words[behind] == "," or site.marked.function_at(behind) == "relative")
    return [first] if first is not None and closed and first.first == 1 and first.preposition else []


def _addressee(site: Site, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """To whom the sentence opens ("Kepada Aquino, Obama menjanjikan ...")."""
    return tuple(p for p in _opening(site) if p.preposition == "to" and not set(p.codes) & set(codes_of(subject)))


def _has_object(site: Site) -> bool:
    """Whether a plain noun, nobody that is named, stands right behind the verb ("menyeru [semua negara] ...")."""
    position = site.mention.last
    marked = site.marked
    while position < site.end and (marked.function_at(position) == "adverb"):
        position = marked.functions[position][1]
    return position < site.end and position not in marked.functions and marked.sentence.words[position][0].isalpha()


def _object_before(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Whom the verb is done to that this one goes on with ("menyurati Abbott dan [menuntut] penjelasan")."""
    before = site.clauses[clause.parent] if clause.parent >= 0 else None
    if before is None or clause.border not in ("coordinator", "sequencer", "purpose"):
        return ()
    if clause.border == "purpose" and not any(trigger.frame.pattern == "mutual" for trigger in before.triggers):
        return ()
    objects = [p for p in site.behind_verb(before) if p.last <= clause.start and not p.embedded]
    if before.subject != clause.subject or not objects or objects[0].preposition not in ("", "to", "with"):
        return ()
    itself = set(objects[0].codes) & set(codes_of(clause.subject))
    return () if itself else coordinated(site.marked.parties, objects[0])


def _outer_subject(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Who goes on where the subject would act on itself ("menuding Pakistan melanggar ... dan mendesak Islamabad")."""
    behind = (p for p in site.region if p.first == site.mention.last and not p.preposition and p.reference is None)
    target = next(behind, None)
    if target is None or clause.border not in _GOING_ON or set(target.codes) != set(codes_of(clause.subject)):
        return ()
    parent = clause.parent
    while parent >= 0 and set(codes_of(site.clauses[parent].subject)) <= set(target.codes):
        parent = site.clauses[parent].parent
    return site.clauses[parent].subject if parent >= 0 else ()


def _partners(site: Site, frame: Frame, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom it is done with: behind the preposition of company, or the plain object of a meeting."""
    partners = [p for p in site.region if p.preposition in ("with", "between") and not p.embedded]
    joint = codes_of([p for p in partners if p.preposition == "between"])
    if not (frame.kind in ("agreement", "negotiation") or set(codes_of(subject)) <= set(joint)):
        partners = [p for p in partners if p.preposition == "with"]
    if not partners and (frame.type == "CONSULT" or frame.plain_partner):
        partners = [
            p
            for p in site.region
            if not p.embedded and p.preposition in ("", "to") and p.first - site.mention.last <= _PARTNER_REACH
        ]
    if not partners and frame.type == "AGREE":  # "memperkuat hubungan [Indonesia-AS]"
        own = set(codes_of(subject))
        partners = [p for p in site.region if len(p.codes) > 1 and own < set(p.codes)]
    if not partners:  # "bercakap sambil berdiri [dengan X]"
        behind = next((c for c in site.clauses if c.start == site.end and c.border == "sequencer"), None)
        after = site.behind_verb(behind) if behind is not None and not behind.triggers else ()
        partners = [p for p in after if p.preposition == "with" and not p.embedded]
        if partners:
            return coordinated(after, partners[0])
    if not partners and frame.kind == "agreement":  # "menandatangani nota kesepahaman hibah kapal [dari Jepang]"
        partners = [p for p in site.region if p.preposition == "from" and not p.embedded]
    if not partners and site.clause is not None:
        fronted = [p for p in site.marked.parties if site.clause.start <= p.first < site.clause.verb_first]
        fronted += [p for p in _opening(site) if p not in fronted]
        partners = [p for p in fronted if p.preposition == "with" and not p.embedded]
        return coordinated(tuple(fronted), partners[0]) if partners else ()
    return coordinated(site.region, partners[0]) if partners else ()


def _complement_subject(site: Site, agents: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who the complement is about: "menuding bahwa Rusia ...", "mendesak agar Rusia ..."."""
    clause = next((c for c in site.clauses if c.start == site.end and c.border in _COMPLEMENTS), None)
    if clause is None or set(codes_of(clause.subject)) & set(codes_of(agents)):
        return ()
    return tuple(party for party in clause.subject if party.first >= site.end)


def _demonstration(site: Site, frame: Frame, subject: tuple[Party, ...]) -> Slots:
    """Who demonstrates, by their state or the place, and whose embassy they stand before."""
    named = tuple(p for p in subject if p.civil or not p.embedded)
    behind = [p for p in site.marked.parties if p not in named and (p.preposition or p.first >= site.mention.last)]
    aimed = tuple(p for p in behind if not p.preposition or p.preposition in frame.targets)
    scene = next((place for place in site.marked.places if place.preposition == "at" and place.country), None)
    return Slots(named, coordinated(aimed, aimed[0]) if aimed else (), scene)


def _behind_relative(site: Site) -> tuple[tuple[Party, ...], PlaceMention | None]:
    """To whom or where something goes behind all that is told of it ("menyerahkan X, yang ..., [ke Turki]")."""
    words = site.marked.sentence.words

    def goes_on(span: Party | PlaceMention) -> bool:
        closed = span.first > 1 and words[span.first - 2] == "," and span.first >= site.end
        return closed and span.preposition in ("to", "towards")

    party = next((p for p in site.marked.parties if goes_on(p)), None)
    place = next((p for p in site.marked.places if p.country and goes_on(p)), None)
    return ((party,), None) if party is not None else ((), place)


def _has_rest(site: Site) -> bool:
    """Whether a verb's object is the rest of those just named ("menangkap dua serdadu dan membunuh [lainnya]")."""
    end = min(site.end, site.mention.last + _REST_REACH)
    return any(site.marked.has_word(position, _REST) for position in range(site.mention.last, end))


def _asks_own(site: Site, subject: tuple[Party, ...]) -> bool:
    """Whether somebody is asked who serves the same state ("Presiden meminta [menteri luar negeri] ...")."""
    asked = next((p for p in site.region if p.first == site.mention.last and not p.preposition), None)
    own = asked is not None and bool(asked.codes) and set(asked.codes) <= set(codes_of(subject))
    return own and asked is not None and asked.reference is None


def _is_proposed(site: Site) -> bool:
    """Whether a relative clause says whose the object is ("menolak resolusi PBB [yang diusulkan China]")."""
    clause = next((c for c in site.clauses if c.start == site.end and c.border == "relative"), None)
    return clause is not None and clause.verb_class == "passive"


def _of_joined(site: Site) -> tuple[Party, ...]:
    """The parties behind the verb that a bare verb is joined to: its object too ("membayangi dan [mengganggu] X")."""
    joined = next((c for c in site.clauses if c.start == site.mention.last and c.border in _JOINED), None)
    return tuple(p for p in site.behind_verb(joined) if p.first >= joined.verb_last) if joined is not None else ()


def _in_relative(site: Site) -> tuple[Party, ...]:
    """The parties of the relative clause that the object carries ("mendukung inisiatif yang diusulkan China")."""
    clause = next((c for c in site.clauses if c.start == site.end and c.border == "relative"), None)
    return tuple(p for p in site.marked.parties if clause and site.end <= p.first and p.last <= clause.end)


def _passive(site: Site, clause: Clause, frame: Frame) -> Slots:
    region = site.region
    doers = [p for p in region if p.preposition == "by"]
    if not doers:
        doers = [p for p in region if p.first == site.mention.last and not p.preposition]
    if not doers:
        doers = [p for p in site.marked.parties if p.preposition == "by" and p.last == site.mention.first]
    if not doers and frame.type == "ASSAULT":  # "dihantam [rudal] India"
        near = (p for p in region if not p.preposition and p.first - site.mention.last <= _WEAPON_REACH)
        doers = [p for p in near if plain_between(site.marked, site.mention.last, p.first)][:1]
    agent = coordinated(region, doers[0]) if doers else ()
    patient = clause.subject or _from_where(
        site, clause, "towards" if frame.type in ("CONCEDE", "SANCTION") else "from"
    )
    if frame.type == "COOPERATE" and frame.pattern == "directed":
        return _handed_over(site, clause, agent)
    if frame.type == "MOBILIZE" and not agent and any(p.sector in _ARMED for p in clause.subject):
        found, certain = find_recipient(site, [p for p in region if p.preposition], frame, clause.subject)
        return Slots(clause.subject, found, find_scene(site, frame) if not found else None, certain)
    if frame.type == "CONCEDE" and not agent and clause.subject:
        subject = (p for p in site.marked.parties if site.subject_start <= p.first and p.last <= clause.verb_first)
        burdened = tuple(p for p in subject if p.preposition in ("to", "against"))[:1]
        if burdened:  # "Sanksi AS [terhadap Iran] dicabut"
            return Slots(clause.subject, burdened)
    if frame.pattern == "mutual" and frame.type == "AGREE":
        return Slots(agent, patient if agent else _between_whom(site, clause))
    if not patient and frame.pattern == "directed":
        before = [p for p in site.marked.parties if clause.start <= p.first and p.last <= site.mention.first]
        patient = tuple([p for p in before if p.civil and not p.preposition][:1] or before[-1:])
    if frame.pattern == "directed" and agent and set(codes_of(patient)) <= set(codes_of(agent)):
        return _given(site, frame, agent)
    recalled = clause.border == "relative" or site.marked.function_before(clause.verb_first) == "relative"
    if frame.type in _BY_LOCAL_POWER and patient and not agent and not recalled:
        agent = _local_power(site, codes_of(patient))
    if not patient and agent and frame.type == "ASSAULT":
        return Slots(agent, (), find_scene(site, frame), 0.8)
    if not agent and frame.type in _BY_SPEAKER and patient:
        speaker = speaker_of(site.marked, site.clauses, site.index)
        agent = (speaker,) if speaker is not None and not set(speaker.codes) & set(codes_of(patient)) else ()
    return Slots(agent, patient)


def _handed_over(site: Site, clause: Clause, agent: tuple[Party, ...]) -> Slots:
    """From whom and to whom somebody is handed over ("diekstradisi dari Thailand ke AS")."""
    places = [p for p in site.marked.places if site.mention.last <= p.first < site.end and p.country]
    giver = agent or tuple(p for p in site.region if p.preposition == "from")[:1]
    left = next((p for p in places if p.preposition == "from"), None)
    if not giver and left is not None:
        giver = (Party(left.first, left.last, "state", (left.country,)),)
    taker = tuple(p for p in site.region if p.preposition in ("to", "towards"))[:1]
    goal = next((p for p in places if p.preposition == "towards"), None)
    return Slots(giver, taker or (clause.subject if goal is None else ()), goal if not taker else None)


def _from_where(site: Site, clause: Clause, preposition: str) -> tuple[Party, ...]:
    """The state that those come from to whom something is done ("Nelayan asal Ambon ditangkap kapal Australia").

    Of what is lifted it is the state that it was laid upon ("Embargo ke Vietnam dicabut").
    """
    before = (p for p in site.marked.places if site.subject_start <= p.first and p.last <= clause.verb_first)
    home = next((p for p in before if p.preposition == preposition and p.country), None)
    return (Party(home.first, home.last, "state", (home.country,)),) if home is not None else ()


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
    aimed = [p for p in site.region if p not in agent and p.preposition in frame.targets]
    found, certain = find_recipient(site, aimed, frame, agent)
    return Slots(agent, found, find_scene(site, frame) if not found else None, certain)


def _local_power(site: Site, patients: Sequence[str]) -> tuple[Party, ...]:
    """The state on whose soil somebody is arrested, convicted or expelled from, where no doer is named."""
    behind = (p for p in site.marked.parties if site.mention.last <= p.first < site.far)
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
            return (Party(place.first, place.last, "state", (place.country,)),) if ours else ()
    # "diminta meninggalkan Inggris": what they must leave
    named = (p for p in site.marked.parties if site.end <= p.first < site.far and p.kind == "state")
    host = next((p for p in named if not p.preposition and not set(p.codes) & set(patients)), None)
    return (host,) if host is not None and site.frame.type == "SANCTION" else ()
