/** The report as files that people go on working with: a text, a workbook, and the annex's table as CSV. */
package fr.contratdeville.annex.report.office;
