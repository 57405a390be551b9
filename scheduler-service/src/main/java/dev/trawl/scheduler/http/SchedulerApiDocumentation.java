package dev.trawl.scheduler.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What the OpenAPI document says of the whole API: its title, the errors that every operation may answer, the token. */
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
                    error(operation, "400", "A parameter or the body is wrong. Nothing was changed.");
                    error(
                            operation,
                            "503",
                            "The database is away, or too much is asked for at once. Nothing was changed;"
                                    + " Retry-After says when to try again.");
                    if (path.contains("{")) {
                        error(operation, "404", "The path names something that does not exist.");
                    }
                    if (!TokenCheck.isReading(method.name())) {
                        operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
                        error(operation, "401", "The token is missing or wrong.");
                        error(operation, "403", "The scheduler has no token and listens beyond loopback.");
                    }
                }));
    }

    private static void error(Operation operation, String status, String description) {
        if (!operation.getResponses().containsKey(status)) {
            var problem = new ObjectSchema().addProperty("detail", new StringSchema());
            operation
                    .getResponses()
                    .addApiResponse(
                            status,
                            new ApiResponse()
                                    .description(description)
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json", new MediaType().schema(problem))));
        }
    }
}
