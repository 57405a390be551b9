package dev.trawl.sitefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.trawl.contract.UserId;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URL with {@code {user}} and perhaps {@code {page}} in it; both are percent-encoded, so they cannot leave their place. */
public record UrlTemplate(@JsonValue String template) {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UrlTemplate {
        if (!template.contains("{user}")) {
            throw new IllegalArgumentException("URL '" + template + "' has no {user}");
        }
        int path = template.indexOf('/', template.indexOf("://") + 3);
        if (!template.matches("https?://[^/{}]+/.*") || path < 0) {
            throw new IllegalArgumentException(
                    "URL '" + template + "' is not valid: expected http(s)://host/… with {user} behind the host");
        }
    }

    public boolean hasPage() {
        return template.contains("{page}");
    }

    /** The URL for this user and page number (from 1). */
    public URI expand(UserId user, int page) {
        return URI.create(template.replace("{page}", Integer.toString(page)).replace("{user}", encode(user.value())));
    }

    /**
     * The user ID at the place of {@code {user}} in an address, whatever its scheme and host; empty where the address has another
     * form.
     */
    public Optional<String> userIn(String address) {
        boolean query = template.contains("?");
        boolean fragment = template.contains("#");
        Matcher matcher = form().matcher(pathOf(address, query, fragment));
        return matcher.matches() ? Optional.of(decode(matcher.group("user"))) : Optional.empty();
    }

    private Pattern form() {
        String path = template.substring(template.indexOf('/', template.indexOf("://") + 3));
        String form = Pattern.quote(path)
                .replaceFirst("\\{user}", "\\\\E(?<user>[^/?#&]+)\\\\Q")
                .replace("{user}", "\\E[^/?#&]+\\Q")
                .replace("{page}", "\\E[^/?#&]*\\Q");
        return Pattern.compile(form + (path.contains("?") ? "(&.*)?" : "/?"));
    }

    private static String pathOf(String address, boolean query, boolean fragment) {
        String path = address.replaceFirst("^[a-zA-Z]+://[^/?#]*", "");
        if (!fragment) {
            path = path.replaceFirst("(?s)#.*$", "");
        }
        return query ? path : path.replaceFirst("(?s)\\?[^#]*", "");
    }

    /** Whether the address names the user anywhere, as a word and in whatever case. */
    public static boolean names(String address, UserId user) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(user.value()) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(decode(address))
                .find();
    }

    /** The text as it is where it is not well encoded. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append("%02X".formatted(b & 0xff));
            }
        }
        return encoded.toString();
    }
}
