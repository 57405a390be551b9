package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;

import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.cli.stack.Stack;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Heartbeat.BrowserState;
import dev.trawl.contract.Heartbeat.SlotState;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.VisitRef;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the fetchers of a pipeline say that they do. */
record Fleet(Stack stack) {

    private static final Duration LIMIT = allow(Duration.ofSeconds(3));
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** What one answers at its address. */
    record Status(FetcherId fetcher, List<Heartbeat.Slot> slots, Heartbeat.Browser browser) {}

    /**
     * A visit that is being made.
     *
     * @param pages captured so far
     */
    record OngoingVisit(ServiceProcess fetcher, FetcherId name, VisitRef visit, int pages) {}

    /** Whether all answer, with a browser each, and nothing to do. */
    boolean isIdle() {
        return stack.fetchers().stream()
                .allMatch(fetcher -> ask(fetcher)
                        .filter(status -> status.browser().state() == BrowserState.ACTIVE)
                        .filter(status -> status.slots().stream().allMatch(slot -> slot.state() == SlotState.IDLE))
                        .isPresent());
    }

    /** Whether all answer, with a browser each. */
    boolean isThere() {
        return stack.fetchers().stream()
                .allMatch(fetcher -> ask(fetcher)
                        .filter(status -> status.browser().state() == BrowserState.ACTIVE)
                        .isPresent());
    }

    /** What the slots of one do; none where it does not answer. */
    List<Heartbeat.Slot> slots(ServiceProcess fetcher) {
        return ask(fetcher).map(Status::slots).orElse(List.of());
    }

    /** All visits that are being made by those who answer. */
    List<OngoingVisit> visits() {
        return stack.fetchers().stream()
                .flatMap(fetcher -> ask(fetcher).stream().flatMap(status -> visits(fetcher, status).stream()))
                .toList();
    }

    private static List<OngoingVisit> visits(ServiceProcess fetcher, Status status) {
        return status.slots().stream()
                .flatMap(slot -> Optional.ofNullable(slot.visit()).stream()
                        .map(visit -> new OngoingVisit(fetcher, status.fetcher(), visit, slot.pages())))
                .toList();
    }

    private static Optional<Status> ask(ServiceProcess fetcher) {
        var request = HttpRequest.newBuilder(URI.create(fetcher.address() + "/"))
                .timeout(LIMIT)
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Optional.of(MessageJson.read(answer.body(), Status.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
