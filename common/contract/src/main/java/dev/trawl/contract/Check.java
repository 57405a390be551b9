package dev.trawl.contract;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of this package check when they are made. No caller checks them again. */
final class Check {

    private static final int REPLACEMENT = 0xFFFD;

    private Check() {}

    static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return value;
    }

    /**
     * Text that can be written as JSON in UTF-8 and kept in Postgres: U+FFFD stands for NUL and for half a surrogate pair.
     */
    static String text(@Nullable String value, String what) {
        String text = present(value, what);
        return text.codePoints().noneMatch(Check::isUnkeepable)
                ? text
                : text.codePoints()
                        .map(c -> isUnkeepable(c) ? REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isUnkeepable(int c) {
        return c == 0 || Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE;
    }

    static String matches(@Nullable String value, Pattern pattern, String what) {
        String text = present(value, what);
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    what + " " + quoted(text) + " is not valid: expected to match " + pattern.pattern());
        }
        return text;
    }

    static int atLeast(int minimum, int value, String what) {
        if (value < minimum) {
            throw new IllegalArgumentException(what + " is " + value + ", expected at least " + minimum);
        }
        return value;
    }

    /** The value for an error message: control characters shown, cut at 80 characters. */
    static String quoted(String value) {
        var shown = new StringBuilder("'");
        value.codePoints().limit(80).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append("\\u%04x".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(value.codePointCount(0, value.length()) > 80 ? "…'" : "'")
                .toString();
    }
}
