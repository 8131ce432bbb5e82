/**
 * What those who run the service see of it: figures about the database, which requests are refused and why, and a line of the
 * log for each request, if they ask for it. Never what a request says, or who a person is.
 */
package fr.contratdeville.platform.sight;
