package dev.trawl.scheduler.messaging;

import dev.trawl.contract.CrawlRequest;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.SiteId;
import dev.trawl.kafka.MalformedMessages;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submission.CrawlSource;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.crawl.Submissions.UploadReceipt;
import dev.trawl.scheduler.crawl.Upload;
import dev.trawl.scheduler.crawl.UploadRefused;
import dev.trawl.scheduler.letter.LetterCommands;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Takes requests in; what is refused of one is a letter, the rest of it is taken. A dead letter among them asks for its task
 * to be tried again.
 */
final class RequestListener {

    private static final Logger log = LoggerFactory.getLogger(RequestListener.class);

    /** Some 80,000 users. It is read as a whole, several times its size; what is larger is for an upload, which is not. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final MalformedMessages malformed;
    private final Submissions submissions;
    private final DefaultSite defaultSite;
    private final LetterCommands letters;
    private final Runnable onReplayed;

    RequestListener(
            MalformedMessages malformed,
            Submissions submissions,
            DefaultSite defaultSite,
            LetterCommands letters,
            Runnable onReplayed) {
        this.malformed = malformed;
        this.submissions = submissions;
        this.defaultSite = defaultSite;
        this.letters = letters;
        this.onReplayed = onReplayed;
    }

    @KafkaListener(
            id = "requests",
            idIsGroup = false,
            groupId = "#{T(dev.trawl.scheduler.messaging.ConsumerGroups).requests(@topics)}",
            topics = "#{@topics.requests()}",
            autoStartup = "false")
    void take(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        for (var record : batch) {
            try {
                submit(record);
            } catch (MalformedMessage e) {
                malformed.setAside(record, e);
            }
        }
    }

    private void submit(ConsumerRecord<byte[], byte[]> record) {
        ReceivedMessage.checkSchema(record);
        if (record.value() != null && record.value().length > MAX_BYTES) {
            throw new MalformedMessage("it has " + record.value().length + " bytes, expected " + MAX_BYTES
                    + " at most: submit a longer list by POST /api/crawls");
        }
        if (LetterRequest.isOne(record.value())) {
            replay(MessageJson.read(record.value(), DeadLetter.class));
            return;
        }
        CrawlRequest request = MessageJson.readRequest(record.value());
        UploadReceipt uploadReceipt;
        try {
            uploadReceipt = submissions.submit(submission(request, record), Upload.of(request.users()));
        } catch (UploadRefused e) {
            throw new MalformedMessage(String.valueOf(e.getMessage()), e);
        }
        if (uploadReceipt.rejected() > 0) {
            var first = uploadReceipt.rejections().getFirst();
            throw new MalformedMessage(uploadReceipt.rejected() + " of "
                    + request.users().size() + " user IDs refused; the first: " + first.reason());
        }
    }

    private void replay(DeadLetter letter) {
        boolean replayed = letters.replay(letter);
        log.info(
                "a {} letter of {} in crawl {}, attempt {}, was put on the requests: {}",
                letter.kind().label(),
                letter.visit().account(),
                letter.visit().crawlId(),
                letter.visit().attempt(),
                replayed ? "its task is tried again" : "its task is not dead by it, nothing changes");
        if (replayed) {
            onReplayed.run();
        }
    }

    private Submission submission(CrawlRequest request, ConsumerRecord<byte[], byte[]> record) {
        SiteId site = defaultSite
                .or(Optional.ofNullable(request.site()))
                .orElseThrow(
                        () -> new MalformedMessage("site is missing, and trawl.scheduler.default-site is not set"));
        return new Submission(
                site,
                Optional.ofNullable(request.crawl())
                        .orElseGet(() -> CrawlNames.ofRequests(Instant.ofEpochMilli(record.timestamp()))),
                Optional.ofNullable(request.scope()).orElse(Submission.DEFAULT_SCOPE),
                Optional.ofNullable(request.priority()).orElse(Submission.DEFAULT_PRIORITY),
                false,
                false,
                CrawlSource.TOPIC,
                Optional.empty());
    }
}
