package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A user ID as a platform shows it: data, never part of a path. 1 to 128 characters without white space, control
 * characters, slashes, {@code ?}, {@code #}, {@code %}; not {@code .} or {@code ..}. A site file narrows this further.
 */
public record UserId(@JsonValue String value) implements Comparable<UserId> {

    /** The most characters (code points) a user ID may have. */
    public static final int MAX_LENGTH = 128;

    private static final String FORBIDDEN = "/\\?#%";

    @JsonCreator
    public UserId {
        Check.present(value, "user ID");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("user ID is empty");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("user ID " + Check.quoted(value) + " has "
                    + value.codePointCount(0, value.length()) + " characters, expected at most " + MAX_LENGTH);
        }
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("user ID " + Check.quoted(value) + " is a path, expected a user ID");
        }
        value.codePoints().filter(UserId::isForbidden).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("user ID " + Check.quoted(value) + " contains "
                    + Check.quoted(Character.toString(c))
                    + ", expected no white space, control characters or any of " + FORBIDDEN);
        });
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE
                || FORBIDDEN.indexOf(c) >= 0;
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
