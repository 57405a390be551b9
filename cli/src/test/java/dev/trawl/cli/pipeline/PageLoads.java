package dev.trawl.cli.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The page loads that the demo blog has seen, in the order in which they came: its own access log, without what pages load. */
record PageLoads(List<Load> loads) {

    /** One load. */
    record Load(Instant at, String host, String path) {}

    PageLoads {
        loads = List.copyOf(loads);
    }

    static PageLoads in(Path accessLog) throws IOException {
        return new PageLoads(Files.readAllLines(accessLog).stream()
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns[1].equals("page"))
                .map(columns -> new Load(Instant.parse(columns[0]), columns[3], columns[4]))
                .toList());
    }

    /** What the very first request was for, as the log names it. */
    static String firstKind(Path accessLog) throws IOException {
        return Files.readAllLines(accessLog).getFirst().split("\t", -1)[1];
    }

    PageLoads ofHost(String host) {
        return new PageLoads(
                loads.stream().filter(load -> load.host().equals(host)).toList());
    }

    PageLoads ofUser(String user) {
        return new PageLoads(loads.stream()
                .filter(load ->
                        load.path().startsWith("/" + user + "/") || load.path().equals("/" + user))
                .toList());
    }

    /** From then on, before the other time. */
    PageLoads between(Instant from, Instant to) {
        return new PageLoads(loads.stream()
                .filter(load -> !load.at().isBefore(from) && load.at().isBefore(to))
                .toList());
    }

    int count() {
        return loads.size();
    }

    /** The most loads in any stretch of that length. */
    int most(Duration stretch) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < loads.size(); last++) {
            while (!loads.get(first).at().plus(stretch).isAfter(loads.get(last).at())) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
