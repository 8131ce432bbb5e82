/** How many requests of one caller are answered. Serves every feature and imports none. */
package fr.contratdeville.platform.ratelimit;
