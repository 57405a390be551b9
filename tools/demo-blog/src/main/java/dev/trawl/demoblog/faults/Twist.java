package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.pages.BlogRequest;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import java.util.function.Supplier;

/** What a faulty user's page becomes. */
@FunctionalInterface
public interface Twist {

    /** Every page as a healthy user's: what is wrong is not in the pages. */
    Twist NONE = (request, healthy) -> healthy.get();

    /** The reply to a request, made from the healthy page, or without it. */
    Reply answer(BlogRequest request, Supplier<Body> healthy);
}
