package dev.trawl.storage.http;

/** A parameter is not what it should be. The message says which, and what was expected. */
final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String expected;

    BadParameter(String parameter, String expected) {
        super("parameter " + parameter + ": expected " + expected);
        this.parameter = parameter;
        this.expected = expected;
    }

    String parameter() {
        return parameter;
    }

    String expected() {
        return expected;
    }
}
