package dev.trawl.storage.intake;

/** The database cannot do it now. The messages are read again, after a while, without end. */
public final class DatabaseAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public DatabaseAway(String sqlState, String reason, Throwable cause) {
        super(reason + " (SQLSTATE " + sqlState + ")", cause);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
