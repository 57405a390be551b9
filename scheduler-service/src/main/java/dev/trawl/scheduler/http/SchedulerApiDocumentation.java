package dev.trawl.scheduler.http;

import dev.trawl.http.ProblemResponses;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What the OpenAPI document says of the whole API: its title, and the token. */
final class SchedulerApiDocumentation implements OpenApiCustomizer {

    private static final String TOKEN = "token";

    @Override
    public void customise(OpenAPI document) {
        document.getInfo()
                .title("Trawl scheduler")
                .version("0.1.0")
                .description(
                        "Submits crawls and follows them. Errors are problem details (RFC 9457): the detail names what is"
                                + " wrong and what was expected. Reading needs no token.");
        document.getComponents()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "The setting trawl.scheduler.token. Changes need it where it is set. Without it a"
                                                + " scheduler that listens beyond loopback allows no change."));
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (!TokenCheck.isReading(method.name())) {
                        operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
                        ProblemResponses.add(operation, "401", "The token is missing or wrong.");
                        ProblemResponses.add(
                                operation, "403", "The scheduler has no token and listens beyond loopback.");
                    }
                }));
    }
}
