package dev.trawl.kafka;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** One sentence for each setting under {@code trawl.} that no class knows: it stops the start. Before Boot's own words. */
@Order(0)
class UnknownSetting extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, UnboundConfigurationPropertiesException cause) {
        List<ConfigurationProperty> unknown = cause.getUnboundProperties().stream()
                .filter(property -> property.getName().toString().startsWith("trawl."))
                .toList();
        if (unknown.isEmpty()) {
            return null;
        }
        return new FailureAnalysis(
                unknown.stream().map(UnknownSetting::sentence).collect(Collectors.joining("\n")),
                "Correct its name, or remove it; docs/settings.md lists the settings.",
                cause);
    }

    private static String sentence(ConfigurationProperty property) {
        String origin = property.getOrigin() == null ? "" : ", set in " + property.getOrigin();
        return "There is no setting " + property.getName() + " in this service" + origin + ".";
    }
}
