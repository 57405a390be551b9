package dev.trawl.sitecheck.reading;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.terminal.TextTable;
import java.util.List;
import java.util.stream.Collectors;

/** Values and texts as a terminal shows them: on one line, and not longer than fits beside others. */
final class ShownValue {

    /** Columns of a terminal, for a value: most URLs fit. */
    private static final int VALUE_WIDTH = 64;

    /** For a piece of HTML on a line of its own. */
    private static final int SAMPLE_WIDTH = 240;

    /** For the text that it was made of. */
    private static final int TEXT_WIDTH = 32;

    private ShownValue() {}

    static String of(Object value) {
        return shortened(plain(value), VALUE_WIDTH);
    }

    /** What stood on the page; empty where the value says the same. */
    static String onThePage(FoundValues.Hit hit) {
        String text = line(hit.text());
        return text.equals(line(plain(hit.value()))) || (hit.value() instanceof Boolean && text.isEmpty())
                ? ""
                : text(text);
    }

    /** A value as a text. */
    static String plain(Object value) {
        return switch (value) {
            case ArticleType type -> type.label();
            case List<?> texts -> texts.stream().map(String::valueOf).collect(Collectors.joining(" | "));
            default -> String.valueOf(value);
        };
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
    }

    /** The start of an element's HTML, on one line. */
    static String sample(String html) {
        String line = html.strip().replaceAll("\\s+", " ");
        return line.length() > SAMPLE_WIDTH ? line.substring(0, SAMPLE_WIDTH) + "…" : line;
    }

    /** A text of a page. */
    static String text(String text) {
        return shortened(text, TEXT_WIDTH);
    }

    private static String shortened(String text, int most) {
        String line = line(text);
        if (TextTable.width(line) <= most) {
            return line;
        }
        String length = "… (" + text.codePointCount(0, text.length()) + " characters)";
        var start = new StringBuilder();
        int width = TextTable.width(length);
        for (int c : line.codePoints().toArray()) {
            width += TextTable.width(Character.toString(c));
            if (width > most) {
                break;
            }
            start.appendCodePoint(c);
        }
        return start + length;
    }
}
