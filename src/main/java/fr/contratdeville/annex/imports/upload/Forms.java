package fr.contratdeville.annex.imports.upload;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the file out of a form (RFC 7578), as browsers and {@code curl -F} send it. */
final class Forms {

    static final String FILE = "file";

    private static final int MOST_FIELDS = 16;
    private static final int MOST_BYTES_OF_A_HEAD = 16_384;

    private Forms() {}

    /** @throws ProblemException 400 if it is no form; 422 if it has no file, or several */
    static Upload file(byte[] form, String contentType) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(form));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        if (!HttpPostRequestDecoder.isMultipart(request)) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST);
        }
        HttpPostMultipartRequestDecoder decoder = decoder(request);
        try {
            return onlyFile(decoder.getBodyHttpDatas());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            decoder.destroy();
        }
    }

    private static HttpPostMultipartRequestDecoder decoder(FullHttpRequest request) {
        try {
            return new HttpPostMultipartRequestDecoder(
                    new DefaultHttpDataFactory(false),
                    request,
                    StandardCharsets.UTF_8,
                    MOST_FIELDS,
                    MOST_BYTES_OF_A_HEAD);
        } catch (RuntimeException broken) {
            // Of several kinds, some of which are of whatever it stumbled on: nothing else than the form is read here.
            throw new ProblemException(ProblemType.MALFORMED_REQUEST);
        }
    }

    private static Upload onlyFile(List<InterfaceHttpData> fields) throws IOException {
        Violations violations = new Violations();
        FileUpload file = null;
        for (InterfaceHttpData field : fields) {
            if (!(field instanceof FileUpload sent) || !FILE.equals(field.getName())) {
                violations.inBody("unknown-member", "/" + field.getName(), null, FILE);
            } else if (file != null) {
                violations.inBody("repeated", "/" + FILE);
            } else {
                file = sent;
            }
        }
        if (file == null) {
            violations.inBody("required", "/" + FILE);
        }
        violations.throwAs(ProblemType.INVALID_BODY);
        return new Upload(file.get(), file.getFilename());
    }
}
