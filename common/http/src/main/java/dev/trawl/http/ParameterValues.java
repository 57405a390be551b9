package dev.trawl.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values of parameters and fields, from their text. Each method throws {@link BadParameter} for a bad value. */
public final class ParameterValues {

    private ParameterValues() {}

    /** A whole number between two others, both included. */
    public static int number(String name, String value, int from, int to) {
        String expected = "a whole number from " + from + " to " + to;
        try {
            int number = Integer.parseInt(value);
            if (from <= number && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter(name, fault(name, value), expected, e);
        }
        throw new BadParameter(name, fault(name, value), expected);
    }

    /** One of the values of an enum, in lower case. */
    public static <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> label(one).equals(value))
                .findFirst()
                .orElseThrow(() -> new BadParameter(
                        name,
                        fault(name, value),
                        Arrays.stream(all)
                                .map(ParameterValues::label)
                                .collect(Collectors.joining(", ", "one of ", ""))));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** True or false. */
    public static boolean flag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameter(name, fault(name, value), "true or false");
        };
    }

    /** Names a parameter and its value, as the fault of a {@link BadParameter}. */
    public static String fault(String name, String value) {
        return name + " is '" + value + "'";
    }
}
