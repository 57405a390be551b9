package dev.trawl.scheduler.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the token of HTTP requests. Reading needs none. Changes need the token where one is set. Without one, changes are
 * allowed where the scheduler listens on a loopback address only, and refused elsewhere. Safe for any thread.
 */
public final class TokenCheck {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "Bearer ";

    private final @Nullable InetAddress address;
    private final byte @Nullable [] token;

    /**
     * @param address where the end listens; none for all addresses
     * @param token that a change takes
     */
    public TokenCheck(Optional<InetAddress> address, Optional<String> token) {
        this.address = address.orElse(null);
        this.token = token.map(text -> text.getBytes(UTF_8)).orElse(null);
    }

    /** What becomes of a request. */
    sealed interface Decision {

        /** It goes on. */
        record Free() implements Decision {}

        /** There is no token that would do. */
        record OnlyReads(String detail) implements Decision {}

        /** It came without the token, or with a wrong one. */
        record TokenExpected(String detail) implements Decision {}
    }

    /**
     * Decides before the body of the request is read.
     *
     * @param authorization the header of that name
     */
    Decision decide(String method, @Nullable String authorization) {
        if (isReading(method)) {
            return new Decision.Free();
        }
        if (token == null) {
            return onlyReads().<Decision>map(Decision.OnlyReads::new).orElseGet(Decision.Free::new);
        }
        if (authorization == null) {
            return new Decision.TokenExpected(
                    "a change takes the token, expected the header Authorization: Bearer TOKEN");
        }
        return isRight(authorization, token)
                ? new Decision.Free()
                : new Decision.TokenExpected("the header Authorization does not have the token of this end,"
                        + " expected Authorization: Bearer TOKEN");
    }

    static boolean isReading(String method) {
        return READING.contains(method);
    }

    /** In a time that does not tell how much of it is right. */
    private static boolean isRight(String authorization, byte[] token) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(UTF_8), token);
    }

    /** Why nothing can be changed here, and what to set; empty where something can. */
    Optional<String> onlyReads() {
        if (token != null || (address != null && address.isLoopbackAddress())) {
            return Optional.empty();
        }
        return Optional.of("this end listens on " + (address == null ? "all addresses" : address.getHostAddress())
                + " and has no token, so it only reads: set trawl.scheduler.token (TRAWL_SCHEDULER_TOKEN)");
    }
}
