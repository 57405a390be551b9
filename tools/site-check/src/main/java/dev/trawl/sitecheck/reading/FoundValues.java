package dev.trawl.sitecheck.reading;

import dev.trawl.parser.extraction.ReadingTrace;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What the rules found on one page, told by the reader as it reads. Used by one thread. */
public final class FoundValues implements ReadingTrace {

    private final List<Tried> tried = new ArrayList<>();

    private final List<Unfit> unfit = new ArrayList<>();

    private final List<String> dropped = new ArrayList<>();

    private final List<String> items = new ArrayList<>();

    private OptionalInt empty = OptionalInt.empty();

    /**
     * A place in the rules where a field is, and the item it was tried on.
     *
     * @param part of the rules: profile, articles or article
     * @param item counted from 1; 0 where there are none
     * @param label of the field
     */
    record Place(String part, int item, String label) {

        static Place of(String field) {
            String[] steps = field.split("\\.");
            return steps.length == 3
                    ? new Place(steps[0], Integer.parseInt(steps[1]), steps[2])
                    : new Place(steps[0], 0, steps[1]);
        }
    }

    /**
     * A value.
     *
     * @param rule the number of the rule that found it, from 1
     * @param text what stood on the page
     */
    record Hit(int rule, Source source, String text, Object value) {}

    /** A field that was looked for; without a hit none of its rules found a value. */
    record Tried(Place place, Optional<Hit> hit) {}

    /** A text that a rule found and that is no value of its field's type. */
    record Unfit(Place place, int rule, String text) {}

    @Override
    public void found(String field, int index, Source source, String text, Object value) {
        tried.add(new Tried(Place.of(field), Optional.of(new Hit(index + 1, source, text, value))));
    }

    @Override
    public void nothing(String field, List<Source> sources) {
        tried.add(new Tried(Place.of(field), Optional.empty()));
    }

    @Override
    public void unfit(String field, int index, Source source, String text) {
        Place place = Place.of(field);
        boolean known = unfit.stream()
                .anyMatch(other -> other.rule() == index + 1
                        && other.place().part().equals(place.part())
                        && other.place().label().equals(place.label()));
        if (!known) {
            unfit.add(new Unfit(place, index + 1, text));
        }
    }

    @Override
    public void item(int number, Supplier<String> html) {
        items.add(ShownValue.sample(html.get()));
    }

    @Override
    public void dropped(String why) {
        dropped.add(why);
    }

    @Override
    public void empty(int sign) {
        empty = OptionalInt.of(sign);
    }

    /** Which sign says that there are no articles, from 0. */
    OptionalInt empty() {
        return empty;
    }

    /** How many values were found. */
    public long values() {
        return tried.stream().filter(field -> field.hit().isPresent()).count();
    }

    /** The fields of a part, in the order of the page and, in it, of the rules. */
    List<Tried> of(String part) {
        return tried.stream().filter(field -> field.place().part().equals(part)).toList();
    }

    /** How many items of a list were looked at, those that were left out not counted. */
    int items() {
        return of("articles").stream()
                .mapToInt(field -> field.place().item())
                .max()
                .orElse(0);
    }

    /** The start of an item's HTML. */
    Optional<String> item(int number) {
        return number > 0 && number <= items.size() ? Optional.of(items.get(number - 1)) : Optional.empty();
    }

    /** The first text of each rule that was no value of its field's type. */
    List<Unfit> unfit() {
        return List.copyOf(unfit);
    }

    /** Why items were left out, an entry an item. */
    List<String> dropped() {
        return List.copyOf(dropped);
    }
}
