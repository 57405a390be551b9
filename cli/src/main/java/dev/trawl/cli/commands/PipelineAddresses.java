package dev.trawl.cli.commands;

import dev.trawl.cli.stack.StackState;
import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of a pipeline, for a person.
 *
 * @param places what there is to see, and where
 */
record PipelineAddresses(List<Place> places) {

    /** One of them. */
    record Place(String what, String where) {}

    PipelineAddresses {
        places = List.copyOf(places);
    }

    /** Those of a pipeline on this machine. */
    static PipelineAddresses of(StackState state) {
        List<Place> places = new ArrayList<>();
        places.add(new Place("overview", state.scheduler() + "/"));
        places.add(new Place("profiles", state.storage() + "/api/profiles"));
        places.add(new Place("articles", state.storage() + "/api/articles"));
        for (int i = 0; i < state.fetchers().size(); i++) {
            places.add(new Place("fetcher " + (i + 1), state.fetchers().get(i) + "/"));
        }
        places.add(new Place("database", "psql '" + state.psql() + "'"));
        places.add(new Place("Kafka", state.kafka() + ", or ./trawl kafka-topics --list"));
        if (state.demoBlog() != null) {
            places.add(new Place("demo blog", state.demoBlog() + "/"));
        }
        places.add(new Place("logs", state.logs()));
        return new PipelineAddresses(places);
    }

    TextTable table() {
        return new TextTable(
                List.of("", ""),
                places.stream()
                        .map(place -> List.of(place.what(), place.where()))
                        .toList());
    }
}
