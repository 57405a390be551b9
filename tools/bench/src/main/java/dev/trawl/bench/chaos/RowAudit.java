package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.cli.crawl.JsonHttp;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.demoblog.users.DemoUser;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what storage exports with what the demo blog says must be stored, row by row and field by field. One thread, one
 * audit.
 */
final class RowAudit {

    /** An export of a long run is compared while it is read. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** What lists show of an article. */
    private static final Set<String> LISTED = Set.of(
            "articleId",
            "url",
            "title",
            "type",
            "summary",
            "publishedAt",
            "publishedPrecision",
            "reads",
            "comments",
            "pinned");

    /** What rows have beside what was seen. */
    private static final Set<String> ABOUT_THE_VISIT =
            Set.of("site", "userId", "crawlId", "taskId", "fetchedAt", "rules", "pageSeenAt");

    private final CrawlSupply crawlSupply;
    private final JsonHttp blog;
    private final JsonHttp storage;
    private final List<String> findings = new ArrayList<>();
    private int profiles;
    private int articles;

    /** @param blog address of the demo blog; @param storage that of the storage service */
    RowAudit(CrawlSupply crawlSupply, String blog, String storage) {
        this.crawlSupply = crawlSupply;
        this.blog = new JsonHttp(blog, LIMIT);
        this.storage = new JsonHttp(storage, LIMIT);
    }

    /** A sentence for each row that lacks, is too many, or is not right. */
    List<String> findings(LedgerTables ledger) {
        Map<String, List<JsonNode>> profilesOf = new HashMap<>();
        byUser("/api/profiles.ndjson", profilesOf::put);
        Set<String> left = new HashSet<>(crawlSupply.submitted().values());
        byUser("/api/articles.ndjson", (user, rows) -> {
            if (left.remove(user)) {
                compare(user, profilesOf.getOrDefault(user, List.of()), rows);
            } else {
                findings.add("articles of " + user + ", who was not submitted, are stored");
            }
        });
        left.forEach(user -> compare(user, profilesOf.getOrDefault(user, List.of()), List.of()));
        profilesOf.keySet().removeAll(crawlSupply.submitted().values());
        profilesOf
                .keySet()
                .forEach(user -> findings.add("a profile of " + user + ", who was not submitted, is stored"));
        observations(ledger);
        return findings;
    }

    /** An export is ordered by user: it may be longer than memory holds. */
    private void byUser(String path, BiConsumer<String, List<JsonNode>> taker) {
        List<JsonNode> rows = new ArrayList<>();
        try {
            storage.lines(path + "?site=demo", line -> {
                JsonNode row = JsonMapper.shared().readTree(line);
                if (!rows.isEmpty() && !user(rows).equals(row.path("userId").asString())) {
                    taker.accept(user(rows), List.copyOf(rows));
                    rows.clear();
                }
                rows.add(row);
            });
        } catch (ServiceUnanswered e) {
            throw BenchFailed.unanswered("the rows cannot be read: " + e.getMessage(), e);
        }
        if (!rows.isEmpty()) {
            taker.accept(user(rows), List.copyOf(rows));
        }
    }

    private static String user(List<JsonNode> rows) {
        return rows.getFirst().path("userId").asString();
    }

    private void compare(String user, List<JsonNode> profileRows, List<JsonNode> stored) {
        JsonNode expected = expected(user);
        int profile = expected.path("profileReachable").asBoolean() ? 1 : 0;
        if (profileRows.size() != profile) {
            findings.add(user + " has " + profileRows.size() + " profiles, expected " + profile);
        } else if (profile == 1) {
            profiles++;
            fields(user, fields(expected.path("profile"), false), profileRows.getFirst());
        }
        Map<String, JsonNode> byId = new HashMap<>();
        stored.forEach(row -> byId.put(row.path("articleId").asString(), row));
        int reachable = expected.path("reachable").asInt();
        if (stored.size() != reachable || byId.size() != reachable) {
            findings.add(user + " has " + stored.size() + " articles, expected " + reachable);
        }
        for (int i = 0; i < reachable; i++) {
            JsonNode article = expected.path("articles").path(i);
            String id = article.path("articleId").asString();
            JsonNode row = byId.get(id);
            if (row == null) {
                findings.add(user + ": article " + id + " is not stored");
            } else {
                articles++;
                fields(user + "/" + id, fields(article, true), row);
            }
        }
    }

    private JsonNode expected(String user) {
        try {
            return JsonMapper.shared().readTree(blog.text("/__demo/expected?user=" + user));
        } catch (ServiceUnanswered e) {
            throw BenchFailed.unanswered("the demo blog does not answer: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> fields(JsonNode node, boolean listed) {
        Map<String, String> fields = new HashMap<>();
        node.properties().forEach(field -> {
            boolean seen = !listed || LISTED.contains(field.getKey());
            if (seen && !field.getValue().isNull() && !ABOUT_THE_VISIT.contains(field.getKey())) {
                fields.put(field.getKey(), text(field.getKey(), field.getValue()));
            }
        });
        return fields;
    }

    private static String text(String name, JsonNode value) {
        return name.equals("publishedAt")
                ? OffsetDateTime.parse(value.asString()).toInstant().toString()
                : value.isString() ? value.asString() : value.toString();
    }

    private void fields(String whose, Map<String, String> expected, JsonNode row) {
        Map<String, String> actual = fields(row, false);
        if (!actual.equals(expected)) {
            Map<String, String> differing = new HashMap<>(actual);
            differing.entrySet().removeAll(expected.entrySet());
            Map<String, String> wanted = new HashMap<>(expected);
            wanted.entrySet().removeAll(actual.entrySet());
            findings.add(whose + " is stored with " + differing + ", expected " + wanted);
        }
    }

    /** One of each profile and article for each task, and no more. */
    private void observations(LedgerTables ledger) {
        Map<UUID, Long> profileCounts = ledger.observations("profile_observation");
        Map<UUID, Long> listed = ledger.observations("article_observation");
        crawlSupply.submitted().forEach((task, userId) -> {
            DemoUser user = crawlSupply.userPool().user(userId);
            count(task, userId, "profile", profileCounts.getOrDefault(task, 0L), user.profileReachable() ? 1 : 0);
            count(task, userId, "article", listed.getOrDefault(task, 0L), user.reachable());
        });
    }

    private void count(UUID task, String user, String what, long actual, long expected) {
        if (actual != expected) {
            findings.add("task " + task + " of " + user + " has " + actual + " observations of a " + what
                    + ", expected " + expected);
        }
    }

    int profiles() {
        return profiles;
    }

    int articles() {
        return articles;
    }
}
