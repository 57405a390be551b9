package dev.trawl.http;

import java.util.Optional;

/** Recognizes the failures of a service that pass by themselves, such as an absent database. A service has at most one bean of it. */
@FunctionalInterface
public interface TemporaryFailures {

    /** The answer to such a failure; empty for every other failure, which is an internal error. */
    Optional<TemporarilyUnavailable> recognize(RuntimeException failure);
}
