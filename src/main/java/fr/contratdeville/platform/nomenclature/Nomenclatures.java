package fr.contratdeville.platform.nomenclature;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.nomenclature.NomenclaturesResponse.CodeResponse;
import fr.contratdeville.platform.nomenclature.NomenclaturesResponse.LabelResponse;
import fr.contratdeville.platform.nomenclature.NomenclaturesResponse.NomenclatureResponse;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All enumerations. Their labels stand in {@code nomenclatures.json}, those of problems and violations with their texts. */
@Singleton
class Nomenclatures {

    private static final String FILE = "/nomenclatures.json";

    private final NomenclaturesResponse all;

    Nomenclatures(ObjectMapper json) {
        try (InputStream stream = Nomenclatures.class.getResourceAsStream(FILE)) {
            NomenclaturesResponse labelled = json.readValue(stream, NomenclaturesResponse.class);
            all = new NomenclaturesResponse(
                    Stream.concat(labelled.items().stream(), Stream.of(problems(), violations()))
                            .sorted(Comparator.comparing(NomenclatureResponse::name))
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    NomenclaturesResponse all() {
        return all;
    }

    private static NomenclatureResponse problems() {
        List<CodeResponse> codes = Arrays.stream(ProblemType.values())
                .map(type -> new CodeResponse(type.code(), new LabelResponse(title(type, "fr"), title(type, "en"))))
                .toList();
        return new NomenclatureResponse("ProblemType", codes);
    }

    private static NomenclatureResponse violations() {
        List<CodeResponse> codes = Findings.codes().stream()
                .map(code -> new CodeResponse(
                        code, new LabelResponse(Findings.meaning(code, "fr"), Findings.meaning(code, "en"))))
                .toList();
        return new NomenclatureResponse("ViolationCode", codes);
    }

    private static String title(ProblemType type, String language) {
        return Findings.text("problem." + type.code() + ".title", language);
    }
}
