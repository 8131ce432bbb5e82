package fr.contratdeville.platform.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;

/** ajv, by which programs in JavaScript check JSON: all numbers are doubles there, and {@code multipleOf} divides them. */
final class Ajv {

    private static final String PROGRAM = "/META-INF/resources/webjars/ajv/6.12.6/dist/ajv.bundle.js";

    /** There are formats that JSON Schema does not know, and the document is none. */
    private static final String CHECK = """
            var ajv = new Ajv({unknownFormats: 'ignore', validateSchema: false, logger: false});
            function check(pointer, instance) {
                var fits = ajv.getSchema('document#' + pointer);
                return fits(JSON.parse(instance)) ? '' : ajv.errorsText(fits.errors);
            }
            """;

    private final Scriptable scope;

    /** @param document in JSON, with schemas in it */
    Ajv(String document) {
        try (Context context = interpreting();
                Reader program = new InputStreamReader(
                        Objects.requireNonNull(Ajv.class.getResourceAsStream(PROGRAM)), StandardCharsets.UTF_8)) {
            scope = context.initStandardObjects();
            context.evaluateReader(scope, program, PROGRAM, 1, null);
            context.evaluateString(scope, CHECK, "check", 1, null);
            context.evaluateString(scope, "ajv.addSchema(%s, 'document')".formatted(document), "document", 1, null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What ajv writes for a large schema is longer than a method of a class may be. */
    private static Context interpreting() {
        Context context = Context.enter();
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ES6);
        return context;
    }

    /**
     * @param pointer where the schema stands in the document
     * @return what is wrong with an instance of it; empty if nothing is
     */
    String mistakes(String pointer, String instance) {
        try (Context context = interpreting()) {
            Function check = (Function) scope.get("check", scope);
            return Context.toString(check.call(context, scope, scope, new Object[] {pointer, instance}));
        }
    }
}
