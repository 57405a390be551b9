package dev.trawl.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The topics' names. A prefix, empty in production, keeps tests on one broker apart. */
public record Topics(String prefix) {

    /** The most bytes a message may have, on every topic: 17 MiB. */
    public static final int MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

    /** The schema version that this build reads and writes, in the header {@value #SCHEMA_HEADER}. */
    public static final int SCHEMA = 1;

    public static final String SCHEMA_HEADER = "schema";

    /** The share group that fetchers take tasks in. */
    public String taskGroup() {
        return prefix + "fetchers";
    }

    public Topics {
        Check.present(prefix, "topic prefix");
    }

    public String requests() {
        return prefix + "crawl.requests";
    }

    public String tasks() {
        return prefix + "crawl.tasks";
    }

    public String pages() {
        return prefix + "crawl.pages";
    }

    public String records() {
        return prefix + "crawl.records";
    }

    public String outcomes() {
        return prefix + "crawl.outcomes";
    }

    /** Crawls of which every task has ended. */
    public String ends() {
        return prefix + "crawl.ends";
    }

    /** The dead-letter topic of a kind. */
    public String dead(FailureKind kind) {
        return prefix + "crawl.dead." + kind.label();
    }

    /** The six topics of dead tasks. */
    public List<String> dead() {
        return Arrays.stream(FailureKind.values()).map(this::dead).toList();
    }

    /** Messages that are not well-formed. */
    public String deadMessages() {
        return prefix + "crawl.dead.message";
    }

    public String evidence() {
        return prefix + "crawl.evidence";
    }

    public String control() {
        return prefix + "crawl.control";
    }

    public String fetchers() {
        return prefix + "crawl.fetchers";
    }

    public List<String> all() {
        return Stream.concat(
                        Stream.of(requests(), tasks(), pages(), records(), outcomes(), ends()),
                        Stream.concat(dead().stream(), Stream.of(deadMessages(), evidence(), control(), fetchers())))
                .toList();
    }
}
