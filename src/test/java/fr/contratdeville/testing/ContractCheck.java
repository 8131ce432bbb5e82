package fr.contratdeville.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import java.nio.file.Path;

/** Checks answers against the committed OpenAPI document: their status has to be documented, and every member. */
public final class ContractCheck {

    public static final Path DOCUMENT = Path.of("openapi", "openapi.yaml");

    /** Requests are not checked: many tests send what the document forbids, to see it refused. */
    static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createForSpecificationUrl(
                    DOCUMENT.toUri().toString())
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request", Level.IGNORE)
                    .build())
            .build();

    public static final OpenApiValidationFilter FILTER = new OpenApiValidationFilter(VALIDATOR);

    private ContractCheck() {}
}
