package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import java.util.List;

/**
 * What became of an upload.
 *
 * @param alreadyThere accounts that this crawl has, from before or from this very upload
 * @param keepAlive whether the crawl is cancelled when keep-alives of its client stop
 * @param rejections the first {@value #MAX_REJECTIONS}
 */
public record UploadReceipt(
        CrawlId crawl,
        long accepted,
        long alreadyThere,
        long rejected,
        List<RejectedUser> rejections,
        boolean keepAlive) {

    /** How many rejections are listed one by one. */
    public static final int MAX_REJECTIONS = 20;

    public UploadReceipt {
        rejections = List.copyOf(rejections);
    }

    /** A user ID that was refused, where it was, and why. */
    public record RejectedUser(long line, String value, String reason) {

        private static final int SHOWN = 80;

        public RejectedUser {
            value = value.codePointCount(0, value.length()) > SHOWN
                    ? value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…"
                    : value;
        }
    }
}
