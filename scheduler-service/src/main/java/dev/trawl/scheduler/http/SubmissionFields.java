package dev.trawl.scheduler.http;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submission.CrawlSource;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a submission, from JSON or from the query: absent ones are our defaults, wrong ones are refused. */
final class SubmissionFields {

    private final CrawlNames names;
    private final DefaultSite defaultSite;

    SubmissionFields(CrawlNames names, DefaultSite defaultSite) {
        this.names = names;
        this.defaultSite = defaultSite;
    }

    /** @throws BadRequest naming the field and what was expected */
    Submission read(Map<String, String> fields) {
        try {
            return new Submission(
                    defaultSite
                            .or(Optional.ofNullable(fields.get("site")).map(SiteId::new))
                            .orElseThrow(() -> new BadRequest("site is missing, expected the ID of a site")),
                    Optional.ofNullable(fields.get("crawl")).map(CrawlId::new).orElseGet(names::draw),
                    Optional.ofNullable(fields.get("scope"))
                            .map(SubmissionFields::scope)
                            .orElse(Submission.DEFAULT_SCOPE),
                    Optional.ofNullable(fields.get("priority"))
                            .map(SubmissionFields::priority)
                            .orElse(Submission.DEFAULT_PRIORITY),
                    flag(fields, "strict"),
                    flag(fields, "held"),
                    CrawlSource.HTTP,
                    Optional.ofNullable(fields.get("keepAlive")).map(text -> TimeFormats.span("keepAlive", text)));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(BadRequest.messageOf(e), e);
        }
    }

    private static Scope scope(String text) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new BadRequest("scope '" + text + "' is unknown, expected profile, list or bodies"));
    }

    private static int priority(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("priority '" + text + "' is not a number, expected 0 to 9", e);
        }
    }

    private static boolean flag(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "false");
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new BadRequest(name + " is '" + text + "', expected true or false");
        };
    }
}
