package dev.trawl.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds the errors that every operation may answer to the OpenAPI document. What an operation says of an error itself stays. */
public final class ProblemResponses implements OpenApiCustomizer {

    ProblemResponses() {}

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> {
                    add(
                            operation,
                            "400",
                            "A parameter does not exist, is given twice or has a bad value, or the body is wrong. Nothing"
                                    + " was changed.");
                    add(
                            operation,
                            "503",
                            "The database is away, a query took too long, or too much is asked for at once. Nothing was"
                                    + " changed; Retry-After says when to try again.");
                    if (path.contains("{")) {
                        add(operation, "404", "The path names something that does not exist.");
                    }
                }));
    }

    /** Adds an error to an operation that does not describe it yet. */
    public static void add(Operation operation, String status, String description) {
        if (!operation.getResponses().containsKey(status)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            status,
                            new ApiResponse()
                                    .description(description)
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json", new MediaType().schema(problem()))));
        }
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("title", new StringSchema().description("What kind of error it is"))
                .addProperty("status", new IntegerSchema().description("The status of the answer"))
                .addProperty("detail", new StringSchema().description("What is wrong, and what was expected"))
                .addProperty(
                        "parameter",
                        new StringSchema().description("The parameter or field that is wrong, if it is one"))
                .addProperty("expected", new StringSchema().description("What was expected of the parameter"));
    }
}
