package dev.trawl.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Commands that {@code trawl --help} lists together.
 *
 * @param commands classes with {@link Command}
 */
public record CommandGroup(String heading, List<Class<?>> commands) {

    /** The width of the column of names. */
    private static final int NAMES = 14;

    public CommandGroup {
        commands = List.copyOf(commands);
    }

    public CommandGroup(String heading, Class<?>... commands) {
        this(heading, List.of(commands));
    }

    static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    Stream<Class<?>> stream() {
        return commands.stream();
    }

    /** The heading, and a line for each command. */
    String text(Help help) {
        int width = help.commandSpec().usageMessage().width();
        TextTable table = TextTable.forColumns(
                help.colorScheme(), new Column(NAMES, 2, Overflow.SPAN), new Column(width - NAMES, 0, Overflow.WRAP));
        commands.forEach(command -> table.addRowValues(name(command), purpose(command)));
        return System.lineSeparator() + heading + System.lineSeparator() + table;
    }

    /** The first sentence of its own help. */
    private static String purpose(Class<?> command) {
        return command.getAnnotation(Command.class).description()[0].replaceFirst("\\. .*|\\.$", "") + ".";
    }
}
