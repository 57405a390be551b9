package dev.trawl.storage.http;

import dev.trawl.http.TemporarilyUnavailable;
import dev.trawl.http.TemporaryFailures;
import dev.trawl.storage.catalog.Catalog.QueryUnanswered;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recognizes queries that Postgres does not answer. */
@Component
final class QueryFailures implements TemporaryFailures {

    @Override
    public Optional<TemporarilyUnavailable> recognize(RuntimeException failure) {
        if (!(failure instanceof QueryUnanswered unanswered)) {
            return Optional.empty();
        }
        String advice = unanswered.tooLong() ? "; narrow it by filters" : "; try again";
        return Optional.of(new TemporarilyUnavailable(unanswered.getMessage() + advice, TemporarilyUnavailable.OUTAGE));
    }
}
