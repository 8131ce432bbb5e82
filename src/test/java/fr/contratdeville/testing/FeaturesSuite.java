package fr.contratdeville.testing;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of what the service is about, some half of the time that all take: those that {@link FoundationsSuite} runs
 * are beside it in another process, with an application and a database of its own.
 */
@Suite
@SelectPackages("fr.contratdeville")
@IncludeClassNamePatterns(FeaturesSuite.TESTS)
class FeaturesSuite {

    static final String TESTS = "fr\\.contratdeville\\.(figures|review|territory|catalogue)\\..*Test";
}
