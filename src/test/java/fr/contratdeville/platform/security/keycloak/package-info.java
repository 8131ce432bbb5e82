/** The packaged service with a real Keycloak and the realm that is this project's example. Needs {@code -Pkeycloak}. */
package fr.contratdeville.platform.security.keycloak;
