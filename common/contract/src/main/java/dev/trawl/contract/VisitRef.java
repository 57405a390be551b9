package dev.trawl.contract;

/** Which visit of which attempt of which task: on every page, record, outcome and letter. */
public record VisitRef(TaskId taskId, CrawlId crawlId, SiteId site, UserId userId, int attempt, VisitId visitId) {

    public VisitRef {
        Check.present(taskId, "taskId");
        Check.present(crawlId, "crawlId");
        Check.present(site, "site");
        Check.present(userId, "userId");
        Check.atLeast(1, attempt, "attempt");
        Check.present(visitId, "visitId");
    }

    public Account account() {
        return new Account(site, userId);
    }

    /** For logs: {@code site/userId task … attempt n}. */
    @Override
    public String toString() {
        return account() + " task " + taskId + " attempt " + attempt;
    }
}
