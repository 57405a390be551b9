package dev.trawl.scheduler.task;

/**
 * A message cannot be stored, however often it is tried: a value, not the database, is at fault. Nothing of its batch
 * was stored. The listener that read the batch stores it in parts and sets the one message aside.
 */
public final class UnstorableMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnstorableMessage(Throwable cause) {
        super(reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
