package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.messaging.PoisonedTopics;
import dev.trawl.bench.chaos.poison.Fate;
import dev.trawl.bench.chaos.poison.PoisonKind;
import dev.trawl.bench.chaos.poison.PoisonMessages.MessagePosition;
import dev.trawl.bench.chaos.poison.PoisonMessages.Poison;
import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.cli.crawl.JsonHttp;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.cli.stack.Stack;
import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether every poison has ended where the protocol says, once. */
final class PoisonAudit {

    private static final Pattern COUNTER =
            Pattern.compile("(?m)^trawl_messages_malformed_total\\{[^}]*topic=\"([^\"]+)\"[^}]*} ([0-9.]+)");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final List<Poison> poison;
    private final Topics topics;
    private final List<String> findings = new ArrayList<>();

    PoisonAudit(List<Poison> poison, Topics topics) {
        this.poison = List.copyOf(poison);
        this.topics = topics;
    }

    /** A sentence for each poison that is somewhere else. */
    List<String> findings(LedgerTables ledger, PoisonedTopics written, Stack stack) {
        List<MessagePosition> listed = ledger.malformed();
        Set<MessagePosition> letters = new HashSet<>(written.letters());
        Set<MessagePosition> unknown = new HashSet<>(listed);
        for (Poison one : poison) {
            boolean lists = one.fate() == Fate.LETTER || one.fate() == Fate.LISTED;
            expect(one, "lines in the list of malformed messages", count(listed, one.place()), lists ? 1 : 0);
            expect(one, "letters", letters.contains(one.place()) ? 1 : 0, one.fate() == Fate.LETTER ? 1 : 0);
            unknown.remove(one.place());
        }
        unknown.forEach(
                messagePosition -> findings.add(messagePosition + " is listed as malformed, and was not put there"));
        skipped(topics.fetchers(), List.of(stack.service(Service.SCHEDULER)));
        skipped(topics.control(), stack.fetchers());
        return findings;
    }

    private static long count(List<MessagePosition> places, MessagePosition messagePosition) {
        return places.stream().filter(messagePosition::equals).count();
    }

    private void expect(Poison one, String what, long actual, long expected) {
        if (actual != expected) {
            findings.add(one + ": " + actual + " " + what + ", expected " + expected);
        }
    }

    /** A reader that reads a compacted topic from its start has met what was put there, whenever it was started. */
    private void skipped(String topic, List<ServiceProcess> readers) {
        long put = poison.stream()
                .filter(one -> one.place().topic().equals(topic) && one.kind() != PoisonKind.NULL)
                .count();
        for (ServiceProcess reader : readers) {
            Map<String, Double> counted = counters(reader);
            if (counted.getOrDefault(topic, 0.0) < put) {
                findings.add(reader.name() + " has counted " + counted.getOrDefault(topic, 0.0) + " malformed on "
                        + topic + ", expected " + put);
            }
        }
    }

    private Map<String, Double> counters(ServiceProcess service) {
        Map<String, Double> counters = new HashMap<>();
        Matcher line = COUNTER.matcher(metrics(service));
        while (line.find()) {
            counters.merge(line.group(1), Double.parseDouble(line.group(2)), Double::sum);
        }
        return counters;
    }

    private static String metrics(ServiceProcess service) {
        try {
            return new JsonHttp(service.address(), LIMIT).text("/actuator/prometheus");
        } catch (ServiceUnanswered e) {
            throw BenchFailed.unanswered(service.name() + " does not answer: " + e.getMessage(), e);
        }
    }

    /** A sentence for each fate: what was put where, and where it had to end. */
    List<String> figures() {
        return Arrays.stream(Fate.values())
                .map(fate -> poison.stream().filter(one -> one.fate() == fate).toList())
                .filter(some -> !some.isEmpty())
                .map(some -> "poison, " + some.size() + " on "
                        + some.stream()
                                .map(one -> one.place().topic())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ": " + some.getFirst().fate().label())
                .toList();
    }
}
