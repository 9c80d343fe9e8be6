"""Proper names at a token: states and organisations, and how far a personal name runs."""

from flows.extract.language import Language
from flows.extract.register import Register
from flows.extract.text import Sentence
from flows.extract.world import Name, World

_LONGEST_NAME = 7  # tokens
_FULL_NAME = 2  # tokens from a hyphen to the end of a first name and surname
_LONGEST_PARENTHESIS = 8  # tokens
_LONGEST_GROUP = 9  # tokens of an armed group's name
_SMALL_WORDS = 3  # words in lower case in it
_SHORTEST, _LONGEST = 3, 8  # letters of an abbreviation
_HYPHENS = frozenset("-–/")


class ProperNames:
    """Reads names by the gazetteer, the register of the article's people, and capital letters."""

    def __init__(self, language: Language, world: World, register: Register) -> None:
        self._language = language
        self._world = world
        self._register = register

    def actor(self, sentence: Sentence, position: int) -> tuple[Name, int] | None:
        """A state or organisation, and the position behind it and its bracketed abbreviation; None where none stands.

        A longer name or trigger that begins here goes before it ("[Laut China] Selatan", "[Baku tembak] di ...").
        """
        match = self._world.names.at(sentence.keys, position)
        if match is None:
            return self._group(sentence, position)
        words = sentence.words[position : match.end]
        capital = words[0][0].isupper() or any(word[0].isupper() for word in words)
        if not capital and not match.values[0].members:
            return None
        name = next((value for value in match.values if not value.acronym or _in_capitals(words)), None)
        if name is None or name.kind == "none":
            return None
        indexes = (self._world.leaders, self._world.places, self._language.triggers)
        longer = (index.at(sentence.keys, position) for index in indexes)
        if any(other is not None and other.end > match.end for other in longer):
            return None
        return name, _behind_parenthesis(sentence, match.end)

    def introduce(self, sentence: Sentence) -> None:
        """Enter the armed groups that the gazetteer lacks, by the abbreviation behind their names.

        "Perhimpunan Pasukan bagi Demokrasi dan Pembangunan (UFDD)": from then on UFDD is one who acts.
        """
        words, keys = sentence.words, sentence.keys
        for opening in range(1, len(words) - 2):
            short = words[opening + 1]
            if words[opening] != "(" or words[opening + 2] != ")" or not _is_abbreviation(short):
                continue
            named = self._world.names.at(keys, opening + 1) or self._language.bodies.at(keys, opening + 1)
            start = self._group_start(sentence, opening)
            if named is None and start is not None and self._world.names.at(keys, start) is None:
                self._register.add_group(keys[start:opening], short)

    def _group_start(self, sentence: Sentence, end: int) -> int | None:
        """Where the name of an armed group begins that ends at a token: at one of the nouns for such groups."""
        for start in range(max(0, end - _LONGEST_GROUP), end):
            capital = sentence.words[start][0].isupper()
            if capital and self._language.armed_groups.at(sentence.keys, start) is not None:
                small = [word for word in sentence.words[start:end] if not word[0].isupper()]
                return start if len(small) <= _SMALL_WORDS else None
        return None

    def _group(self, sentence: Sentence, position: int) -> tuple[Name, int] | None:
        """An armed group that the article has introduced, by its name or abbreviation."""
        found = self._register.group(sentence.keys, position)
        if found is None or not sentence.words[position][0].isupper():
            return None
        short, end = found
        return Name("organisation", short), _behind_parenthesis(sentence, end)

    def partner(self, sentence: Sentence, position: int) -> tuple[Name, int] | None:
        """The second of a hyphenated pair ("China-Belarus"), read from the hyphen on."""
        if position + 1 < len(sentence) and sentence.words[position] in _HYPHENS:
            return self.actor(sentence, position + 1)
        return None

    def person_end(self, sentence: Sentence, start: int) -> int:
        """The position behind the personal name at `start`; `start` where none stands there.

        A leader's name is read whole, whatever its parts mean ("Hossein Amir-Abdollahian").
        """
        leader = self._world.leaders.at(sentence.keys, start) if sentence.words[start][0].isupper() else None
        end = leader.end if leader is not None and leader.end - start > 1 else start
        while end < len(sentence) and end - start < _LONGEST_NAME:
            step = self._name_step(sentence, start, end)
            if step == 0:
                break
            end += step
        return self._trimmed(sentence, start, end)

    def _name_step(self, sentence: Sentence, start: int, end: int) -> int:
        """How many tokens from `end` on go on with the name begun at `start`, 0 for none."""
        word = sentence.words[end]
        if word[0].isupper() and word[0].isalpha():
            return int(self._is_name_word(sentence, start, end))
        if word == ".":
            before = sentence.words[end - 1]
            return int(end > start and len(before) == 1 and before.isupper())
        if end + 1 >= len(sentence):
            return 0
        if word == "-":
            return 2 if end > start and self._is_hyphenated(sentence, end) else 0
        behind = end
        while behind + 1 < len(sentence) and sentence.keys[behind] in self._language.name_particles:
            behind += 1
        following = sentence.words[behind]
        goes_on = following == "-" or (end > start and following[0].isupper())
        return behind - end if goes_on else 0

    def _is_name_word(self, sentence: Sentence, start: int, end: int) -> bool:
        if sentence.keys[end] in self._language.not_names:
            return False
        known = end == start and self._register.find(sentence.keys, start, end + 1) is not None
        return known or not self._is_other_name(sentence, end)

    def _is_hyphenated(self, sentence: Sentence, hyphen: int) -> bool:
        """Whether a hyphen without spaces joins two parts of one person's name ("Jae-in", not "Biden-Xi")."""
        if sentence.ends[hyphen - 1] != sentence.starts[hyphen] or sentence.ends[hyphen] != sentence.starts[hyphen + 1]:
            return False
        if not sentence.words[hyphen + 1][0].isalpha() or self._world.names.at(sentence.keys, hyphen + 1):
            return False
        other = self._world.leaders.at(sentence.keys, hyphen + 1)
        apart = other is not None and other.end - hyphen > _FULL_NAME
        if apart or (self._register.famous((sentence.keys[hyphen + 1],)) and sentence.words[hyphen + 1][0].isupper()):
            return False
        return self._register.find(sentence.keys, hyphen + 1, hyphen + 2) is None

    def _is_other_name(self, sentence: Sentence, position: int) -> bool:
        """Whether an office, a trigger or a state begins here, which ends a personal name."""
        keys = sentence.keys
        if self._language.roles.at(keys, position) or self._language.triggers.at(keys, position):
            return True
        return self._world.names.at(keys, position) is not None and self._world.leaders.at(keys, position) is None

    def _trimmed(self, sentence: Sentence, start: int, end: int) -> int:
        """The end without particles, hyphens and stops that hang behind the last word; an initial keeps its stop."""
        while end > start:
            last = sentence.words[end - 1]
            initial = last == "." and end - 2 >= start and len(sentence.words[end - 2]) == 1
            if initial or not (sentence.keys[end - 1] in self._language.name_particles or last in ("-", ".")):
                break
            end -= 1
        return end


def _is_abbreviation(word: str) -> bool:
    letters = word.isascii() and word.isalnum() and word.isupper() and word[0].isalpha()
    return letters and _SHORTEST <= len(word) <= _LONGEST


def _in_capitals(words: tuple[str, ...]) -> bool:
    return all(word.isupper() for word in words if word.isalpha())


def _behind_parenthesis(sentence: Sentence, position: int) -> int:
    """The position behind a bracketed abbreviation that follows a name, or `position`."""
    if position < len(sentence) and sentence.words[position] == "(":
        for closing in range(position + 1, min(position + _LONGEST_PARENTHESIS, len(sentence))):
            if sentence.words[closing] == ")":
                return closing + 1
    return position
