package dev.trawl.scheduler.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.scheduler.http.TokenCheck.Decision;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCheckTest {

    private static final Optional<String> TOKEN = Optional.of("s3cret");

    private static Optional<InetAddress> at(String address) {
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TokenCheck withToken() {
        return new TokenCheck(at("127.0.0.1"), TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void readingIsFree(String method) {
        assertThat(withToken().decide(method, null)).isInstanceOf(Decision.Free.class);
        assertThat(new TokenCheck(at("0.0.0.0"), Optional.empty()).decide(method, null))
                .isInstanceOf(Decision.Free.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "get", "MOVE"})
    void everyOtherMethodTakesTheToken(String method) {
        assertThat(withToken().decide(method, null)).isInstanceOf(Decision.TokenExpected.class);
        assertThat(withToken().decide(method, "Bearer s3cret")).isInstanceOf(Decision.Free.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer s3cre",
                "Bearer s3crets",
                "Bearer S3CRET",
                "Basic s3cret",
                "s3cret"
            })
    void aMissingOrWrongTokenIsRefusedNamingTheHeader(@Nullable String authorization) {
        assertThat(withToken().decide("POST", authorization))
                .isInstanceOfSatisfying(
                        Decision.TokenExpected.class,
                        refusal -> assertThat(refusal.detail())
                                .contains("expected")
                                .contains("Authorization: Bearer TOKEN")
                                .doesNotContain("s3cre"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "Bearer  s3cret "})
    void theSchemeIsReadInAnyCase(String authorization) {
        assertThat(withToken().decide("POST", authorization)).isInstanceOf(Decision.Free.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void onLoopbackNoTokenIsNeeded(String address) {
        var guard = new TokenCheck(at(address), Optional.empty());

        assertThat(guard.decide("POST", null)).isInstanceOf(Decision.Free.class);
        assertThat(guard.decide("POST", "Bearer whatever")).isInstanceOf(Decision.Free.class);
        assertThat(guard.onlyReads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0.0.0.0", "::, 0:0:0:0:0:0:0:0", "192.168.1.7, 192.168.1.7"})
    void beyondLoopbackWithoutATokenItOnlyReads(String address, String named) {
        var guard = new TokenCheck(at(address), Optional.empty());
        String sentence = "this end listens on " + named + " and has no token, so it only reads: "
                + "set trawl.scheduler.token (TRAWL_SCHEDULER_TOKEN)";

        assertThat(guard.decide("POST", "Bearer whatever")).isEqualTo(new Decision.OnlyReads(sentence));
        assertThat(guard.onlyReads()).hasValue(sentence);
    }

    @Test
    void withoutAnAddressItListensOnAll() {
        assertThat(new TokenCheck(Optional.empty(), Optional.empty()).onlyReads())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("listens on all addresses"));
    }

    @Test
    void beyondLoopbackTheTokenIsEnough() {
        var guard = new TokenCheck(at("0.0.0.0"), TOKEN);

        assertThat(guard.onlyReads()).isEmpty();
        assertThat(guard.decide("POST", "Bearer s3cret")).isInstanceOf(Decision.Free.class);
        assertThat(guard.decide("POST", null)).isInstanceOf(Decision.TokenExpected.class);
    }
}
