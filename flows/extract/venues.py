"""Reading places: what stands behind a preposition of place, with the larger places behind its commas."""

from collections.abc import Mapping

from flows.extract.language import Language
from flows.extract.marks import Location, PlaceMention
from flows.extract.proper_names import ProperNames
from flows.extract.text import Sentence
from flows.extract.world import Place, World

_LONGEST_VENUE = 7  # tokens


class VenueReader:
    """Reads place names by the gazetteer; words that it does not know count as a venue's name."""

    def __init__(self, language: Language, world: World, names: ProperNames, text: str) -> None:
        self._language = language
        self._world = world
        self._names = names
        self._text = text

    def read(
        self, sentence: Sentence, position: int, preposition: str, time_ends: Mapping[int, int]
    ) -> PlaceMention | None:
        """The place at `position` ("Samarkand, Uzbekistan"); None where none stands there.

        An unknown name counts behind a preposition of rest only, and behind a comma never; `time_ends` are the times
        of the sentence, which end a name.
        """
        known: list[Place] = []
        country = ""
        last = end = begin = position
        named = position  # the end of the site's own name: the state behind it has a column of its own
        listed = False  # whether a state as such was named, which lies in no other: "ke Vietnam, Malaysia, dan ..."
        while end < len(sentence) and sentence.words[end][0].isupper() and end not in time_ends:
            state = self._state(sentence, end, end == position and preposition == "from")
            place = self._world.places.at(sentence.keys, end)
            inside = listed and place is not None and place.values[0].country == country
            if inside:  # "di ibu kota Thailand, [Bangkok]"
                state, listed, begin = None, False, end
            if state is not None and end > position and (listed or self._goes_on(sentence, state[1])):
                break
            if state is not None and (place is None or state[1] > place.end):
                country, last = state
                listed = not known and named == position
            elif place is not None and country and place.values[0].country not in ("", country):
                break
            elif place is not None:
                known.append(place.values[0])
                country = place.values[0].country or country
                last = named = place.end
            elif known or country:
                break
            elif (span := self._unknown(sentence, end, time_ends)) > end:
                named = last = last if last > position else span
                end = span
            else:
                break
            end = self._behind_comma(sentence, max(end, last))
        if last == position or (not known and not country and preposition != "at"):
            return None
        located = next((place for place in known if place.latitude is not None), None)
        text = self._text[sentence.starts[begin] : sentence.ends[named - 1]] if named > begin else ""
        latitude, longitude = (located.latitude, located.longitude) if located else (None, None)
        water = sentence.keys[begin] in self._language.waters
        return PlaceMention(position, last, preposition, Location(text, country, latitude, longitude, water))

    def _goes_on(self, sentence: Sentence, position: int) -> bool:
        """Whether a plain word follows: the state then begins the clause ("Di New York, AS meminta ...")."""
        if position >= len(sentence) or not sentence.words[position][0].islower():
            return False
        return self._language.prepositions.at(sentence.keys, position) is None

    def _state(self, sentence: Sentence, position: int, acts: bool) -> tuple[str, int] | None:
        """The state whose territory is named, and the position behind it; none where it `acts` ("dari China")."""
        name = None if acts else self._names.actor(sentence, position)
        return (name[0].code, name[1]) if name is not None and name[0].kind != "organisation" else None

    def _behind_comma(self, sentence: Sentence, position: int) -> int:
        """The position of the larger place behind a comma or bracket, else `position`."""
        if position + 1 < len(sentence) and sentence.words[position] in (",", "("):
            return position + 1 if sentence.words[position + 1][0].isupper() else position
        return position

    def _unknown(self, sentence: Sentence, position: int, time_ends: Mapping[int, int]) -> int:
        """The end of a run of capitalised words that the gazetteer does not know; `position` where none stands."""
        if self._language.roles.at(sentence.keys, position):
            return position
        body = self._language.bodies.at(sentence.keys, position)
        if body is not None:  # a body is a building where a town follows ("di Kantor Kepresidenan, Jakarta")
            town = self._behind_comma(sentence, body.end)
            placed = town > body.end and self._world.places.at(sentence.keys, town) is not None
            return body.end if placed else position
        if self._world.names.at(sentence.keys, position) or self._language.triggers.at(sentence.keys, position):
            return position
        end = position
        while end < len(sentence) and end - position < _LONGEST_VENUE and sentence.words[end][0].isupper():
            named = self._world.names.at(sentence.keys, end) or self._world.places.at(sentence.keys, end)
            if end in time_ends or (end > position and named):
                break
            end = self._behind_particles(sentence, end + 1)
        return end

    def _behind_particles(self, sentence: Sentence, position: int) -> int:
        """The position of the capitalised word behind particles and a hyphen that go on with a name ("Ras al-Ain")."""
        end = position
        while end < len(sentence) and (
            sentence.keys[end] in self._language.name_particles or sentence.words[end] == "-"
        ):
            end += 1
        goes_on = end > position and end < len(sentence) and sentence.words[end][0].isupper()
        return end if goes_on else position
