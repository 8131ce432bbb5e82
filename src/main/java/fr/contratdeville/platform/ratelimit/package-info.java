/** How many requests of one caller are answered. */
package fr.contratdeville.platform.ratelimit;
