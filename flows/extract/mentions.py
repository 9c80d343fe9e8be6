"""Marking a sentence: who is named in it, where, and which words tell an event, in one pass from left to right."""

from collections.abc import Sequence

from flows.extract.coordination import group_parties
from flows.extract.language import Language, Reference, Trigger
from flows.extract.marks import Location, Marked, Party, PlaceMention, TriggerMention
from flows.extract.noun_phrases import NounPhrases
from flows.extract.proper_names import ProperNames
from flows.extract.register import Register
from flows.extract.tables import Match
from flows.extract.text import Sentence, behind_ordinal
from flows.extract.times import TimeMention
from flows.extract.venues import VenueReader
from flows.extract.world import World

_CUES = frozenset({"planned", "uncertain", "negation", "cancelled", "refusal", "speech", "mutual"})
_BEFORE_VERBS = frozenset({"planned", "cancelled", "refusal", "sequencer", "uncertain"})
_COMPOUND = 2  # tokens of a place name that may hold a state's name
_OF_PLACE = frozenset({"at", "towards", "from"})
# Function words after which a preposition still governs what follows.
_TRANSPARENT = frozenset({"adverb", "perfective"})
_QUOTES_AND_HYPHENS = frozenset("-'\"“”")


class Marker:
    """Marks the sentences of one article in order; the register of its people grows as they are named.

    `dateline` is where it was filed, as far as it tells.
    """

    def __init__(
        self, language: Language, world: World, register: Register, text: str, dateline: Location | None = None
    ) -> None:
        self._language = language
        self._world = world
        self._here = {"here": dateline, "there": dateline}
        names = self._names = ProperNames(language, world, register)
        self._phrases = NounPhrases(language, world, names, register, text)
        self._venues = VenueReader(language, world, names, text)

    def mark(self, sentence: Sentence, times: Sequence[TimeMention]) -> Marked:
        """The sentence with its parties, places, triggers and function words."""
        if "(" in sentence.words:
            self._names.introduce(sentence)
        scan = _Scan(sentence, times, self._language, self._world, self._phrases, self._venues, self._here)
        size = len(sentence)
        while scan.position < size:
            scan.step()
        return Marked(
            sentence,
            tuple(group_parties(sentence, scan.parties, self._language)),
            tuple(scan.places),
            tuple(scan.triggers),
            tuple(times),
            scan.functions,
        )


