package fr.contratdeville.testing;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that {@link FeaturesSuite} does not run, wherever it stands, so that none is left out. */
@Suite
@SelectPackages("fr.contratdeville")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(FeaturesSuite.TESTS)
class FoundationsSuite {}
