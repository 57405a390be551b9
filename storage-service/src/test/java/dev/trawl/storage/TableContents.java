package dev.trawl.storage;

import dev.trawl.devservers.DatabaseServer.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows in the database, as text. */
public record TableContents(Database database) {

    /** The rows of a query, each as its columns joined by bars. */
    public List<String> all(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public String one(String sql) {
        List<String> rows = all(sql);
        if (rows.size() != 1) {
            throw new AssertionError(sql + " gives " + rows);
        }
        return rows.getFirst();
    }

    public void run(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
