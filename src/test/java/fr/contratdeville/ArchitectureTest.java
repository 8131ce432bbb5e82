package fr.contratdeville;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How the code is laid out, as rules. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.contratdeville");

    @Test
    void floors_stand_on_those_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("annex")
                .definedBy("fr.contratdeville.annex..")
                .layer("figures")
                .definedBy("fr.contratdeville.figures..")
                .layer("start")
                .definedBy("fr.contratdeville.start..")
                .layer("review")
                .definedBy("fr.contratdeville.review..")
                .layer("territory")
                .definedBy("fr.contratdeville.territory..")
                .layer("catalogue")
                .definedBy("fr.contratdeville.catalogue..")
                .layer("warehouse")
                .definedBy("fr.contratdeville.warehouse..")
                .layer("platform")
                .definedBy("fr.contratdeville.platform..")
                .ensureAllClassesAreContainedInArchitecture()
                .whereLayer("annex")
                .mayOnlyAccessLayers("figures", "review", "territory", "catalogue", "warehouse", "platform")
                .whereLayer("figures")
                .mayOnlyAccessLayers("review", "territory", "catalogue", "warehouse", "platform")
                .whereLayer("start")
                .mayOnlyAccessLayers("review", "territory", "catalogue", "warehouse", "platform")
                .whereLayer("review")
                .mayOnlyAccessLayers("territory", "catalogue", "warehouse", "platform")
                .whereLayer("territory")
                .mayOnlyAccessLayers("warehouse", "platform")
                .whereLayer("catalogue")
                .mayOnlyAccessLayers("warehouse", "platform")
                .whereLayer("warehouse")
                .mayOnlyAccessLayers("platform")
                .whereLayer("platform")
                .mayNotAccessAnyLayer()
                .check(CODE);
    }

    @Test
    void features_do_not_reach_into_each_others_repositories() {
        classes()
                .that(assignableTo(PanacheRepositoryBase.class))
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void resources_are_reached_over_http_only() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void resources_never_return_entities() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should(new ArchCondition<JavaMethod>("return no entity") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        method.getReturnType().getAllInvolvedRawTypes().stream()
                                .filter(IS_ENTITY)
                                .forEach(entity -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " returns " + entity.getName())));
                    }
                })
                .check(CODE);
    }

    @Test
    void answers_and_requests_hold_no_entities() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Response")
                .or()
                .haveSimpleNameEndingWith("Request")
                .or()
                .haveSimpleNameEndingWith("Ref")
                .should(new ArchCondition<JavaClass>("have a field that is an entity") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFields().stream()
                                .filter(field -> field.getType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(IS_ENTITY))
                                .forEach(field ->
                                        events.add(SimpleConditionEvent.satisfied(field, field.getFullName())));
                    }
                })
                .check(CODE);
    }

    @Test
    void resources_do_not_touch_the_database_themselves() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(CODE);
    }

    @Test
    void a_room_is_taken_in_at_a_glance() {
        Map<String, Set<String>> files = new TreeMap<>();
        for (JavaClass type : CODE) {
            files.computeIfAbsent(type.getPackageName(), room -> new TreeSet<>())
                    .add(type.getSource().flatMap(Source::getFileName).orElseThrow());
        }

        assertThat(files).allSatisfy((room, those) -> assertThat(those).hasSizeLessThanOrEqualTo(25));
    }

    @Test
    void no_package_depends_on_itself_by_way_of_another() {
        slices().matching("fr.contratdeville.(**)").should().beFreeOfCycles().check(CODE);
    }

    private static final DescribedPredicate<JavaClass> IS_ENTITY = new DescribedPredicate<>("entity") {
        @Override
        public boolean test(JavaClass type) {
            return type.isAnnotatedWith(Entity.class);
        }
    };
}
