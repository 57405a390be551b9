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
import java.util.stream.Stream;

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
        String path = pathOf(template, true, true);
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

    /**
     * Whether the address names the user, in whatever case: as a label of its host or as a word of its path, and in its query or
     * fragment only where the template has the user there.
     */
    public boolean names(String address, UserId user) {
        String host = hostOf(address);
        int place = template.indexOf("{user}");
        boolean query = template.contains("?") && template.indexOf('?') < place;
        boolean fragment = template.contains("#") && template.indexOf('#') < place;
        return Stream.of(host.split("\\.")).anyMatch(user.value()::equalsIgnoreCase)
                || word(user).matcher(decode(pathOf(address, query, fragment))).find();
    }

    /**
     * Whether a user with a host of their own is there: below the host of the template, at the path of this page without the user
     * ID.
     */
    public boolean isOwnHost(String address, UserId user, int page) {
        URI expected = expand(user, page);
        String path = expected.getRawPath().replaceFirst(Pattern.quote("/" + encode(user.value())), "");
        return hostOf(address).endsWith("." + expected.getHost())
                && pathOf(address, false, false).equals(path);
    }

    private static String hostOf(String address) {
        return address.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("(?s)[:/?#].*$", "");
    }

    /** User IDs have these characters too, so that none of them ends one. */
    private static Pattern word(UserId user) {
        String character = "[\\p{L}\\p{N}_.-]";
        return Pattern.compile(
                "(?<!" + character + ")" + Pattern.quote(user.value()) + "(?!" + character + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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
