package dev.trawl.bench.store;

import dev.trawl.bench.postgres.StockTask;
import dev.trawl.messages.TaskId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is to be stored in one round. */
record TestData(List<StockTask> tasks) {

    TestData {
        tasks = List.copyOf(tasks);
    }

    long rows() {
        return tasks.stream().mapToLong(StockTask::rows).sum();
    }

    long articles() {
        return tasks.stream().mapToLong(StockTask::articles).sum();
    }

    int records() {
        return tasks.stream().mapToInt(task -> task.records().size()).sum();
    }

    Set<TaskId> taskIds() {
        return tasks.stream().map(task -> task.visit().taskId()).collect(Collectors.toSet());
    }
}
