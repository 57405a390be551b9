package dev.trawl.testing;

import dev.trawl.devservers.DatabaseServer;
import dev.trawl.devservers.PostgresProcess;

/** A Postgres as a child process does what a database server does. */
class ProcessDatabaseServerIT extends DatabaseServerContract {

    @Override
    DatabaseServer startTemporary() {
        return PostgresProcess.startTemporary();
    }
}
