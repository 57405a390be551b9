package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.UserId;
import dev.trawl.scheduler.crawl.Submissions.UploadReceipt.RejectedUser;
import dev.trawl.scheduler.crawl.Upload.UploadEntry;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import dev.trawl.sitefile.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes in uploads: checks every user ID by itself, enters the good ones in one transaction. Thread-safe. */
public final class Submissions {

    private static final int BATCH = 2000;

    private final Sites sites;
    private final CrawlStore crawls;
    private final Runnable onAccepted;

    /** @param onAccepted is run after accounts were accepted that may be visited now */
    public Submissions(Sites sites, CrawlStore crawls, Runnable onAccepted) {
        this.sites = sites;
        this.crawls = crawls;
        this.onAccepted = onAccepted;
    }

    /**
     * Takes in an upload.
     *
     * @throws UploadRefused when it changes nothing: unknown site, cancelled crawl, or a bad user ID in a strict one
     */
    public UploadReceipt submit(Submission submission, Upload upload) {
        Users users = site(submission.site()).users();
        UploadReceipt uploadReceipt = crawls.enter(submission, page -> {
            if (page.isCancelled()) {
                throw new UploadRefused(
                        UploadRefused.Why.CRAWL_CANCELLED,
                        "crawl '" + submission.crawl() + "' is cancelled, expected one that is not",
                        Optional.empty());
            }
            var entering = new Entering(submission, users, page);
            try {
                upload.forEach(entering::take);
            } catch (IOException e) {
                throw new UncheckedIOException("an upload for crawl " + submission.crawl() + " cannot be read", e);
            }
            return entering.receipt();
        });
        if (uploadReceipt.accepted() > 0 && !submission.held()) {
            onAccepted.run();
        }
        return uploadReceipt;
    }

    /** @throws UploadRefused when there is no such site */
    public SiteFile site(SiteId site) {
        return sites.find(site)
                .orElseThrow(() -> new UploadRefused(
                        UploadRefused.Why.UNKNOWN_SITE,
                        "site '" + site + "' is unknown, expected one of "
                                + sites.all().stream()
                                        .map(file -> file.site().value())
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                        Optional.empty()));
    }

    /** The user IDs of one upload, one after the other. */
    private static final class Entering {
        private final Submission submission;
        private final Users users;
        private final CrawlStore.Page page;
        private final TreeSet<UserId> batch = new TreeSet<>();
        private final List<RejectedUser> rejections = new ArrayList<>();
        private long valid;
        private long accepted;
        private long rejected;

        Entering(Submission submission, Users users, CrawlStore.Page page) {
            this.submission = submission;
            this.users = users;
            this.page = page;
        }

        void take(UploadEntry uploadEntry) {
            switch (uploadEntry) {
                case UploadEntry.Text text -> take(text);
                case UploadEntry.Garbage garbage ->
                    reject(new RejectedUser(garbage.line(), garbage.shown(), garbage.reason()));
            }
        }

        private void take(UploadEntry.Text uploadEntry) {
            try {
                batch.add(users.parse(uploadEntry.text()));
                valid++;
            } catch (IllegalArgumentException e) {
                reject(new RejectedUser(uploadEntry.line(), uploadEntry.text(), String.valueOf(e.getMessage())));
                return;
            }
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        private void reject(RejectedUser rejectedUser) {
            rejected++;
            if (rejections.size() < UploadReceipt.MAX_REJECTIONS) {
                rejections.add(rejectedUser);
            }
        }

        private void flush() {
            if (!batch.isEmpty()) {
                accepted += page.add(List.copyOf(batch));
                batch.clear();
            }
        }

        UploadReceipt receipt() {
            if (submission.strict() && rejected > 0) {
                throw new UploadRefused(
                        UploadRefused.Why.STRICT,
                        rejected + " of " + (valid + rejected) + " user IDs are not valid, and the upload is strict",
                        Optional.of(new UploadReceipt(submission.crawl(), 0, 0, rejected, rejections, false)));
            }
            flush();
            return new UploadReceipt(
                    submission.crawl(), accepted, valid - accepted, rejected, rejections, page.needsKeepAlives());
        }
    }

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
}
