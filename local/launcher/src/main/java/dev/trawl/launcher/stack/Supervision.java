package dev.trawl.launcher.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts again what has ended and should not have; whatever keeps ending makes the pipeline fail. */
public final class Supervision {

    private static final int MOST = 5;

    private final Stack stack;
    private final Map<String, Integer> ends = new HashMap<>();

    public Supervision(Stack stack) {
        this.stack = stack;
    }

    /** Looks once; says in a sentence each what had ended. */
    public List<String> step() {
        List<String> told = new ArrayList<>();
        if (stack.isClosed()) {
            return told;
        }
        for (ServiceProcess service : stack.services()) {
            if (!service.isAlive()) {
                count(service.name(), service.exitStatus(), service.lastWords());
                told.add(service.name() + " ended with status " + service.exitStatus() + ", started again");
                service.restart();
            }
        }
        if (!stack.kafka().isAlive()) {
            count("Kafka", -1, "see kafka.log");
            told.add("Kafka ended, started again");
            stack.kafka().start();
        }
        if (!stack.postgres().isAlive()) {
            count("Postgres", -1, "see postgres.log");
            told.add("Postgres ended, started again");
            stack.postgres().start();
        }
        return told;
    }

    private void count(String name, int status, String lastWords) {
        if (ends.merge(name, 1, Integer::sum) > MOST || refusesToStart(name, status)) {
            throw new StackFailed(name + " ended with status " + status + ":\n" + lastWords);
        }
    }

    /** A service that cannot start says why and ends with 1; a killed one has 128 and more. */
    private static boolean refusesToStart(String name, int status) {
        return status > 0 && status < 128 && !name.equals("Kafka") && !name.equals("Postgres");
    }
}
