/** What tests share: a real PostgreSQL, clean tables, and the check of every answer against the OpenAPI document. */
package fr.contratdeville.testing;
