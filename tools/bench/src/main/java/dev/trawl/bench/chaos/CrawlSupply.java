package dev.trawl.bench.chaos;

import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Submits crawls and remembers what it submitted. One thread. */
final class CrawlSupply {

    private static final String SITE = "demo";

    private final SchedulerApi scheduler;
    private final UserPool userPool;
    private final List<String> crawls = new ArrayList<>();
    private final Map<UUID, String> submitted = new LinkedHashMap<>();
    private List<String> unsure = List.of();

    CrawlSupply(SchedulerApi scheduler, UserPool userPool) {
        this.scheduler = scheduler;
        this.userPool = userPool;
    }

    /**
     * Submits a crawl of the next users.
     *
     * @throws ServiceUnanswered when the answer did not come; the next call submits the same crawl again, which takes no user twice
     */
    void submit(int users) throws ServiceUnanswered {
        if (unsure.isEmpty()) {
            unsure = userPool.next(users);
        }
        String crawl = "chaos-" + (crawls.size() + 1);
        var answer = scheduler.submit(String.join("\n", unsure), Map.of("site", SITE, "crawl", crawl, "scope", "list"));
        if (answer.accepted() + answer.alreadyThere() != unsure.size()) {
            throw new IllegalStateException("the scheduler took " + answer + " of " + unsure.size());
        }
        for (String user : unsure) {
            var account = new Account(new SiteId(SITE), new UserId(user));
            submitted.put(TaskId.of(new CrawlId(crawl), account).value(), user);
        }
        crawls.add(crawl);
        unsure = List.of();
    }

    /** Has the tasks of these letters tried again. @return how many */
    int replay(Map<String, Object> letters) throws ServiceUnanswered {
        return scheduler.deadLetters().replay(letters);
    }

    /** The user of each task, by its ID. */
    Map<UUID, String> submitted() {
        return submitted;
    }

    List<String> crawls() {
        return List.copyOf(crawls);
    }

    UserPool userPool() {
        return userPool;
    }
}
