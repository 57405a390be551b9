package dev.trawl.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {

    private static Settings of(Map<String, Object> variables) {
        var environment = new SystemEnvironmentPropertySource("systemEnvironment", variables);
        return new Binder(ConfigurationPropertySources.from(environment))
                .bindOrCreate("trawl.scheduler", Settings.class);
    }

    private static Settings withToken(String token) {
        return of(Map.of("TRAWL_SCHEDULER_TOKEN", token));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"abc-._~+/XYZ==,abc-._~+/XYZ==", " abc ,abc"})
    void theTokenIsReadFromTheEnvironment(String variable, String token) {
        assertThat(withToken(variable).changeToken()).hasValue(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankTokenIsNone(String blank) {
        assertThat(withToken(blank).changeToken()).isEmpty();
        assertThat(of(Map.of()).changeToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "schlüssel", "a,b"})
    void aTokenThatNoHeaderCarriesIsRefusedWithoutBeingShown(String token) {
        assertThatThrownBy(() -> withToken(token).changeToken())
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("trawl.scheduler.token")
                .hasMessageContaining("expected")
                .hasMessageNotContaining(token);
    }

    @Test
    void neverShowsTheToken() {
        assertThat(withToken("s3cret").toString()).doesNotContain("s3cret");
    }
}
