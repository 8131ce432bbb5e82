package fr.contratdeville.annex.imports;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says in the OpenAPI document what a form with a document looks like; it is read field by field. */
@Schema(name = "ImportForm", description = "A form with the document, and nothing else.")
record ImportForm(
        @Schema(
                required = true,
                type = SchemaType.STRING,
                format = "binary",
                description = "The document.",
                maxLength = 20_971_520,
                examples = "Action;Structure;Descriptif")
        String file) {}
