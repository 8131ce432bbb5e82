package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.warehouse.format.FileForm;
import fr.contratdeville.warehouse.format.RowFormat;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Of which files a manifest is to have the checksums, even if nobody has read them. */
public class ChecksumParameters {

    @QueryParam("checksums")
    @Parameter(
            description =
                    "Of which format's files to compute the checksums that the manifest does not have yet, because nobody has read the file. It takes as long as reading them.",
            schema = @Schema(ref = "FileFormat"))
    public List<String> checksums;

    @QueryParam("delimiter")
    @Parameter(
            description = "What stands between the values of those files, if they are CSV.",
            schema = @Schema(ref = "Delimiter", defaultValue = ","))
    public List<String> delimiter;

    @QueryParam("uuid")
    @Parameter(
            description = "What UUIDs and JSON are in those files, if they are Parquet.",
            schema = @Schema(ref = "UuidForm", defaultValue = "uuid"))
    public List<String> uuid;

    /**
     * @return none if no files are asked for
     * @throws fr.contratdeville.platform.problem.ProblemException (400) with everything that is wrong with any parameter
     */
    Optional<FileForm> read(HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        RowFormat format = parameters.one(
                "checksums",
                checksums,
                code -> Arrays.stream(RowFormat.values())
                        .filter(known -> known.extension().equals(code))
                        .findFirst(),
                "not-in-list",
                Arrays.stream(RowFormat.values()).map(RowFormat::extension).collect(Collectors.joining(", ")));
        FileForm form = ExportParameters.form(parameters, request, format, uuid);
        parameters.accept();
        return format == null ? Optional.empty() : Optional.of(form);
    }
}
