package dev.trawl.fetcher;

import dev.trawl.contract.Heartbeat;
import dev.trawl.fetcher.browser.ManagedBrowser;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.SlotStatus;
import dev.trawl.fetcher.visit.VisitMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The metrics of a fetcher at {@code /actuator/prometheus}. */
@Configuration(proxyBeanMethods = false)
class FetcherMetrics {

    private final MeterRegistry metrics;

    FetcherMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Bean
    ClickSteps clickSteps() {
        var counters = counters(
                Arrays.stream(ClickSteps.Step.values())
                        .map(FetcherMetrics::label)
                        .toList(),
                "step",
                Counter.builder("trawl.fetcher.click.steps").description("Steps taken to click, by kind"));
        return step -> Objects.requireNonNull(counters.get(label(step))).increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Bean
    VisitMetrics visitMetrics() {
        var counters = counters(
                VisitMetrics.NAMES,
                "end",
                Counter.builder("trawl.fetcher.visits").description("Visits that are over, by their end"));
        return end ->
                Objects.requireNonNull(counters.get(VisitMetrics.name(end))).increment();
    }

    /** Each counter exists from the start, as 0: a series that begins with its first event shows no increase. */
    private Map<String, Counter> counters(Collection<String> names, String tag, Counter.Builder counter) {
        var each = counter.withRegistry(metrics);
        return names.stream().collect(Collectors.toMap(name -> name, name -> each.withTag(tag, name)));
    }

    @Bean
    MeterBinder slotMetrics(SlotStatus slotStatus, ForwardProxy proxy) {
        return registry -> {
            FunctionCounter.builder("trawl.fetcher.pages", slotStatus, SlotStatus::pages)
                    .description("Pages captured")
                    .register(registry);
            for (Heartbeat.SlotState state : Heartbeat.SlotState.values()) {
                Gauge.builder("trawl.fetcher.slots", slotStatus, seen -> slots(seen, state))
                        .description("Slots by what they do")
                        .tag("state", label(state))
                        .register(registry);
            }
            Gauge.builder("trawl.fetcher.requests.in.flight", proxy, ForwardProxy::requestsInFlight)
                    .description("Requests of the browser to sites that are not answered in whole")
                    .register(registry);
        };
    }

    private static long slots(SlotStatus slotStatus, Heartbeat.SlotState state) {
        return slotStatus.slots().stream().filter(slot -> slot.state() == state).count();
    }

    @Bean
    MeterBinder browserMetrics(ManagedBrowser browser, Clock clock) {
        return registry -> {
            Gauge.builder("trawl.fetcher.browser.up", browser, FetcherMetrics::isActive)
                    .description("1 while there is a browser to visit with")
                    .register(registry);
            Gauge.builder("trawl.fetcher.browser.age", browser, owned -> ageInSeconds(owned, clock))
                    .description("Since the browser was started")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder(
                            "trawl.fetcher.browser.memory",
                            browser,
                            owned -> owned.status().memoryBytes())
                    .description("Memory of its process tree (PSS)")
                    .baseUnit("bytes")
                    .register(registry);
            Gauge.builder(
                            "trawl.fetcher.browser.visits",
                            browser,
                            owned -> owned.status().visits())
                    .description("Visits begun in this browser")
                    .register(registry);
        };
    }

    private static int isActive(ManagedBrowser browser) {
        return browser.status().state() == Heartbeat.BrowserState.ACTIVE ? 1 : 0;
    }

    private static double ageInSeconds(ManagedBrowser browser, Clock clock) {
        return Duration.between(browser.status().since(), clock.instant()).toMillis() / 1000.0;
    }
}
