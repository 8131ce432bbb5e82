/** Who calls, and what that lets them do. Serves every feature and imports none. */
package fr.contratdeville.platform.security;
