package dev.trawl.testing;

import dev.trawl.servers.DatabaseServer;
import dev.trawl.servers.PostgresProcess;

/** A Postgres as a child process does what a database server does. */
class ProcessDatabaseServerIT extends DatabaseServerContract {

    @Override
    DatabaseServer startTemporary() {
        return PostgresProcess.startTemporary();
    }
}
