package dev.trawl.cli.stack;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Starts again what has ended and should not have; whatever keeps ending makes the pipeline fail. One thread at a time. */
public final class Supervision {

    private final Stack stack;
    private final Restarts restarts = new Restarts(Clock.systemUTC());

    public Supervision(Stack stack) {
        this.stack = stack;
    }

    /** Looks once; says in a sentence each what had ended. */
    public List<String> step() {
        List<String> reports = new ArrayList<>();
        if (stack.isClosed()) {
            return reports;
        }
        for (ServiceProcess service : stack.services()) {
            if (!service.isAlive()) {
                count(service.name(), service.exitStatus(), service.lastWords());
                reports.add(service.name() + " ended with status " + service.exitStatus() + ", started again");
                service.restart();
            }
        }
        if (!stack.kafka().isAlive()) {
            count("Kafka", Restarts.UNKNOWN, "see kafka.log");
            reports.add("Kafka ended, started again");
            stack.kafka().start();
        }
        if (!stack.postgres().isAlive()) {
            count("Postgres", Restarts.UNKNOWN, "see postgres.log");
            reports.add("Postgres ended, started again");
            stack.postgres().start();
        }
        if (!reports.isEmpty()) {
            stack.writeState();
        }
        return reports;
    }

    private void count(String name, int status, String lastWords) {
        if (!restarts.mayRestart(name, status)) {
            throw new StackFailed(name + " ended with status " + status + ":\n" + lastWords);
        }
    }
}
