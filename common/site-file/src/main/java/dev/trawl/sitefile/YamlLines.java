package dev.trawl.sitefile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The lines of a YAML file on which its keys and list entries begin. */
final class YamlLines {

    private final @Nullable Node root;

    private YamlLines(@Nullable Node root) {
        this.root = root;
    }

    /** Knows no line of a text that is no YAML. */
    static YamlLines of(String yaml) {
        try {
            return new YamlLines(new Compose(LoadSettings.builder().build())
                    .composeString(yaml)
                    .orElse(null));
        } catch (YamlEngineException e) {
            return new YamlLines(null);
        }
    }

    /**
     * The line of a place such as {@code pages.list.paging.0}, from 1; of the nearest place around it where it is not there.
     */
    OptionalInt line(String place) {
        Node node = root;
        OptionalInt line = OptionalInt.empty();
        for (String step : List.of(place.split("\\.", -1))) {
            Optional<Found> next = node == null ? Optional.empty() : step(node, step);
            if (next.isEmpty()) {
                return line;
            }
            node = next.get().value();
            line = lineOf(next.get().start());
        }
        return line;
    }

    /**
     * A key or entry.
     *
     * @param start what its line is taken from
     */
    private record Found(Node start, Node value) {}

    private static Optional<Found> step(Node node, String step) {
        return switch (node) {
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .filter(tuple -> isKey(tuple, step))
                        .map(tuple -> new Found(tuple.getKeyNode(), tuple.getValueNode()))
                        .findFirst();
            case SequenceNode list -> {
                List<Node> entries = list.getValue();
                int index = step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : Integer.MAX_VALUE;
                yield index < entries.size()
                        ? Optional.of(new Found(entries.get(index), entries.get(index)))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static boolean isKey(NodeTuple tuple, String name) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name);
    }

    private static OptionalInt lineOf(Node node) {
        return node.getStartMark()
                .map(mark -> OptionalInt.of(mark.getLine() + 1))
                .orElse(OptionalInt.empty());
    }
}
