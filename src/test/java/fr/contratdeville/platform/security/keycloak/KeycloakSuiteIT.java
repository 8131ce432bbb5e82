package fr.contratdeville.platform.security.keycloak;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests with a Keycloak, in one process, so that those that share an installation wait for its start once. */
@Suite
@SelectPackages("fr.contratdeville.platform.security.keycloak")
@IncludeClassNamePatterns(".*KeycloakIT")
class KeycloakSuiteIT {}
