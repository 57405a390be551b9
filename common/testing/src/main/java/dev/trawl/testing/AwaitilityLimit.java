package dev.trawl.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * What a test awaits without a limit of its own gets 30 s, on a slow machine longer, and is looked at five times a second: most
 * looks are requests to services that share the machine's cores. JUnit finds this by itself.
 */
public final class AwaitilityLimit implements LauncherSessionListener {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(MachineSpeed.allow(LIMIT));
        Awaitility.setDefaultPollInterval(BETWEEN_LOOKS);
    }
}
