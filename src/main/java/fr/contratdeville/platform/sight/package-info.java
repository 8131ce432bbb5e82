/**
 * What those who run the service see of it: figures about the database, which requests are refused and why, and a line of the
 * log for each request, if they ask for it, and one for each that was refused or has used a right. Never what a request says, or who a
 * person is.
 */
package fr.contratdeville.platform.sight;
