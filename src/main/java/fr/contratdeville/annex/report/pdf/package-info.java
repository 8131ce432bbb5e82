/**
 * Floor {@code annex}, part of {@code report}: a document as PDF that screen readers read (PDF/UA-1) and archives keep (PDF/A-3a),
 * with files attached to it. What stands in the document comes from a string of XHTML; nothing else is loaded.
 */
package fr.contratdeville.annex.report.pdf;
