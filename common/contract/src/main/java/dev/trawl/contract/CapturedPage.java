package dev.trawl.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On {@code crawl.pages}: the HTML of one page as the browser rendered it, in UTF-8; everything else is in the headers.
 *
 * @param status HTTP status of the document; that of the last full load where a page came by script
 * @param milliseconds from the start of the load, or the click, to the capture
 * @param sha256 of the HTML bytes, in hex
 */
public record CapturedPage(
        VisitRef visit,
        PageRef page,
        String url,
        int status,
        Instant fetchedAt,
        long milliseconds,
        String sha256,
        byte[] html) {

    public CapturedPage {
        Check.present(visit, "visit");
        Check.present(page, "page");
        Check.present(url, "url");
        Check.present(fetchedAt, "fetched-at");
        Check.present(sha256, "sha-256");
        Check.present(html, "html");
    }

    /** A page just captured. */
    public static CapturedPage of(
            VisitRef visit, PageRef page, String url, int status, Instant fetchedAt, long milliseconds, byte[] html) {
        return new CapturedPage(visit, page, url, status, fetchedAt, milliseconds, Sha256.hex(html), html);
    }

    /** The message's headers, beside {@code schema}. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("task", visit.taskId().toString());
        headers.put("crawl", visit.crawlId().value());
        headers.put("site", visit.site().value());
        headers.put("user", visit.userId().value());
        headers.put("attempt", Integer.toString(visit.attempt()));
        headers.put("visit", visit.visitId().toString());
        headers.put("kind", page.kind().label());
        headers.put("number", Integer.toString(page.number()));
        headers.put("url", url);
        headers.put("status", Integer.toString(status));
        headers.put("fetched-at", fetchedAt.toString());
        headers.put("milliseconds", Long.toString(milliseconds));
        headers.put("sha-256", sha256);
        return headers;
    }

    /** @throws MalformedMessage when a header is missing or wrong, or the bytes are not those that were hashed */
    public static CapturedPage read(Map<String, String> headers, byte @Nullable [] html) {
        if (html == null) {
            throw new MalformedMessage("the value is null, expected the HTML of a page");
        }
        CapturedPage page;
        try {
            page = new CapturedPage(
                    new VisitRef(
                            new TaskId(UUID.fromString(header(headers, "task"))),
                            new CrawlId(header(headers, "crawl")),
                            new SiteId(header(headers, "site")),
                            new UserId(header(headers, "user")),
                            Integer.parseInt(header(headers, "attempt")),
                            new VisitId(UUID.fromString(header(headers, "visit")))),
                    new PageRef(PageKind.ofLabel(header(headers, "kind")), Integer.parseInt(header(headers, "number"))),
                    header(headers, "url"),
                    Integer.parseInt(header(headers, "status")),
                    Instant.parse(header(headers, "fetched-at")),
                    Long.parseLong(header(headers, "milliseconds")),
                    header(headers, "sha-256"),
                    html);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new MalformedMessage("the headers are not those of a page: " + e.getMessage(), e);
        }
        if (!page.sha256.equals(Sha256.hex(html))) {
            throw new MalformedMessage("the HTML does not have the SHA-256 of its header");
        }
        return page;
    }

    private static String header(Map<String, String> headers, String name) {
        return Check.present(headers.get(name), "header " + name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CapturedPage that && headers().equals(that.headers()) && Arrays.equals(html, that.html);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return visit + " " + page;
    }
}
