package dev.trawl.sitefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.trawl.contract.UserId;
import java.net.URI;

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
