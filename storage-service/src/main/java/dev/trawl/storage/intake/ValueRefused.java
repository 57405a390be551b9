package dev.trawl.storage.intake;

/** The database refuses a value. The caller tries again with half as many, until the bad one is alone. */
public final class ValueRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public ValueRefused(String sqlState, String reason, Throwable cause) {
        super(reason + " (SQLSTATE " + sqlState + ")", cause);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
