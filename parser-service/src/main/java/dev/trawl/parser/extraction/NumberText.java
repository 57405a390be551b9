package dev.trawl.parser.extraction;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A number as pages show it.
 *
 * @param exact false where the page rounds, as in {@code 62万+} or {@code 3.5k}
 */
record NumberText(long value, boolean exact) {

    private static final Pattern FORM = Pattern.compile("([0-9][0-9,，]*(?:\\.[0-9]+)?)[ ]?([亿万千kKwWmM]?)([+＋]?)");

    private static final Map<String, Integer> POWERS_OF_TEN =
            Map.of("", 0, "千", 3, "k", 3, "K", 3, "万", 4, "w", 4, "W", 4, "m", 6, "M", 6, "亿", 8);

    /** More digits than a count can have. */
    private static final int MAX_DIGITS = 18;

    /**
     * The first number in the text. It is empty when there is none, or it has a fraction or too many digits. A text
     * that begins with a negative number has none: sites show {@code -1} for an unknown count.
     */
    static Optional<NumberText> in(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.find() || (matcher.start() == 1 && text.charAt(0) == '-')) {
            return Optional.empty();
        }
        String digits = matcher.group(1).replaceAll("[,，]", "");
        boolean unitIsWord = matcher.end(2) < text.length()
                && matcher.group(2).matches("[a-zA-Z]")
                && isLatinLetter(text.charAt(matcher.end(2)));
        String unit = unitIsWord ? "" : matcher.group(2);
        if (digits.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(digits).movePointRight(POWERS_OF_TEN.getOrDefault(unit, 0));
        boolean exact = unit.isEmpty() && matcher.group(3).isEmpty();
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return whole && value.precision() - value.scale() <= MAX_DIGITS
                ? Optional.of(new NumberText(value.longValueExact(), exact))
                : Optional.empty();
    }

    private static boolean isLatinLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
