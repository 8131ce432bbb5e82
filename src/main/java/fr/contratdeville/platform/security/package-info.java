/** Who calls, and what that lets them do. */
package fr.contratdeville.platform.security;
