package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.bench.chaos.postgres.LedgerTables.LetterRow;
import dev.trawl.bench.chaos.postgres.LedgerTables.TaskRow;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether every task that was submitted is in the ledger once, at its right end, with its one letter or with none. */
final class LedgerAudit {

    private final CrawlSupply crawlSupply;
    private final Map<UUID, Boolean> spoiled;
    private final List<TaskRow> tasks;
    private final List<LetterRow> letters;
    private final List<String> findings = new ArrayList<>();

    /** @param spoiled tasks that were sent a record that Postgres refuses, and whether of a page past the end */
    LedgerAudit(CrawlSupply crawlSupply, Map<UUID, Boolean> spoiled, LedgerTables ledger) {
        this.crawlSupply = crawlSupply;
        this.spoiled = spoiled;
        this.tasks = ledger.tasks();
        this.letters = ledger.letters();
    }

    /** A sentence for each thing that is not as it should be. */
    List<String> findings(SchedulerApi scheduler) {
        compareIds();
        tasks.forEach(this::compareEnd);
        compareLetters();
        compareAnswers(scheduler);
        return findings;
    }

    private void compareIds() {
        Set<UUID> missing = new HashSet<>(crawlSupply.submitted().keySet());
        for (TaskRow task : tasks) {
            if (!missing.remove(task.taskId())) {
                findings.add(task + " is in the ledger and was not submitted, or is there twice");
            }
        }
        missing.forEach(task ->
                findings.add("task " + task + " of " + crawlSupply.submitted().get(task) + " is not in the ledger"));
    }

    private void compareEnd(TaskRow task) {
        String intended = crawlSupply.userPool().intended(task.user());
        boolean right = task.end().equals(intended)
                || (spoiled.containsKey(task.taskId()) && task.end().equals("DEAD(record)"));
        if (!right) {
            findings.add(task + " ended " + task.end() + ", intended is " + intended + "; attempt " + task.attempt()
                    + ", charged " + task.charged() + ": " + task.reason());
        }
    }

    private void compareLetters() {
        Map<UUID, Long> standing = letters.stream()
                .filter(LetterRow::standing)
                .collect(Collectors.groupingBy(LetterRow::taskId, Collectors.counting()));
        for (TaskRow task : tasks) {
            long letter = standing.getOrDefault(task.taskId(), 0L);
            long right = task.end().startsWith("DEAD") ? 1 : 0;
            if (letter != right) {
                findings.add(task + ", " + task.end() + ", has " + letter + " standing letters, expected " + right);
            }
        }
        Set<UUID> refused = letters.stream()
                .filter(letter -> letter.kind().equals("record"))
                .map(LetterRow::taskId)
                .collect(Collectors.toSet());
        spoiled.forEach((task, past) -> {
            // of another page the real record may have been first: then this one changes nothing
            if (past && !refused.contains(task)) {
                findings.add("task " + task + " was sent a record that Postgres refuses: no letter");
            }
        });
    }

    /** What the API says must be what the database says. */
    private void compareAnswers(SchedulerApi scheduler) {
        try {
            long submitted = scheduler.ledger().path("submitted").asLong(-1);
            if (submitted != tasks.size()) {
                findings.add("the ledger's answer is " + submitted + " tasks, the database has " + tasks.size());
            }
            Map<String, Map<String, Integer>> byCrawl = new TreeMap<>();
            tasks.forEach(task -> byCrawl.computeIfAbsent(task.crawl(), crawl -> new TreeMap<>())
                    .merge(task.end(), 1, Integer::sum));
            for (String crawl : crawlSupply.crawls()) {
                Map<String, Integer> answer = scheduler.crawl(crawl).byEnd();
                if (!answer.equals(byCrawl.get(crawl))) {
                    findings.add(crawl + " is answered with " + answer + ", the database has " + byCrawl.get(crawl));
                }
            }
        } catch (ServiceUnanswered e) {
            findings.add("the scheduler does not answer: " + e.getMessage());
        }
    }

    /** Tasks by their end. */
    Map<String, Long> ends() {
        return tasks.stream().collect(Collectors.groupingBy(TaskRow::end, TreeMap::new, Collectors.counting()));
    }

    /** Attempts in all, and how many of them were charged. */
    String attempts() {
        return tasks.stream().mapToInt(TaskRow::attempt).sum() + " attempts, "
                + tasks.stream().mapToInt(TaskRow::charged).sum() + " charged";
    }

    /** Tasks that ended of a record that Postgres refused. */
    long refused() {
        return tasks.stream().filter(task -> task.end().equals("DEAD(record)")).count();
    }
}
