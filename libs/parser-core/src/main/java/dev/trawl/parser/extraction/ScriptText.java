package dev.trawl.parser.extraction;

import java.util.Optional;

/** The part of the script grammar that reading values needs. Each method takes linear time. */
final class ScriptText {

    private static final String UNDEFINED = "undefined";

    private ScriptText() {}

    static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The quoted string, or the bare number or word, that begins there in the text. */
    static Optional<String> literal(String text, int from) {
        if (from >= text.length()) {
            return Optional.empty();
        }
        char quote = text.charAt(from);
        if (quote == '"' || quote == '\'') {
            return quoted(text, from, quote);
        }
        int end = from;
        while (end < text.length() && (isNamePart(text.charAt(end)) || (end == from && text.charAt(end) == '-'))) {
            end++;
        }
        String word = text.substring(from, end);
        boolean nothing = word.isEmpty() || word.equals("null") || word.equals("undefined");
        return nothing ? Optional.empty() : Optional.of(word);
    }

    private static Optional<String> quoted(String text, int from, char quote) {
        var value = new StringBuilder();
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return Optional.of(value.toString());
            }
            if (c == '\n') {
                return Optional.empty();
            }
            if (c != '\\' || at + 1 == text.length()) {
                value.append(c);
                continue;
            }
            char escaped = text.charAt(++at);
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 'r' -> value.append('\r');
                case 't' -> value.append('\t');
                case 'u' -> {
                    String hex = text.substring(at + 1, Math.min(at + 5, text.length()));
                    if (hex.matches("[0-9a-fA-F]{4}")) {
                        value.append((char) Integer.parseInt(hex, 16));
                        at += 4;
                    }
                }
                default -> value.append(escaped);
            }
        }
        return Optional.empty();
    }

    /**
     * The object or array that begins there in the text, to its closing brace; braces in strings do not count, and what is
     * {@code undefined} is {@code null}.
     */
    static Optional<String> balanced(String text, int from) {
        if (from >= text.length() || (text.charAt(from) != '{' && text.charAt(from) != '[')) {
            return Optional.empty();
        }
        var json = new StringBuilder();
        int taken = from;
        int depth = 0;
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return Optional.of(json.append(text, taken, at + 1).toString());
            } else if (c == 'u' && isUndefined(text, at)) {
                json.append(text, taken, at).append("null");
                at += UNDEFINED.length() - 1;
                taken = at + 1;
            }
        }
        return Optional.empty();
    }

    private static boolean isUndefined(String text, int at) {
        int end = at + UNDEFINED.length();
        return text.startsWith(UNDEFINED, at)
                && !isNamePart(text.charAt(at - 1))
                && (end == text.length() || !isNamePart(text.charAt(end)));
    }
}
