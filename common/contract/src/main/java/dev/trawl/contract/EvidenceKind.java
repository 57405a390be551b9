package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a piece of evidence is, and its media type. */
public enum EvidenceKind {
    @JsonProperty("screenshot")
    SCREENSHOT("image/jpeg"),
    @JsonProperty("html")
    HTML("text/html;charset=UTF-8"),
    /** The browser's console, a line a message. */
    @JsonProperty("console")
    CONSOLE("text/plain;charset=UTF-8"),
    /** The steps of the visit, each with its time. */
    @JsonProperty("timeline")
    TIMELINE("text/plain;charset=UTF-8");

    private final String mediaType;

    EvidenceKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The name in JSON, in headers and in URLs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
