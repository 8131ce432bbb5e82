package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.warehouse.format.RowFormat;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** What of all that can be sent a request accepts. */
final class Accepted {

    private static final String REFUSED = "0";

    private Accepted() {}

    /** @throws ProblemException 406 */
    static RowFormat format(HttpHeaders headers) {
        List<MediaType> types = types(headers);
        List<RowFormat> formats = Arrays.stream(RowFormat.values())
                .filter(format -> types.stream().noneMatch(type -> refuses(type, format)))
                .toList();
        return types.stream()
                .flatMap(type -> formats.stream().filter(format -> type.isCompatible(typeOf(format))))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_ACCEPTABLE));
    }

    /** Most wanted first. */
    private static List<MediaType> types(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE);
        }
    }

    private static boolean refuses(MediaType type, RowFormat format) {
        return REFUSED.equals(type.getParameters().get("q")) && type.isCompatible(typeOf(format));
    }

    private static MediaType typeOf(RowFormat format) {
        return MediaType.valueOf(format.mediaType());
    }

    /** @throws ProblemException 406 */
    static ContentCoding coding(List<String> acceptEncoding) {
        String header = acceptEncoding == null || acceptEncoding.isEmpty() ? null : String.join(", ", acceptEncoding);
        return ContentCoding.preferred(header).orElseThrow(() -> new ProblemException(ProblemType.NOT_ACCEPTABLE));
    }
}
