/** Floor {@code annex}, part of {@code report}: the data that a year's report is made of, as files that go along with it. */
package fr.contratdeville.annex.report.data;
