package dev.trawl.demoblog.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of HTML with {@code {{name}}} for a value that is escaped and {@code {{&name}}} for HTML. Thread-safe. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(&?)([a-zA-Z]+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** The template of this file name among the pages' resources. */
    static Template named(String file) {
        try (var in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the template " + file + " is missing in the build");
            }
            return new Template(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when a name of the template has no value */
    String with(Map<String, ?> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            Object value = values.get(place.group(2));
            if (value == null) {
                throw new IllegalArgumentException("no value for {{" + place.group(2) + "}}");
            }
            return Matcher.quoteReplacement(place.group(1).isEmpty() ? escape(value.toString()) : value.toString());
        });
    }

    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
