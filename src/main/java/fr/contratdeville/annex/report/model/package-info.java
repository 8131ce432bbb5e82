/** What a year's report says, whatever form it has, and the words that all forms say it with. */
package fr.contratdeville.annex.report.model;
