package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts a browser may reach for this site; sub-requests and redirects included.
 *
 * @param allow names, or {@code *.domain} for all names below a domain, without a port (80 and 443) or with one
 * @param privateNames those names, of the allowed ones, that may resolve to private or loopback addresses
 * @param own whether the hosts are ours: only then may the rate be unlimited
 */
public record Hosts(List<String> allow, List<String> privateNames, boolean own) {

    @JsonCreator
    public Hosts(List<String> allow, @Nullable List<String> privateNames, @Nullable Boolean own) {
        this(allow, privateNames == null ? List.of() : privateNames, own != null && own);
    }

    public Hosts(List<String> allow, List<String> privateNames, boolean own) {
        this.allow = allow.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        this.privateNames =
                privateNames.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        this.own = own;
        if (allow.isEmpty()) {
            throw new IllegalArgumentException("hosts.allow is empty, expected at least one host");
        }
    }

    /** Whether the browser may connect to this host and port. */
    public boolean allows(String host, int port) {
        return allow.stream().anyMatch(entry -> matches(entry, host.toLowerCase(Locale.ROOT), port));
    }

    /** Whether this name may resolve to a private address. */
    public boolean allowsPrivate(String host) {
        return privateNames.contains(host.toLowerCase(Locale.ROOT));
    }

    private static boolean matches(String entry, String host, int port) {
        int colon = entry.lastIndexOf(':');
        String name = colon < 0 ? entry : entry.substring(0, colon);
        boolean portAllowed = colon < 0
                ? port == 80 || port == 443
                : entry.substring(colon + 1).equals(Integer.toString(port));
        return portAllowed && (name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name));
    }
}
