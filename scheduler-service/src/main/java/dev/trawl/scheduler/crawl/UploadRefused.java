package dev.trawl.scheduler.crawl;

import dev.trawl.scheduler.crawl.Submissions.UploadReceipt;
import java.util.Optional;

/** An upload that changed nothing. The message to its sender says what was wrong and what was expected. */
public final class UploadRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Why {
        UNKNOWN_SITE,
        CRAWL_CANCELLED,
        STRICT
    }

    private final Why why;
    private final transient Optional<UploadReceipt> receipt;

    UploadRefused(Why why, String message, Optional<UploadReceipt> receipt) {
        super(message);
        this.why = why;
        this.receipt = receipt;
    }

    public Why why() {
        return why;
    }

    /** The counts, where it was refused because of its user IDs. */
    public Optional<UploadReceipt> receipt() {
        return receipt;
    }
}
