package dev.trawl.http;

import org.jspecify.annotations.Nullable;

/**
 * A parameter, a part of the path or a field of the body that is wrong. Answered with 400 and the properties {@code parameter} and
 * {@code expected}.
 */
public final class BadParameter extends BadRequest {

    private static final long serialVersionUID = 1L;
    private static final String EXPECTED = "expected ";

    private final String parameter;
    private final String expected;

    /**
     * @param fault names the parameter and its value, such as {@code size is '0'}
     * @param expected such as {@code a whole number from 1 to 1000}
     */
    public BadParameter(String parameter, String fault, String expected) {
        this(parameter, fault, expected, null);
    }

    public BadParameter(String parameter, String fault, String expected, @Nullable Throwable cause) {
        super(fault + ", " + EXPECTED + expected, cause);
        this.parameter = parameter;
        this.expected = expected;
    }

    /**
     * A value that a type of the domain refuses.
     *
     * @param kind of the value, such as {@code a user ID}; expected where the message of the cause does not say what is
     */
    public static BadParameter of(String parameter, String kind, IllegalArgumentException cause) {
        String message = String.valueOf(cause.getMessage());
        int at = message.indexOf(EXPECTED);
        return at < 0
                ? new BadParameter(parameter, message, kind, cause)
                : new BadParameter(
                        parameter,
                        message.substring(0, at).replaceFirst("[,:;] $", ""),
                        message.substring(at + EXPECTED.length()),
                        cause);
    }

    public String parameter() {
        return parameter;
    }

    public String expected() {
        return expected;
    }
}
