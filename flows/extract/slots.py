"""Which parties fill a frame's slots: for verbs by word order and prepositions."""

from flows.extract.clauses import Clause, coordinated, speaker_of
from flows.extract.language import Frame
from flows.extract.marks import Party, PlaceMention
from flows.extract.noun_slots import fill_noun
from flows.extract.passives import fill_passive
from flows.extract.recipients import ABOUT_DEEDS, find_journey, find_recipient, find_scene
from flows.extract.sites import Site, Slots, codes_of

_PARTNER_REACH = 3  # tokens from a verb to the partner that is its plain object
_REACHING = frozenset({"THREATEN", "REJECT", "AGREE", "REQUEST", "MOBILIZE"})
_SAID_TO = frozenset({"REQUEST", "THREATEN", "ACCUSE", "SUPPORT", "AGREE", "AID", "CONCEDE"})
_GOING_ON = frozenset({"coordinator", "sequencer", "comma"})
_JOINED = frozenset({"coordinator", "sequencer"})
_DELIVERING = frozenset({"COOPERATE", "AID"})
_DONE_TO_OTHERS = frozenset({"ASSAULT", "COERCE"})
_REST = frozenset({"rest"})
_REST_REACH = 3  # tokens from a verb to the word for the rest of those named
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
        return fill_passive(site, site.clause, site.frame)
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
