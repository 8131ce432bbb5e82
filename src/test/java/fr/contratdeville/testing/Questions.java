package fr.contratdeville.testing;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Filters, each with the titles of those among the {@link SixActions} that it lets through. */
public final class Questions {

    private Questions() {}

    public static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("", "ABCDEF"),
                Arguments.of("contract={dole}", "ABCD"),
                Arguments.of("contract={dole}&contract={besancon}", "ABCDEF"),
                Arguments.of("year=2022", "BC"),
                Arguments.of("year=2021&year=2023", "ADEF"),
                Arguments.of("yearFrom=2022", "BCDEF"),
                Arguments.of("yearTo=2022", "ABC"),
                Arguments.of("yearFrom=2022&yearTo=2022", "BC"),
                Arguments.of("yearFrom=2023&yearTo=2021", ""),
                Arguments.of("structure={ccas}", "ABF"),
                Arguments.of("structure={ccas}&structure={cidff}", "ABCDEF"),
                Arguments.of("pillar={emploi}", "AD"),
                Arguments.of("pillar={emploi}&pillar={culture}", "ADE"),
                Arguments.of("pillar=none", "CF"),
                Arguments.of("pillar={cohesion}&pillar=none", "BCF"),
                Arguments.of("status=completed", "AE"),
                Arguments.of("status=planned&status=cancelled", "BC"),
                Arguments.of("status=postponed", "F"),
                Arguments.of("neighbourhood={nord}", "AC"),
                Arguments.of("neighbourhood={nord}&neighbourhood={sud}", "ABC"),
                Arguments.of("transversalPriority=youth", "ACF"),
                Arguments.of("transversalPriority=youth&transversalPriority=gender_equality", "ABCF"),
                Arguments.of("indicator={enfants}", "ACE"),
                Arguments.of("indicator={enfants}&indicator={adultes}", "ABCE"),
                Arguments.of("q=C", "C"),
                Arguments.of("q=c&contract={besancon}", ""),
                Arguments.of("contract={dole}&yearFrom=2022&structure={cidff}&pillar=none", "C"),
                Arguments.of("contract={besancon}&neighbourhood={nord}", ""),
                Arguments.of("pillar=none&status=postponed", "F"),
                Arguments.of("year=2022&transversalPriority=youth&indicator={adultes}", "C"),
                Arguments.of("contract={dole}&year=2023&status=partially_completed&pillar={emploi}", "D"),
                Arguments.of(
                        "contract={dole}&year=2021&yearFrom=2021&yearTo=2021&structure={ccas}&pillar={emploi}"
                                + "&status=completed&neighbourhood={nord}&transversalPriority=youth"
                                + "&indicator={enfants}&q=a",
                        "A"));
    }
}
