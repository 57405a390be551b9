package dev.trawl.scheduler.wiring;

import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submission.CrawlSource;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.crawl.Submissions.UploadReceipt;
import dev.trawl.scheduler.crawl.UploadRefused;
import dev.trawl.scheduler.crawl.UserList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of user IDs that the settings name; the same list is the same crawl, however often we start. */
final class UsersFile {

    private static final Logger log = LoggerFactory.getLogger(UsersFile.class);

    private final Optional<Path> file;
    private final Optional<Submission> submission;
    private final Submissions submissions;
    private boolean done;

    private UsersFile(Optional<Path> file, Optional<Submission> submission, Submissions submissions) {
        this.file = file;
        this.submission = submission;
        this.submissions = submissions;
        this.done = file.isEmpty();
    }

    /** @throws UnusableSetting when the file or its site is not there: the scheduler does not start */
    static UsersFile of(Settings settings, DefaultSite defaultSite, Submissions submissions) {
        Path file = settings.usersFile();
        if (file == null) {
            return new UsersFile(Optional.empty(), Optional.empty(), submissions);
        }
        SiteId site = defaultSite
                .or(Optional.ofNullable(settings.usersSite()).map(SiteId::new))
                .orElseThrow(() -> new UnusableSetting(
                        "trawl.scheduler.users-file is set, expected trawl.scheduler.users-site beside it"));
        try {
            submissions.site(site);
        } catch (UploadRefused e) {
            throw new UnusableSetting("trawl.scheduler.users-site: " + e.getMessage());
        }
        var crawl = CrawlNames.ofFile(String.valueOf(file.getFileName()), sha256(file));
        return new UsersFile(
                Optional.of(file),
                Optional.of(new Submission(
                        site,
                        crawl,
                        settings.usersScope(),
                        settings.usersPriority(),
                        false,
                        false,
                        CrawlSource.FILE,
                        Optional.empty())),
                submissions);
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UnusableSetting(
                    "trawl.scheduler.users-file is " + file.toAbsolutePath() + ", expected a file that can be read");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Submits it, once. */
    void step() {
        if (done) {
            return;
        }
        Path path = file.orElseThrow();
        try {
            UploadReceipt uploadReceipt =
                    submissions.submit(submission.orElseThrow(), new UserList(() -> Files.newInputStream(path)));
            done = true;
            log.info(
                    "{}: crawl {}, {} accepted, {} already there, {} rejected",
                    path,
                    uploadReceipt.crawl(),
                    uploadReceipt.accepted(),
                    uploadReceipt.alreadyThere(),
                    uploadReceipt.rejected());
            uploadReceipt.rejections().forEach(bad -> log.warn("{} line {}: {}", path, bad.line(), bad.reason()));
        } catch (UploadRefused e) {
            done = true;
            log.warn("{} is not taken in: {}", path, e.getMessage());
        } catch (UncheckedIOException e) {
            done = true;
            log.error("{} cannot be read any more, nothing of it was taken", path, e);
        }
    }
}
