package dev.trawl.bench.pipeline;

import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.servers.Database;
import java.util.HashMap;
import java.util.Map;

/** The environment of a service that has a broker and a database. */
public final class ServiceVariables {

    private ServiceVariables() {}

    public static Map<String, String> of(BenchTopics topics, Database database) {
        Map<String, String> variables = new HashMap<>(topics.variables());
        variables.put("TRAWL_DB_URL", database.jdbcUrl());
        variables.put("TRAWL_DB_USER", database.user());
        variables.put("TRAWL_DB_PASSWORD", database.password());
        return variables;
    }
}
