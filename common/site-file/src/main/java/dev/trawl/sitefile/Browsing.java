package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the browser shows itself to the site, and what it does not load.
 *
 * @param userAgent absent: the browser's own with Trawl's name
 * @param headers added to every request
 * @param blockTypes resource types not loaded: image, font, media, stylesheet
 * @param blockUrls URL patterns with {@code *} that are not loaded
 * @param maxRedirects of one document; default 5
 */
public record Browsing(
        @Nullable String userAgent,
        Map<String, String> headers,
        List<ResourceType> blockTypes,
        List<String> blockUrls,
        int maxRedirects) {

    static final Browsing PLAIN = new Browsing(null, null, null, null, null);

    /** A kind of sub-request. */
    public enum ResourceType {
        IMAGE,
        FONT,
        MEDIA,
        STYLESHEET
    }

    @JsonCreator
    public Browsing(
            @Nullable String userAgent,
            @Nullable Map<String, String> headers,
            @Nullable List<ResourceType> blockTypes,
            @Nullable List<String> blockUrls,
            @Nullable Integer maxRedirects) {
        this(
                userAgent,
                headers == null ? Map.of() : Map.copyOf(headers),
                blockTypes == null ? List.of() : List.copyOf(blockTypes),
                blockUrls == null ? List.of() : List.copyOf(blockUrls),
                maxRedirects == null ? 5 : maxRedirects.intValue());
    }
}
