package dev.trawl.kafka;

import static dev.trawl.kafka.OwnedTopic.Service.FETCHER;
import static dev.trawl.kafka.OwnedTopic.Service.PARSER;
import static dev.trawl.kafka.OwnedTopic.Service.SCHEDULER;

import dev.trawl.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The topics of one service. Each topic of the pipeline has one owner, which makes it; other services wait for it.
 * Declare one bean.
 *
 * @param made by this service
 * @param awaited topics of other services that this one cannot work without
 */
public record ServiceTopics(List<OwnedTopic> made, List<OwnedTopic> awaited) {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MONTH = Duration.ofDays(30);

    public ServiceTopics {
        made = List.copyOf(made);
        awaited = List.copyOf(awaited);
    }

    /** Every topic of the pipeline, with its owner. */
    static List<OwnedTopic> ofAllServices(Topics topics) {
        var all = new ArrayList<OwnedTopic>();
        all.add(OwnedTopic.of(SCHEDULER, topics.requests()));
        all.add(OwnedTopic.queue(SCHEDULER, topics.tasks(), A_DAY));
        all.add(OwnedTopic.of(SCHEDULER, topics.outcomes()));
        all.add(OwnedTopic.of(SCHEDULER, topics.ends()));
        all.add(OwnedTopic.compacted(SCHEDULER, topics.control()));
        topics.dead().forEach(letters -> all.add(OwnedTopic.kept(SCHEDULER, letters, A_MONTH)));
        all.add(OwnedTopic.kept(SCHEDULER, topics.deadMessages(), A_MONTH));
        all.add(OwnedTopic.of(FETCHER, topics.pages()));
        all.add(OwnedTopic.kept(FETCHER, topics.evidence(), A_MONTH));
        all.add(OwnedTopic.compacted(FETCHER, topics.fetchers()));
        all.add(OwnedTopic.of(PARSER, topics.records()));
        return List.copyOf(all);
    }

    /**
     * The topics that this service owns, and those of others that it cannot work without.
     *
     * @param awaited names, with the prefix
     * @throws IllegalArgumentException when it awaits what is no topic of another service
     */
    public static ServiceTopics of(OwnedTopic.Service service, Topics topics, String... awaited) {
        List<OwnedTopic> all = ofAllServices(topics);
        return new ServiceTopics(
                all.stream().filter(topic -> topic.owner() == service).toList(),
                Stream.of(awaited)
                        .map(name -> all.stream()
                                .filter(topic -> topic.name().equals(name) && topic.owner() != service)
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException("the " + service.label() + " awaits "
                                        + name + ", expected a topic of another service")))
                        .toList());
    }

    List<OwnedTopic> all() {
        return Stream.concat(made.stream(), awaited.stream()).toList();
    }
}
