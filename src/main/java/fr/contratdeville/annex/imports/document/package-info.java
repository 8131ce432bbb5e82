/** Documents as tables: their bytes become the rows of the annex, put together and not interpreted. */
package fr.contratdeville.annex.imports.document;
