package dev.trawl.scheduler.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says in the OpenAPI document which operations take the token. */
final class TokenDocumentation implements OpenApiCustomizer {

    private static final String NAME = "token";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents()
                .addSecuritySchemes(
                        NAME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "trawl.scheduler.token, where one is set; needed where the scheduler listens"
                                                + " beyond loopback"));
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperationsMap().entrySet().stream())
                .filter(operation -> !TokenCheck.isReading(operation.getKey().name()))
                .forEach(operation -> operation.getValue().addSecurityItem(new SecurityRequirement().addList(NAME)));
    }
}
