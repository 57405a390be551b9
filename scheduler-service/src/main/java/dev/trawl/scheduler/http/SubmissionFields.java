package dev.trawl.scheduler.http;

import dev.trawl.contract.Scope;
import dev.trawl.http.BadParameter;
import dev.trawl.http.BadRequest;
import dev.trawl.http.ParameterValues;
import dev.trawl.scheduler.crawl.CrawlNames;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submission.CrawlSource;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
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
                            .or(Optional.ofNullable(fields.get("site")).map(PathIds::site))
                            .orElseThrow(() -> new BadParameter("site", "site is missing", "the ID of a site")),
                    Optional.ofNullable(fields.get("crawl")).map(PathIds::crawl).orElseGet(names::draw),
                    Optional.ofNullable(fields.get("scope"))
                            .map(text -> ParameterValues.choice("scope", text, Scope.class))
                            .orElse(Submission.DEFAULT_SCOPE),
                    Optional.ofNullable(fields.get("priority"))
                            .map(text -> ParameterValues.number("priority", text, 0, 9))
                            .orElse(Submission.DEFAULT_PRIORITY),
                    flag(fields, "strict"),
                    flag(fields, "held"),
                    CrawlSource.HTTP,
                    Optional.ofNullable(fields.get("keepAlive")).map(text -> TimeFormats.span("keepAlive", text)));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of(e);
        }
    }

    private static boolean flag(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "false");
        return text.isEmpty() || ParameterValues.flag(name, text);
    }
}