class _Scan:
    """The state of one pass: where it stands, and which preposition governs what comes next."""

    def __init__(
        self,
        sentence: Sentence,
        times: Sequence[TimeMention],
        language: Language,
        world: World,
        phrases: NounPhrases,
        venues: VenueReader,
        here: dict[str, Location | None],
    ) -> None:
        self.position = 0
        self.parties: list[Party] = []
        self.places: list[PlaceMention] = []
        self.triggers: list[TriggerMention] = []
        self.functions: dict[int, tuple[str, int]] = {}
        self._sentence = sentence
        self._language = language
        self._world = world
        self._phrases = phrases
        self._venues = venues
        self._here = here
        self._time_ends = {time.first: time.last for time in times}
        self._preposition = ""
        self._behind = -1

    def step(self) -> None:
        """Take what stands at the position: a time, a place, a party, a trigger, a function word, or a plain word."""
        if self.position in self._time_ends:
            self._go(self._time_ends[self.position])
        elif self._opens_nothing() or not (
            self._place() or self._there() or self._nobody() or self._party() or self._ordinal() or self._word()
        ):
            self._plain()

    def _opens_nothing(self) -> bool:
        """Whether nothing can begin with a token by its form alone, so that it need not be looked up as each thing."""
        key = self._sentence.keys[self.position]
        if self._sentence.words[self.position][0].isupper() or key in self._language.openers:
            return False
        hyphenated = self._sentence.words[self.position + 1 : self.position + 2] == ("-",)
        owned = key.endswith(self._language.possessive_suffix)
        return not hyphenated and not owned and key not in self._world.names.openers

    def _go(self, position: int, preposition: str = "") -> None:
        self.position, self._preposition = position, preposition

    def _place(self) -> bool:
        if self._preposition not in _OF_PLACE or self.position != self._behind:
            return False
        name = self._behind_site_noun()
        place = self._venues.read(self._sentence, name, self._preposition, self._time_ends)
        if place is None:
            return False
        self.places.append(place)
        if place.preposition != "from":
            self._here["there"] = place.location
        self._go(place.last)
        return True

    def _there(self) -> bool:
        """Take words for the place told last, or for the one where the dispatch was filed ("di sana", "di sini")."""
        match = self._language.place_references.at(self._sentence.keys, self.position)
        location = self._here[match.values[0]] if match is not None else None
        if match is None or location is None:
            return False
        self.places.append(PlaceMention(self.position, match.end, "there", location))
        self.functions[self.position] = ("adverb", match.end)
        self._go(match.end, self._preposition)
        return True

    def _behind_site_noun(self) -> int:
        """Where a place's name begins, behind the noun for what it is ("di [kota pantai] Sochi")."""
        keys, words, position = self._sentence.keys, self._sentence.words, self.position
        match = self._language.site_nouns.at(keys, position)
        if words[position][0].isupper() or not (match or self._language.site_nouns.at(keys, position - 1)):
            return position
        end = position if match is None else match.end
        while (
            end < len(words) and words[end][0].islower() and (modifier := self._language.site_modifiers.at(keys, end))
        ):
            end = modifier.end
        return end if end < len(words) and words[end][0].isupper() else position

    def _nobody(self) -> bool:
        match = self._world.names.at(self._sentence.keys, self.position)
        if match is not None and (match.values[0].kind == "none" or self._is_taken_side_on()):
            self.position = match.end
            return True
        if not self._sentence.words[self.position][0].isupper() or self._preposition in _OF_PLACE:
            return False
        # A sea or treaty place named after a state is no actor, wherever it stands ("membahas Laut China Selatan").
        place = self._world.places.at(self._sentence.keys, self.position)
        if place is None or place.end - self.position < _COMPOUND or (match is not None and match.end >= place.end):
            return False
        self.position = place.end
        return True

    def _is_taken_side_on(self) -> bool:
        """Whether a name only says for or against whom others are ("massa [pro]-Uni Eropa")."""
        words = self._sentence.words
        stance = self.position - (2 if self.position and words[self.position - 1] == "-" else 1)
        if stance < 0 or self._sentence.keys[stance] not in self._language.stances:
            return False
        rallied = next((mention for mention in self.triggers[-1:] if mention.last == stance), None)
        if rallied is not None and any(trigger.frame.demonstration for trigger in rallied.triggers):
            self._preposition = "against"  # "Unjuk rasa [anti]-China"
            return False
        return True

    def _party(self) -> bool:
        party = self._phrases.party(self._sentence, self.position)
        if party is None:
            return False
        if not party.people and party.role is None and (named := self._gathering(party)) is not None:
            self.triggers.append(named)
            party = party._replace(first=named.last)
        if party.reference is not None and party.reference.subject:
            self._preposition = ""
        embedded = self._preposition != "" and self.position != self._behind
        if not self._preposition and party.kind != "reference":
            embedded = self._is_owned_by(party)
        owned = not self._preposition and party.kind == "reference" and self._is_owned_by(party, triggers=True)
        civil = party.kind == "state" and self._is_home_of_civilians(party)
        governed = party._replace(
            preposition=self._preposition,
            embedded=embedded,
            civil=civil,
            owned=owned,
            group=len(self.parties) + 1,
        )
        self.parties.append(governed)
        self._seat(party)
        self._go(party.last)
        return True

    def _seat(self, party: Party) -> None:
        """Keep the place of a body that is named with its seat ("kantor kepresidenan [di Seoul]")."""
        for position in range(party.first, party.last if party.kind == "body" else 0):
            preposition = self._language.prepositions.at(self._sentence.keys, position)
            if preposition is not None and preposition.values[0] == "at" and preposition.end < party.last:
                place = self._venues.read(self._sentence, preposition.end, "at", self._time_ends)
                self.places.extend([place] if place is not None else [])

    def _gathering(self, party: Party) -> TriggerMention | None:
        """The noun of a gathering with which an organisation's name begins ("[KTT] Asia Timur")."""
        match = self._language.triggers.at(self._sentence.keys, party.first)
        held = match is not None and match.values[0].frame.pattern in ("gathering", "mutual")
        if match is None or match.end >= party.last or not held or match.values[0].word_class != "noun":
            return None
        return TriggerMention(party.first, match.end, match.values)

    def _is_home_of_civilians(self, party: Party) -> bool:
        """Whether the words before a state name its people, firms or media ("warga China")."""
        starts = range(max(0, party.first - 2), party.first)
        found = (self._language.civilians.at(self._sentence.keys, start) for start in starts)
        return any(match is not None and match.end == party.first for match in found)

    def _is_owned_by(self, party: Party, *, triggers: bool = False) -> bool:
        """Whether a plain lower-case noun stands right before the party, which then owns it ("pernyataan China").

        Nouns that tell events count where `triggers` is true.
        """
        before = party.first - 1
        if before < 0 or not self._sentence.words[before][0].islower():
            return False
        if self.parties and self.parties[-1].last == party.first:
            return False
        told = bool(self.triggers) and self.triggers[-1].last == party.first
        if told and not (triggers and self._ends_in_noun(self.triggers[-1])):
            return False
        keys = self._sentence.keys
        if self._language.words.at(keys, before) or (not told and self._language.triggers.at(keys, before)):
            return False
        return self._language.verb_class(self._sentence.words[before], keys[before]) is None

    @staticmethod
    def _ends_in_noun(mention: TriggerMention) -> bool:
        """Whether a trigger is a noun, or a verb with the noun that it carries ("menyatakan dukungan")."""
        nominal = any(trigger.word_class == "noun" for trigger in mention.triggers)
        return nominal or mention.last - mention.first > 1

    def _ordinal(self) -> bool:
        behind = behind_ordinal(self._sentence, self.position)
        found = behind > self.position
        self.position = behind
        return found

    def _word(self) -> bool:
        function = self._function_word()
        preposition = self._language.prepositions.at(self._sentence.keys, self.position)
        return self._trigger(function, preposition) or self._function(function, preposition)

    def _is_adjective(self) -> bool:
        """Whether a word that may be a verb only describes the noun before it ("konsultasi [mendesak].")."""
        key = self._sentence.keys[self.position]
        closed = self._sentence.words[self.position + 1 : self.position + 2] in ((), (".",), (",",))
        return key in self._language.adjectival and closed

    def _trigger(self, function: Match[str] | None, preposition: Match[str] | None) -> bool:
        keys = self._sentence.keys
        match = self._carrying() or self._language.triggers.at(keys, self.position)
        owned = self._possessed() if match is None else None
        match = match or owned
        if match is None or self._is_adjective():
            return False
        travels = preposition is not None and preposition.end == match.end and self._is_predicate()
        if (function and function.end > match.end) or (preposition and preposition.end >= match.end and not travels):
            return False
        self.triggers.append(TriggerMention(self.position, match.end, match.values, owned is not None))
        if function and function.values[0] in _CUES:
            self.functions[self.position] = (function.values[0], function.end)
        clitic = self._clitic(match)
        if clitic is not None:
            self.parties.append(clitic)
        verbal = any(value.word_class in ("active", "passive") for value in match.values)
        self._go(match.end, "" if verbal else self._preposition)
        leads = verbal and any(value.frame.pattern == "visit" for value in match.values)
        last = self._language.prepositions.at(keys, match.end - 1) if leads else preposition if travels else None
        if last is not None and last.end == match.end and (travels or last.values[0] in _OF_PLACE):
            self._behind, self._preposition = match.end, last.values[0]  # "[bertolak ke] Bali"
        return True

    def _is_predicate(self) -> bool:
        """Whether a preposition of direction stands where a verb would ("Obama batal [ke] Jakarta, lalu [ke] Seoul").

        Behind a name that needs a word built like a verb, and a clause without one ("Trump [menuju] Tokyo").
        """
        before = next((name for name, end in self.functions.values() if end == self.position), "")
        at = self._language.prepositions.at(self._sentence.keys, self.position)
        if at is not None and at.values[0] == "at":
            return before == "subordinator"
        if before in _BEFORE_VERBS:
            return True
        start = next(
            (p for p, (name, end) in self.functions.items() if end == self.position and name == "adverb"), self.position
        )
        named = bool(self.parties) and self.parties[-1].last == start and not self.parties[-1].preposition
        return named and self._looks_like_verb(self.position) and not self._verb_passed()

    def _looks_like_verb(self, position: int) -> bool:
        return self._language.verb_class(self._sentence.words[position], self._sentence.keys[position]) is not None

    def _verb_passed(self) -> bool:
        """Whether the clause that the position is in has had a verb already."""
        for position in range(self.position - 1, -1, -1):
            word = self._sentence.words[position]
            if not word[0].isalnum() and word != "-":
                return False
            if self._looks_like_verb(position) or any(mention.first == position for mention in self.triggers):
                return True
        return False

    def _possessed(self) -> Match[Trigger] | None:
        """The trigger that a possessive or object is written onto ("kunjungannya", "mendesaknya")."""
        key, suffix = self._sentence.keys[self.position], self._language.possessive_suffix
        if not key.endswith(suffix) or len(key) <= len(suffix) + 3:
            return None
        match = self._language.triggers.at((key[: -len(suffix)],), 0)
        if match is None:
            return None
        owned = tuple(t for t in match.values if t.word_class != "passive" or t.frame.type == "CONSULT")
        return Match(owned, self.position + 1) if owned else None

    def _carrying(self) -> Match[Trigger] | None:
        """The verb and the noun that it carries, with a possessive on the noun ("menutup perbatasannya")."""
        pair = self._sentence.keys[self.position : self.position + 2]
        suffix = self._language.possessive_suffix
        if len(pair) < 2 or not pair[1].endswith(suffix):
            return None
        match = self._language.triggers.at((pair[0], pair[1][: -len(suffix)]), 0)
        return Match(match.values, self.position + 2) if match is not None and match.end == 2 else None

    def _clitic(self, match: Match[Trigger]) -> Party | None:
        """What is written onto a verb, of no width: its object ("mendesaknya") or a passive's doer ("ditemuinya")."""
        if match.end != self.position + 1 or self._language.triggers.at(self._sentence.keys, self.position) is not None:
            return None
        classes = {trigger.word_class for trigger in match.values if trigger.frame.type != "REJECT"}
        meets = all(trigger.frame.type == "CONSULT" for trigger in match.values)
        if classes == {"passive"}:
            return Party(match.end, match.end, "reference", (), reference=Reference("person"), preposition="by")
        object_ = Reference("partner" if meets else "other")
        return (
            Party(match.end, match.end, "reference", (), reference=object_, definite=True)
            if classes == {"active"}
            else None
        )

    def _function_word(self) -> Match[str] | None:
        """The function word here, unless it opens the name of an instrument ("rencana aksi")."""
        function = self._language.words.at(self._sentence.keys, self.position)
        if function is None:
            return None
        instrument = self._language.instruments.at(self._sentence.keys, self.position)
        return None if instrument and instrument.end > function.end else function

    def _function(self, function: Match[str] | None, preposition: Match[str] | None) -> bool:
        if function is not None and (preposition is None or function.end >= preposition.end):
            self.functions[self.position] = (function.values[0], function.end)
            if function.values[0] not in _TRANSPARENT:
                self._preposition = ""
            if preposition is None or function.end > preposition.end:
                self.position = function.end
                return True
        if preposition is None:
            return False
        end = preposition.end
        while end < len(self._sentence) and self._sentence.keys[end] in self._language.articles:
            end += 1  # "melalui [sebuah] komunike bersama"
        self.functions.setdefault(self.position, (f"preposition:{preposition.values[0]}", end))
        self._behind = end
        self._go(end, preposition.values[0])
        return True

    def _plain(self) -> None:
        word = self._sentence.words[self.position]
        ends_phrase = not word[0].isalnum() and word not in _QUOTES_AND_HYPHENS
        if self._preposition and (ends_phrase or self._looks_like_verb(self.position)):
            self._preposition = ""
        self.position += 1
