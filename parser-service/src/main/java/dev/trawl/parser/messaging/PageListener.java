package dev.trawl.parser.messaging;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.LogContext;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.MalformedMessages;
import dev.trawl.kafka.MessageSender;
import dev.trawl.parser.pages.PageParsing;
import dev.trawl.parser.pages.PageParsing.ParsedPage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads captured pages from Kafka. A batch is acknowledged when the record or dead letter of every page is durable. An
 * exception before that makes Kafka deliver it again. That changes nothing: the same page gives the same record.
 */
@Component
final class PageListener {

    private static final Logger log = LoggerFactory.getLogger(PageListener.class);

    private static final Duration SEND_LIMIT = Duration.ofSeconds(40);

    private final PageParsing parsing;

    private final MessageSender messageSender;

    private final Topics topics;

    private final MalformedMessages malformed;

    private final MeterRegistry metrics;

    /** A page is compared with its hash while those before it are read: on another core, where there is one. */
    private final ExecutorService decoding = Executors.newVirtualThreadPerTaskExecutor();

    PageListener(
            PageParsing parsing,
            MessageSender messageSender,
            Topics topics,
            MalformedMessages malformed,
            MeterRegistry metrics) {
        this.parsing = parsing;
        this.messageSender = messageSender;
        this.topics = topics;
        this.malformed = malformed;
        this.metrics = metrics;
    }

    @KafkaListener(
            id = "pages",
            idIsGroup = false,
            groupId = "#{@topics.prefix()}parser",
            topics = "#{@topics.pages()}",
            concurrency = "${trawl.parser.readers:1}")
    void pages(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        var sends = new ArrayList<CompletableFuture<?>>();
        List<CompletableFuture<CapturedPage>> pages = batch.stream()
                .map(record -> CompletableFuture.supplyAsync(() -> page(record), decoding))
                .toList();
        for (int i = 0; i < batch.size(); i++) {
            CompletableFuture<CapturedPage> decoded = pages.get(i);
            for (var one : malformed.decode(List.of(batch.get(i)), record -> result(decoded))) {
                CapturedPage page = one.message();
                try (var about = LogContext.of(page.visit())) {
                    sends.add(send(page));
                }
            }
        }
        MessageSender.await(sends, SEND_LIMIT);
    }

    /** Throws what the decoding threw, such as {@link MalformedMessage}. */
    private static CapturedPage result(CompletableFuture<CapturedPage> decoded) {
        try {
            return decoded.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static CapturedPage page(ConsumerRecord<byte[], byte[]> record) {
        ReceivedMessage.checkSchema(record);
        return CapturedPage.read(ReceivedMessage.headers(record), record.value());
    }

    private CompletableFuture<?> send(CapturedPage page) {
        return switch (metrics.timer("trawl.parser.reading").record(() -> parsing.parse(page))) {
            case null -> throw new IllegalStateException("parsing gave nothing");
            case ParsedPage.Read read -> {
                count(page, "record");
                yield messageSender
                        .send(topics.records(), key(page), read.record())
                        .thenApply(sent -> (Object) sent)
                        .exceptionallyCompose(e -> withoutRecord(page, e));
            }
            case ParsedPage.Unreadable unreadable -> letter(page, unreadable);
        };
    }

    /** A record that is too large for its topic becomes a dead letter. After any other failure Kafka delivers the batch again. */
    private CompletableFuture<Object> withoutRecord(CapturedPage page, Throwable why) {
        Throwable cause = why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
        return cause instanceof MessageSender.TooLarge tooLarge
                ? letter(page, parsing.unreadable(page, "its record has " + tooLarge.bytes() + " bytes, too many"))
                : CompletableFuture.failedFuture(why);
    }

    private CompletableFuture<Object> letter(CapturedPage page, ParsedPage.Unreadable unreadable) {
        count(page, "letter");
        log.warn(
                "{}: {}; dead letter to {}",
                page.visit(),
                unreadable.outcome().reason(),
                topics.dead(FailureKind.PAGE));
        return messageSender
                .send(topics.dead(FailureKind.PAGE), key(page), unreadable.letter())
                .thenCombine(
                        messageSender.send(topics.outcomes(), key(page), unreadable.outcome()),
                        (letter, outcome) -> (Object) outcome);
    }

    private void count(CapturedPage page, String end) {
        metrics.counter("trawl.parser.pages", "site", page.visit().site().value(), "end", end)
                .increment();
    }

    private static String key(CapturedPage page) {
        return page.visit().account().key();
    }
}
