/** What the OpenAPI document says of every operation alike, said once. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "contrat-de-ville-api",
                        version = "1",
                        description = """
                                The yearly review (bilan) of a contrat de ville, as data.

                                Lists are pages by keyset: follow `next`. To change or delete an item, send the `ETag` it was \
                                read with in `If-Match`. Errors are Problem Details (RFC 9457), in French, or in English by \
                                `Accept-Language`; every mistake in a body or in parameters is named at once, but one in `fields` or `millesime` alone.

                                Below `/api/v1`, a method that an address does not take is answered with 405 and `Allow`; anywhere, \
                                by a status alone, an address longer than 64 KiB with 414 and headers longer than 8 KiB with 431.

                                In answers, enumerations may have more codes one day, and objects more members: take those that you do not \
                                know for what they are. Texts that are sent are trimmed before their length is looked at; an empty one \
                                counts as absent.""",
                        contact = @Contact(name = "The agglomeration that runs this service"),
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers =
                @Server(
                        url = "/",
                        description = "Production: the service that this document was read from.",
                        extensions = @Extension(name = "x-internal", value = "false", parseValue = true)),
        tags = {
            @Tag(name = "Index", description = "Where to begin."),
            @Tag(name = "City contracts", description = "Contrats de ville."),
            @Tag(name = "Pillars", description = "The headings of a contract."),
            @Tag(name = "Neighbourhoods", description = "The quartiers prioritaires of a contract."),
            @Tag(name = "Structures", description = "Who carries actions."),
            @Tag(name = "Actions", description = "One project of one structure in one year under one contract."),
            @Tag(name = "Indicators", description = "What is counted, and how it may be added up."),
            @Tag(name = "Dimensions", description = "Along what figures are broken down."),
            @Tag(name = "Indicator values", description = "The figures of an action."),
            @Tag(name = "Aggregates", description = "Figures of many actions, added up."),
            @Tag(name = "Millésimes", description = "What was published, frozen to be cited."),
            @Tag(name = "Nomenclatures", description = "What codes mean."),
            @Tag(name = "Bilans", description = "What structures say of their actions, until it is validated."),
            @Tag(name = "Reports", description = "What a year came to, as a document."),
            @Tag(name = "Imports", description = "Years that are read from documents."),
            @Tag(name = "Data warehouse", description = "Everything at once, for who keeps figures elsewhere."),
            @Tag(name = "Redactions", description = "Names of people, erased from what others have written."),
            @Tag(name = "Changes", description = "What has changed since, and nothing missed.")
        })
package fr.contratdeville.platform.openapi;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
