/**
 * Errors as callers see them: one shape (RFC 9457), one list of kinds, French or English, and nothing of the inside.
 */
package fr.contratdeville.platform.problem;
