package dev.trawl.fetcher.browser.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * {@code trawl.fetcher.browser.*}: which browser runs, and when it is replaced.
 *
 * @param kind default headless-shell
 * @param binary default: the path of that kind on Debian
 * @param driver default /usr/bin/chromedriver
 * @param sandbox default auto: on, but not for root
 * @param trustedKeys base64 SHA-256 of public keys whose certificates are accepted without a trusted authority
 * @param folder where profiles and scripts are while the browser runs; default below the system's temporary folder
 * @param startLimit default 30 s
 * @param retireVisits default 500
 * @param retireAge default 30 min
 * @param retireMemory default 1 GB
 * @param drivenBy default cdp; webdriver has one slot and sees less of a page
 */
public record BrowserSettings(
        Kind kind,
        Path binary,
        Path driver,
        Sandbox sandbox,
        List<String> trustedKeys,
        Path folder,
        Duration startLimit,
        int retireVisits,
        Duration retireAge,
        DataSize retireMemory,
        DrivenBy drivenBy) {

    /** The protocol by which visits drive the browser. */
    public enum DrivenBy {
        CDP,
        WEBDRIVER
    }

    /** The two builds of Chromium. */
    public enum Kind {
        HEADLESS_SHELL("/usr/lib/chromium/chromium-headless-shell"),
        CHROMIUM("/usr/lib/chromium/chromium");

        private final String binary;

        Kind(String binary) {
            this.binary = binary;
        }
    }

    /** Whether Chromium's own sandbox is used. */
    public enum Sandbox {
        AUTO,
        ON,
        OFF
    }

    public BrowserSettings(
            @Nullable Kind kind,
            @Nullable Path binary,
            @Nullable Path driver,
            @Nullable Sandbox sandbox,
            @Nullable List<String> trustedKeys,
            @Nullable Path folder,
            @Nullable Duration startLimit,
            int retireVisits,
            @Nullable Duration retireAge,
            @Nullable DataSize retireMemory,
            @Nullable DrivenBy drivenBy) {
        this.kind = kind == null ? Kind.HEADLESS_SHELL : kind;
        this.binary = binary == null ? Path.of(this.kind.binary) : binary;
        this.driver = driver == null ? Path.of("/usr/bin/chromedriver") : driver;
        this.sandbox = sandbox == null ? Sandbox.AUTO : sandbox;
        this.trustedKeys = trustedKeys == null ? List.of() : List.copyOf(trustedKeys);
        this.folder = folder == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "trawl-" + System.getProperty("user.name"))
                : folder;
        this.startLimit = startLimit == null ? Duration.ofSeconds(30) : startLimit;
        this.retireVisits = retireVisits == 0 ? 500 : retireVisits;
        this.retireAge = retireAge == null ? Duration.ofMinutes(30) : retireAge;
        this.retireMemory = retireMemory == null ? DataSize.ofGigabytes(1) : retireMemory;
        this.drivenBy = drivenBy == null ? DrivenBy.CDP : drivenBy;
    }

    /** The defaults, as on Debian. */
    public static BrowserSettings usual() {
        return new BrowserSettings(null, null, null, null, null, null, null, 0, null, null, null);
    }

    boolean sandboxed() {
        return switch (sandbox) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> !"root".equals(System.getProperty("user.name"));
        };
    }
}
