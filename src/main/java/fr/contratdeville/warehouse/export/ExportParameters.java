package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.body.Uuids;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.replica.Position;
import fr.contratdeville.warehouse.format.Delimiter;
import fr.contratdeville.warehouse.format.FileForm;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.format.UuidForm;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of an export. */
public class ExportParameters {

    private static final String READ_AFTER = "Read-After";
    private static final int MOST_PARAMETERS = 1024;
    private static final boolean SEMICOLON_IS_A_CHARACTER = true;

    /** @param pull null: the present */
    record Read(UUID pull, FileForm form, Position after) {}

    @QueryParam("pull")
    @Parameter(
            description =
                    "The id of an open pull: the dataset as it was when the pull was opened, instead of as it is now.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    public List<String> pull;

    @QueryParam("delimiter")
    @Parameter(
            description = "What stands between the values of a CSV file. Of no other format.",
            schema = @Schema(ref = "Delimiter", defaultValue = ","))
    public List<String> delimiter;

    @QueryParam("uuid")
    @Parameter(
            description =
                    "What UUIDs and JSON are in a Parquet file: of the types that Parquet has for them (`uuid`), or plain strings (`string`), for readers that do not know these types, such as Spark and polars. Of no other format.",
            schema = @Schema(ref = "UuidForm", defaultValue = "uuid"))
    public List<String> uuid;

    @HeaderParam(READ_AFTER)
    @Parameter(
            description =
                    "The `Database-Position` of an answer to a write: the rows are those that there were by then, or later. Without it, they may be those of some seconds ago (where the database has a replica, which `Read-From` tells). Those of a pull are as they were at its moment.",
            example = "0/1A2B3C8",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}$"))
    public List<String> readAfter;

    /** @throws fr.contratdeville.platform.problem.ProblemException (400) with everything that is wrong with any parameter */
    Read read(HttpServerRequest request, RowFormat format) {
        Parameters parameters = new Parameters(request);
        UUID asked = parameters.one("pull", pull, Uuids::parse, "not-a-uuid", null);
        FileForm form = form(parameters, request, format, uuid);
        Position after = parameters.one(READ_AFTER, readAfter, Position::parse, "not-a-position", "0/1A2B3C8");
        parameters.accept();
        return new Read(asked, form, after == null ? Position.BEGINNING : after);
    }

    /** Of this format, by parameters that all go with it. */
    static FileForm form(Parameters parameters, HttpServerRequest request, RowFormat format, List<String> uuid) {
        Delimiter between = delimiter(parameters, request, format);
        UuidForm uuids = parameters.code("uuid", uuid, UuidForm.class);
        if (format != RowFormat.PARQUET && !uuid.isEmpty()) {
            parameters.refuse("uuid-without-parquet", "uuid", uuid.get(0), null);
        }
        return new FileForm(format, between, uuids == null ? UuidForm.UUID : uuids);
    }

    /** Read anew: the framework takes a semicolon for what stands between two parameters, unless it is escaped. */
    private static Delimiter delimiter(Parameters parameters, HttpServerRequest request, RowFormat format) {
        List<String> sent = new QueryStringDecoder(
                        request.uri(), StandardCharsets.UTF_8, true, MOST_PARAMETERS, SEMICOLON_IS_A_CHARACTER)
                .parameters()
                .getOrDefault("delimiter", List.of());
        Delimiter between = parameters.code("delimiter", sent, Delimiter.class);
        if (format != RowFormat.CSV && !sent.isEmpty()) {
            parameters.refuse("delimiter-without-csv", "delimiter", sent.get(0), null);
        }
        return between == null ? Delimiter.COMMA : between;
    }
}
