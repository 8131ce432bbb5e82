/** The report as a page. */
package fr.contratdeville.annex.report.html;
