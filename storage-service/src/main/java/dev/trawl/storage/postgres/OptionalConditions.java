package dev.trawl.storage.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The parameters of a statement with optional conditions. Such a condition has a line of its own in the SQL; a line that
 * names a parameter without a value is left out. So Postgres plans each combination of filters for itself.
 */
final class OptionalConditions {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param value null leaves out the lines that name the parameter */
    OptionalConditions with(String parameter, @Nullable Object value) {
        if (value != null) {
            values.put(parameter, value);
        }
        return this;
    }

    /** The statement with its parameters, without the lines that do not apply. */
    JdbcClient.StatementSpec applyTo(String sql, JdbcClient jdbc) {
        return jdbc.sql(sql.lines().filter(this::applies).collect(Collectors.joining("\n")))
                .params(values);
    }

    private boolean applies(String line) {
        return PARAMETER.matcher(line).results().map(name -> name.group(1)).allMatch(values::containsKey);
    }
}
