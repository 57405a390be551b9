package dev.trawl.testing;

import dev.trawl.devservers.DatabaseServer;
import dev.trawl.devservers.DatabaseServer.Database;
import java.util.concurrent.atomic.AtomicInteger;

/** A real Postgres, one for all tests of a run. Tests stay apart by databases. */
public final class TestPostgres implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final DatabaseServer server;

    private TestPostgres(DatabaseServer server) {
        this.server = server;
    }

    /** The server of this run; started at the first call, ended with the JVM. */
    public static TestPostgres shared() {
        return Shared.POSTGRES;
    }

    /** A server of the test's own, which it may end as it likes; to be closed by it. */
    public static TestPostgres own() {
        return new TestPostgres(TestServers.startDatabaseServer());
    }

    public DatabaseServer server() {
        return server;
    }

    /** A new, empty database on the shared server, owned by the user {@code trawl}. */
    public static Database freshDatabase() {
        return shared().newDatabase();
    }

    /** A new, empty database on this server, owned by the user {@code trawl}. */
    public Database newDatabase() {
        return server.createDatabase("test" + DATABASES.incrementAndGet(), "trawl", "trawl");
    }

    @Override
    public void close() {
        server.close();
    }

    /** Started when first asked for. */
    private static final class Shared {
        static final TestPostgres POSTGRES = own();
    }
}
