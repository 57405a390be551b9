package dev.trawl.scheduler.submission;

import dev.trawl.messages.SiteId;
import dev.trawl.messages.UserId;
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
    private final CrawlBook book;
    private final Runnable onAccepted;

    /** @param onAccepted is run after accounts were accepted that may be visited now */
    public Submissions(Sites sites, CrawlBook book, Runnable onAccepted) {
        this.sites = sites;
        this.book = book;
        this.onAccepted = onAccepted;
    }

    /**
     * Takes in an upload.
     *
     * @throws Refused when it changes nothing: unknown site, cancelled crawl, or a bad user ID in a strict one
     */
    public Receipt submit(Submission submission, Upload upload) {
        Users users = site(submission.site()).users();
        Receipt receipt = book.enter(submission, page -> {
            if (page.isCancelled()) {
                throw new Refused(
                        Refused.Why.CRAWL_CANCELLED,
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
        if (receipt.accepted() > 0 && !submission.held()) {
            onAccepted.run();
        }
        return receipt;
    }

    /** @throws Refused when there is no such site */
    public SiteFile site(SiteId site) {
        return sites.find(site)
                .orElseThrow(() -> new Refused(
                        Refused.Why.UNKNOWN_SITE,
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
        private final CrawlBook.Page page;
        private final TreeSet<UserId> batch = new TreeSet<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private long valid;
        private long accepted;
        private long rejected;

        Entering(Submission submission, Users users, CrawlBook.Page page) {
            this.submission = submission;
            this.users = users;
            this.page = page;
        }

        void take(Entry entry) {
            switch (entry) {
                case Entry.Text text -> take(text);
                case Entry.Garbage garbage -> reject(new Rejection(garbage.line(), garbage.shown(), garbage.reason()));
            }
        }

        private void take(Entry.Text entry) {
            try {
                batch.add(users.parse(entry.text()));
                valid++;
            } catch (IllegalArgumentException e) {
                reject(new Rejection(entry.line(), entry.text(), String.valueOf(e.getMessage())));
                return;
            }
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        private void reject(Rejection rejection) {
            rejected++;
            if (rejections.size() < Receipt.MAX_REJECTIONS) {
                rejections.add(rejection);
            }
        }

        private void flush() {
            if (!batch.isEmpty()) {
                accepted += page.add(List.copyOf(batch));
                batch.clear();
            }
        }

        Receipt receipt() {
            if (submission.strict() && rejected > 0) {
                throw new Refused(
                        Refused.Why.STRICT,
                        rejected + " of " + (valid + rejected) + " user IDs are not valid, and the upload is strict",
                        Optional.of(new Receipt(submission.crawl(), 0, 0, rejected, rejections, false)));
            }
            flush();
            return new Receipt(submission.crawl(), accepted, valid - accepted, rejected, rejections, page.isAttended());
        }
    }
}
