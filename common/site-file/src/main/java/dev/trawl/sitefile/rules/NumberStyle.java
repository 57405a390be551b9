package dev.trawl.sitefile.rules;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a site writes numbers.
 *
 * @param group stands between groups of three digits; null: numbers have none
 * @param decimal stands before the fraction; null: numbers have none. Where both are null, a number is read where its separators leave
 *     no doubt
 * @param words words behind a number that multiply it, beside those that every site has, in any case, each with a power of ten
 */
public record NumberStyle(@Nullable String group, @Nullable String decimal, Map<String, Long> words) {

    /** Of a site file that says nothing about numbers. */
    public static final NumberStyle DEFAULT = new NumberStyle(null, null, Map.of());

    private static final Set<String> GROUPS = Set.of(",", ".", "'", " ");
    private static final Set<String> DECIMALS = Set.of(",", ".");
    private static final long LARGEST = 1_000_000_000_000L;

    /** @throws IllegalArgumentException naming the key and what was expected */
    public NumberStyle {
        if (group != null && !GROUPS.contains(group)) {
            throw new IllegalArgumentException(
                    "group is '" + group + "', expected a comma, a point, an apostrophe or a space");
        }
        if (decimal != null && !DECIMALS.contains(decimal)) {
            throw new IllegalArgumentException("decimal is '" + decimal + "', expected a point or a comma");
        }
        if (group != null && group.equals(decimal)) {
            throw new IllegalArgumentException("group and decimal are both '" + group + "', expected two signs");
        }
        words = words == null ? Map.of() : inLowerCase(words);
    }

    private static Map<String, Long> inLowerCase(Map<String, Long> words) {
        var copy = new HashMap<String, Long>();
        words.forEach((word, factor) -> {
            if (word.isEmpty() || !word.chars().allMatch(Character::isLetter)) {
                throw new IllegalArgumentException("words has '" + word + "', expected a word of letters");
            }
            if (factor > LARGEST || !String.valueOf(factor).matches("10+")) {
                throw new IllegalArgumentException(
                        "words." + word + " is " + factor + ", expected a power of ten from 10 to " + LARGEST);
            }
            copy.put(word.toLowerCase(Locale.ROOT), factor);
        });
        return Map.copyOf(copy);
    }

    /** Whether the file says what separators mean. */
    public boolean hasSeparators() {
        return group != null || decimal != null;
    }
}
