package fr.contratdeville.platform.nomenclature;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.nomenclature.NomenclaturesResponse.CodeResponse;
import fr.contratdeville.platform.nomenclature.NomenclaturesResponse.LabelResponse;
import fr.contratdeville.platform.nomenclature.NomenclaturesResponse.NomenclatureResponse;
import fr.contratdeville.platform.problem.Findings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people read in the place of a code, where an answer is for people. */
@Singleton
public class Labels {

    private static final String FRENCH = "fr";

    private final Map<String, Map<String, LabelResponse>> labels;

    Labels(Nomenclatures nomenclatures) {
        this.labels = nomenclatures.all().items().stream()
                .collect(Collectors.toMap(
                        NomenclatureResponse::name,
                        nomenclature -> nomenclature.codes().stream()
                                .collect(Collectors.toMap(CodeResponse::code, CodeResponse::label))));
    }

    /**
     * @param code null: none
     * @param acceptLanguage which language the caller reads, as its header says it
     * @return null if there is no code
     */
    public <E extends Enum<E> & Coded> String of(E code, String acceptLanguage) {
        if (code == null) {
            return null;
        }
        return of(name(code.getDeclaringClass()), code.code(), acceptLanguage);
    }

    /**
     * @param enumeration as the document calls it
     * @return null if there is no code
     */
    public String of(String enumeration, String code, String acceptLanguage) {
        if (code == null) {
            return null;
        }
        LabelResponse label = labels.get(enumeration).get(code);
        return Findings.language(acceptLanguage).equals(FRENCH) ? label.fr() : label.en();
    }

    private static String name(Class<?> enumeration) {
        Schema described = enumeration.getAnnotation(Schema.class);
        return described == null || described.name().isEmpty() ? enumeration.getSimpleName() : described.name();
    }
}
