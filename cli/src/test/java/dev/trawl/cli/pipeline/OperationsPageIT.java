package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What docs/operations.md tells people to watch is there to be watched, and nothing is that it does not tell of. */
@ResourceLock(RunningPipeline.LOCK)
class OperationsPageIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(4));
    private static final Duration SOON = allow(Duration.ofSeconds(30));
    private static final Duration ANSWER = allow(Duration.ofSeconds(5));
    private static final Pattern TOLD = Pattern.compile("`(trawl_[a-z_]+)[^`]*`(?:, `(_sum)`, `(_max)`)?");
    private static final Pattern SHOWN = Pattern.compile("(?m)^(trawl_[a-z_]+)");

    /** Those that begin with the first fault of their kind. */
    private static final String OF_FAULTS = "trawl_messages_(malformed|retried)_total";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    @Test
    void tellsOfEveryNumberOfEveryService() throws Exception {
        RunningPipeline pipeline = RunningPipeline.shared();
        String crawl = pipeline.submitDemo("list", RunningPipeline.ids(RunningPipeline.users(1, 2)));
        pipeline.ends(crawl, LIMIT);
        List<ServiceProcess> services = Stream.of("scheduler", "fetcher", "parser", "storage")
                .flatMap(name -> pipeline.stack().services().stream()
                        .filter(service -> service.name().startsWith(name))
                        .limit(1))
                .toList();
        assertThat(services).hasSize(4);

        Awaitility.await("every documented metric")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(shown(services)).isEqualTo(told()));
        assertThat(services)
                .allSatisfy(service -> assertThat(get(service, "/actuator/health"))
                        .as(service.name())
                        .contains("\"progress\":{")
                        .endsWith("\"status\":\"UP\"}"));
    }

    @Test
    void showsTheLagOfEveryStageGoneWhenACrawlIsOver() throws Exception {
        RunningPipeline pipeline = RunningPipeline.shared();
        String crawl = pipeline.submitDemo("list", RunningPipeline.ids(RunningPipeline.users(3, 4)));
        pipeline.ends(crawl, LIMIT);

        Awaitility.await("no lag")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(lags(pipeline))
                        .containsEntry("crawl.pages", 0.0)
                        .containsEntry("crawl.records", 0.0)
                        .containsEntry("crawl.outcomes", 0.0)
                        .containsEntry("crawl.requests", 0.0));
    }

    private static TreeSet<String> told() throws IOException {
        String page = Files.readString(Repository.root().resolve("docs/operations.md"));
        var names = new TreeSet<String>();
        TOLD.matcher(page).results().forEach(found -> {
            names.add(found.group(1));
            if (found.group(2) != null) {
                String stem = found.group(1).replace("_count", "");
                names.add(stem + found.group(2));
                names.add(stem + found.group(3));
            }
        });
        names.removeIf(name -> name.matches(OF_FAULTS));
        return names;
    }

    private TreeSet<String> shown(List<ServiceProcess> services) {
        return services.stream()
                .flatMap(service ->
                        SHOWN.matcher(get(service, "/actuator/prometheus")).results())
                .map(found -> found.group(1))
                .filter(name -> !name.matches(OF_FAULTS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Double> lags(RunningPipeline pipeline) {
        var lag = Pattern.compile("(?m)^trawl_lag\\{.*topic=\"(?<topic>[^\"]+)\".*} (?<messages>\\S+)$");
        var lags = new TreeMap<String, Double>();
        for (ServiceProcess service : pipeline.stack().services()) {
            lag.matcher(get(service, "/actuator/prometheus"))
                    .results()
                    .forEach(found -> lags.merge(topic(found), messages(found), Math::max));
        }
        return lags;
    }

    private static String topic(MatchResult found) {
        return found.group("topic");
    }

    private static double messages(MatchResult found) {
        return Double.parseDouble(found.group("messages"));
    }

    private String get(ServiceProcess service, String path) {
        var request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .timeout(ANSWER)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
