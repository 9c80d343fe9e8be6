"""Finding the verbs of a sentence, and what each is to the event that its words tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.extract.language import VERBAL, Language, Trigger, WordClass
from flows.extract.marks import Marked, Party, PlaceMention, TriggerMention, is_tag
from flows.extract.tables import Match
from flows.extract.times import TimeMention

PREVERBAL = frozenset(
    {"not_only", "adverb", "perfective", "negation", "lacking", "planned", "uncertain", "mutual", "sequencer"}
)
_AUXILIARY = frozenset({"planned", "uncertain", "negation", "cancelled", "refusal"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb `[verb_first, verb_last)`: its class, its frames, and whether it is light, of speech, or a copula.

    A `tag` follows what is said and precedes who says it ("..., kata Rice"). Who `attends` takes no part in what is
    negotiated; who `receives` is done to what the noun names ("menuai kecaman"); what `involves` others they do.
    """

    verb_first: int
    verb_last: int
    verb_class: WordClass
    triggers: tuple[Trigger, ...] = ()
    light: bool = False
    speech: bool = False
    copula: bool = False
    tag: bool = False
    attends: bool = False
    receives: bool = False
    involves: bool = False


def find_verbs(marked: Marked, language: Language) -> Iterator[Verb]:
    """The verbs of the sentence outside its names, places and times."""
    taken = covered(marked.parties) | covered(marked.times) | covered(marked.places)
    taken |= {inner for start, (_, end) in marked.functions.items() for inner in range(start + 1, end)}
    triggers = {mention.first: mention for mention in marked.triggers}
    position, size = 0, len(marked.sentence)
    while position < size:
        verb = None if position in taken else _verb_at(marked, language, triggers.get(position), position)
        if verb is not None:
            yield verb
        position = verb.verb_last if verb is not None else position + 1


def _verb_at(marked: Marked, language: Language, mention: TriggerMention | None, position: int) -> Verb | None:
    """The verb that begins at a token: a trigger, a copula, a light verb, or a word that looks like a verb."""
    sentence = marked.sentence
    light = language.light.at(sentence.keys, position)
    function = marked.function_at(position)
    word = sentence.words[position]
    shape = language.verb_class(word if position else word.lower(), sentence.keys[position])
    if shape is None and light is None and mention is None and not function:
        return None
    speech = language.has(sentence.keys, position, "speech")
    if mention is not None:
        verbal = tuple(trigger for trigger in mention.triggers if trigger.word_class in ("active", "passive"))
        if not verbal:
            return None
        kind = light.values[0] if light is not None else ""
        lends, attends, receives = kind not in ("", "attending"), kind == "attending", kind == "receiving"
        word_class = verbal[0].word_class
        return Verb(position, mention.last, word_class, verbal, lends, speech, attends=attends, receives=receives)
    if function == "speech_inverted" and is_tag(marked, position):
        behind = marked.functions[position][1]
        return Verb(position, behind, "active", speech=True, tag=True) if position > 0 else None
    if function in _AUXILIARY and _serves_a_verb(marked, language, position):
        return None
    if function == "copula" and light is None:
        return Verb(position, marked.functions[position][1], "active", copula=True)
    if light is not None:
        return None if _is_conjunction(marked, language, position, light.end) else _light_verb(position, light, speech)
    nominal = sentence.keys[position].endswith(language.possessive_suffix) and _is_governed(marked, position)
    if shape is None or nominal or function == "subordinator" or function.startswith("preposition"):
        return None
    return Verb(position, position + 1, shape, (), False, speech)


def _light_verb(position: int, light: Match[str], speech: bool) -> Verb:
    """The verb that a phrase carrying a noun makes."""
    kind = light.values[0]
    attends, receives, involves = kind == "attending", kind == "receiving", kind == "involving"
    lends = not attends and not involves
    word_class: WordClass = "passive" if kind == "passive" else "active"
    flags = {"attends": attends, "receives": receives, "involves": involves}
    return Verb(position, light.end, word_class, (), lends, speech, **flags)


def _is_conjunction(marked: Marked, language: Language, first: int, last: int) -> bool:
    """Whether what may carry a noun only ties a clause to it ("[Usai] menemui X, Y ...", "kata Y [usai] menemui X")."""
    keys, words = marked.sentence.keys, marked.sentence.words
    if not language.has(keys, first, "subordinator"):
        return False
    if first == 0 or any(m.first == last and m.triggers[0].word_class == "active" for m in marked.triggers):
        return True
    return last < len(words) and language.verb_class(words[last], keys[last]) == "active"


def _is_governed(marked: Marked, position: int) -> bool:
    """Whether a preposition stands right before a token ("atas [memburuknya] situasi")."""
    return marked.function_before(position).startswith("preposition")


def _serves_a_verb(marked: Marked, language: Language, position: int) -> bool:
    """Whether a word of planning, wish or denial stands before the verb that it qualifies ("dijadwalkan bertemu")."""
    following = marked.functions[position][1]
    while following < len(marked.sentence) and not any(party.first == following for party in marked.parties):
        if any(m.first == following and m.triggers[0].word_class in VERBAL for m in marked.triggers):
            return True
        keys, word = marked.sentence.keys, marked.sentence.words[following]
        if language.light.at(keys, following) is not None or language.verb_class(word, keys[following]) is not None:
            return True
        if marked.function_at(following) not in PREVERBAL | {"purpose"}:
            return False
        following = marked.functions[following][1]
    return False


def covered(spans: Sequence[Party] | Sequence[TimeMention] | Sequence[PlaceMention]) -> set[int]:
    """The tokens that the spans cover."""
    return {position for span in spans for position in range(span.first, span.last)}
