package dev.trawl.scheduler.wiring;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.task.Backoff;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code trawl.scheduler.*}.
 *
 * @param defaultSite of requests that name none; without it the only site there is, if there is only one
 * @param token that changes over HTTP take; never shown
 * @param usersFile a list of user IDs that is submitted at the start
 * @param usersSite of that list; without it the default site
 * @param usersScope of that list
 * @param usersPriority of that list
 * @param maxUpload the most bytes of one upload
 * @param uploadsAtOnce how many uploads are entered at the same time; the others wait
 * @param uploadWait how long an upload waits for its turn before it is asked to come back later
 * @param taskExpiry after which time a published task that no fetcher took is published anew
 * @param retryDelay before the second attempt; doubled for each further one
 * @param maxRetryDelay the longest
 * @param retryDelays the same for kinds of failure that have their own: timeout, click, browser, blocked, page
 * @param maxRetryDelays the longest for these kinds; {@code blocked} waits an hour where nothing else is said
 * @param unstoredPages pages fetched and not yet stored, from which on nothing is published
 * @param rowsWithin how long a fetched task may wait for its rows while storage goes on
 * @param fetcherStale after which time without a heartbeat a fetcher counts as gone
 */
record Settings(
        @Nullable String defaultSite,
        @Nullable String token,
        @Nullable Path usersFile,
        @Nullable String usersSite,
        @DefaultValue("list") Scope usersScope,
        @DefaultValue("5") @Min(0) @Max(9) int usersPriority,
        @DefaultValue("64MB") DataSize maxUpload,
        @DefaultValue("6") @Min(1) int uploadsAtOnce,
        @DefaultValue("60s") Duration uploadWait,
        @DefaultValue("10m") Duration taskExpiry,
        @DefaultValue("5s") Duration retryDelay,
        @DefaultValue("10m") Duration maxRetryDelay,
        @DefaultValue Map<FailureKind, Duration> retryDelays,
        @DefaultValue Map<FailureKind, Duration> maxRetryDelays,
        @DefaultValue("5000") @Min(1) int unstoredPages,
        @DefaultValue("15m") Duration rowsWithin,
        @DefaultValue("20s") Duration fetcherStale) {

    /** What a header can carry (RFC 6750 allows no more). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** @throws UnusableSetting when no request could have it; empty when it is blank */
    Optional<String> changeToken() {
        Optional<String> set = Optional.ofNullable(token).map(String::strip).filter(text -> !text.isEmpty());
        if (set.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
            throw new UnusableSetting("trawl.scheduler.token has a character that its header cannot carry,"
                    + " expected letters, digits and -._~+/ only, = at its end");
        }
        return set;
    }

    /** A site that refuses is asked less often than one that fails. */
    private static final Duration LONGEST_BLOCKED = Duration.ofHours(1);

    /** @throws UnusableSetting when a delay is longer than the longest */
    Backoff backoff(DoubleSupplier jitter) {
        var own = new EnumMap<FailureKind, Backoff.Delay>(FailureKind.class);
        for (FailureKind kind : FailureKind.values()) {
            Duration longest = maxRetryDelays.getOrDefault(
                    kind,
                    kind == FailureKind.BLOCKED && maxRetryDelay.compareTo(LONGEST_BLOCKED) < 0
                            ? LONGEST_BLOCKED
                            : maxRetryDelay);
            own.put(kind, delay(kind.label(), retryDelays.getOrDefault(kind, retryDelay), longest));
        }
        return new Backoff(delay("any kind", retryDelay, maxRetryDelay), own, jitter);
    }

    private static Backoff.Delay delay(String kind, Duration first, Duration longest) {
        if (first.isNegative() || first.compareTo(longest) > 0) {
            throw new UnusableSetting(
                    "the retry delay of " + kind + " is " + first + ", expected 0 to its longest, " + longest);
        }
        return new Backoff.Delay(first, longest);
    }

    Optional<SiteId> defaultSiteId() {
        return Optional.ofNullable(defaultSite).map(SiteId::new);
    }

    /** Without its values: one of them is a secret. */
    @Override
    public String toString() {
        return "trawl.scheduler.*";
    }
}
