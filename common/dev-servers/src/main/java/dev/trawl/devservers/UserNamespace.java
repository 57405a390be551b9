package dev.trawl.devservers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Postgres refuses to run as root. In a user namespace of its own, without a mapping, root's files stay readable and
 * writable, and Postgres sees an ordinary user.
 */
final class UserNamespace {

    static final List<String> PREFIX = List.of("unshare", "--user");

    private UserNamespace() {}

    /** The command as an ordinary user may run it. */
    static List<String> unprivileged(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!Checked.WORKS) {
            throw new ServerFailed(
                    "Postgres does not run as root, and this system does not let unshare --user make a user namespace:"
                            + " run as an ordinary user");
        }
        List<String> all = new ArrayList<>(PREFIX);
        all.addAll(command);
        return all;
    }

    /** Asked once, and only by root. */
    private static final class Checked {
        static final boolean WORKS = tryIt();

        private static boolean tryIt() {
            List<String> command = new ArrayList<>(PREFIX);
            command.add("true");
            try {
                Process process = new ProcessBuilder(command).start();
                return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
