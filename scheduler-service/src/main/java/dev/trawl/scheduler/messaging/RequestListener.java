package dev.trawl.scheduler.messaging;

import dev.trawl.messages.CrawlRequest;
import dev.trawl.messages.MalformedMessage;
import dev.trawl.messages.MessageJson;
import dev.trawl.messages.SiteId;
import dev.trawl.messaging.MalformedMessages;
import dev.trawl.messaging.Received;
import dev.trawl.scheduler.submission.CrawlNames;
import dev.trawl.scheduler.submission.DefaultSite;
import dev.trawl.scheduler.submission.Receipt;
import dev.trawl.scheduler.submission.Refused;
import dev.trawl.scheduler.submission.Source;
import dev.trawl.scheduler.submission.Submission;
import dev.trawl.scheduler.submission.Submissions;
import dev.trawl.scheduler.submission.Upload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/** Takes requests in; what is refused of one is a letter, the rest of it is taken. */
final class RequestListener {

    private final MalformedMessages malformed;
    private final Submissions submissions;
    private final DefaultSite defaultSite;

    RequestListener(MalformedMessages malformed, Submissions submissions, DefaultSite defaultSite) {
        this.malformed = malformed;
        this.submissions = submissions;
        this.defaultSite = defaultSite;
    }

    @KafkaListener(
            id = "requests",
            idIsGroup = false,
            groupId = "#{T(dev.trawl.scheduler.messaging.Groups).requests(@topics)}",
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
        Received.checkSchema(record);
        CrawlRequest request = MessageJson.readRequest(record.value());
        Receipt receipt;
        try {
            receipt = submissions.submit(submission(request, record), Upload.of(request.users()));
        } catch (Refused e) {
            throw new MalformedMessage(String.valueOf(e.getMessage()), e);
        }
        if (receipt.rejected() > 0) {
            var first = receipt.rejections().getFirst();
            throw new MalformedMessage(receipt.rejected() + " of "
                    + request.users().size() + " user IDs refused; the first: " + first.reason());
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
                Source.TOPIC);
    }
}
