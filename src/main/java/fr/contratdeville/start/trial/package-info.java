/** What it takes to try the service out without an OpenID provider: tokens of its own. */
package fr.contratdeville.start.trial;
