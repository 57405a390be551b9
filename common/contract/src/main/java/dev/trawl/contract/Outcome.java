package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trawl.contract.Task.WantedPages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On {@code crawl.outcomes}: a fact about a visit or a page, told by a fetcher, the parser or storage. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Started.class, name = "STARTED"),
    @JsonSubTypes.Type(value = Outcome.Fetched.class, name = "FETCHED"),
    @JsonSubTypes.Type(value = Outcome.Empty.class, name = "EMPTY"),
    @JsonSubTypes.Type(value = Outcome.NotFound.class, name = "NOT_FOUND"),
    @JsonSubTypes.Type(value = Outcome.Moved.class, name = "MOVED"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "FAILED"),
    @JsonSubTypes.Type(value = Outcome.Blocked.class, name = "BLOCKED"),
    @JsonSubTypes.Type(value = Outcome.HandedBack.class, name = "HANDED_BACK"),
    @JsonSubTypes.Type(value = Outcome.Cancelled.class, name = "CANCELLED"),
    @JsonSubTypes.Type(value = Outcome.Unreadable.class, name = "UNREADABLE"),
    @JsonSubTypes.Type(value = Outcome.Unstorable.class, name = "UNSTORABLE"),
    @JsonSubTypes.Type(value = Outcome.Stored.class, name = "STORED"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Outcome {

    /** Whose fact it is. */
    VisitRef visit();

    /** When it was seen, by the clock of who tells it. */
    Instant at();

    private static void check(VisitRef visit, Instant at) {
        Check.present(visit, "visit");
        Check.present(at, "at");
    }

    /** A fetcher begins; sent before the first load. */
    record Started(@JsonUnwrapped VisitRef visit, Instant at, FetcherId fetcher) implements Outcome {
        public Started {
            check(visit, at);
            Check.present(fetcher, "fetcher");
        }
    }

    /**
     * Every page that was wanted has been sent. The manifest names all pages of the task.
     *
     * @param remark one sentence for a person on what the site says it has and does not show; absent where there is nothing to say
     */
    record Fetched(
            @JsonUnwrapped VisitRef visit,
            Instant at,
            FetcherId fetcher,
            Manifest manifest,
            @Nullable String remark) implements Outcome {
        public Fetched {
            check(visit, at);
            Check.present(fetcher, "fetcher");
            Check.present(manifest, "manifest");
            if (remark != null) {
                remark = Check.text(remark, "remark");
            }
        }

        /** Of a visit with nothing to remark. */
        public Fetched(VisitRef visit, Instant at, FetcherId fetcher, Manifest manifest) {
            this(visit, at, fetcher, manifest, null);
        }
    }

    /** The account is there and has no articles; its pages were sent. */
    record Empty(@JsonUnwrapped VisitRef visit, Instant at, FetcherId fetcher, Manifest manifest) implements Outcome {
        public Empty {
            check(visit, at);
            Check.present(fetcher, "fetcher");
            Check.present(manifest, "manifest");
        }
    }

    /** The account does not exist. */
    record NotFound(
            @JsonUnwrapped VisitRef visit,
            Instant at,
            FetcherId fetcher,
            @Nullable VisitLocation where) implements Outcome {
        public NotFound {
            check(visit, at);
            Check.present(fetcher, "fetcher");
        }
    }

    /**
     * The address of the account leads to another account. Nothing of that one was sent.
     *
     * @param where the page, with the address to which it leads
     */
    record Moved(@JsonUnwrapped VisitRef visit, Instant at, FetcherId fetcher, VisitLocation where) implements Outcome {
        public Moved {
            check(visit, at);
            Check.present(fetcher, "fetcher");
            Check.present(where, "where");
            Check.present(where.url(), "where.url");
        }
    }

    /**
     * The visit did not get all that was wanted.
     *
     * @param reason one sentence for a person
     * @param charged whether it counts against the attempts allowed
     * @param had what was sent, pages of earlier attempts included
     * @param missing pages that the site would not give
     * @param dead whether the fetcher wrote the dead letter: it was the last attempt, or trying again is pointless
     * @param want all that the next attempt has to get, where the visit knows; absent: whatever of its scope was not
     *     had, the list to its end
     */
    record Failed(
            @JsonUnwrapped VisitRef visit,
            Instant at,
            FetcherId fetcher,
            FailureKind kind,
            String reason,
            @Nullable VisitLocation where,
            boolean charged,
            Manifest had,
            List<PageRef> missing,
            boolean dead,
            @Nullable List<WantedPages> want)
            implements Outcome {
        public Failed {
            check(visit, at);
            Check.present(fetcher, "fetcher");
            Check.present(kind, "kind");
            reason = Check.text(reason, "reason");
            Check.present(had, "had");
            missing = List.copyOf(Check.present(missing, "missing"));
            want = want == null ? null : List.copyOf(want);
        }

        /** Of a visit that does not know what the next attempt has to get. */
        public Failed(
                VisitRef visit,
                Instant at,
                FetcherId fetcher,
                FailureKind kind,
                String reason,
                @Nullable VisitLocation where,
                boolean charged,
                Manifest had,
                List<PageRef> missing,
                boolean dead) {
            this(visit, at, fetcher, kind, reason, where, charged, had, missing, dead, null);
        }
    }

    /** The site says no for now, by a status or a sign on the page. */
    record Blocked(
            @JsonUnwrapped VisitRef visit,
            Instant at,
            FetcherId fetcher,
            String reason,
            @Nullable VisitLocation where,
            @Nullable Duration retryAfter,
            Manifest had)
            implements Outcome {
        public Blocked {
            check(visit, at);
            Check.present(fetcher, "fetcher");
            reason = Check.text(reason, "reason");
            Check.present(had, "had");
        }
    }

    /** Nothing more will come of this visit; another fetcher may have the task. */
    record HandedBack(@JsonUnwrapped VisitRef visit, Instant at, FetcherId fetcher, String reason, Manifest had)
            implements Outcome {
        public HandedBack {
            check(visit, at);
            Check.present(fetcher, "fetcher");
            reason = Check.text(reason, "reason");
            Check.present(had, "had");
        }
    }

    /** The visit was stopped because the task was cancelled. */
    record Cancelled(@JsonUnwrapped VisitRef visit, Instant at, FetcherId fetcher) implements Outcome {
        public Cancelled {
            check(visit, at);
            Check.present(fetcher, "fetcher");
        }
    }

    /** The parser cannot read a page. May arrive before {@code FETCHED}. */
    record Unreadable(@JsonUnwrapped VisitRef visit, Instant at, PageRef page, String reason) implements Outcome {
        public Unreadable {
            check(visit, at);
            Check.present(page, "page");
            reason = Check.text(reason, "reason");
        }
    }

    /** Storage cannot store a page's record. May arrive before {@code FETCHED}. */
    record Unstorable(@JsonUnwrapped VisitRef visit, Instant at, PageRef page, String reason) implements Outcome {
        public Unstorable {
            check(visit, at);
            Check.present(page, "page");
            reason = Check.text(reason, "reason");
        }
    }

    /** Every page of the manifest is in the database. */
    record Stored(@JsonUnwrapped VisitRef visit, Instant at, int pages) implements Outcome {
        public Stored {
            check(visit, at);
            Check.atLeast(0, pages, "pages");
        }
    }
}
