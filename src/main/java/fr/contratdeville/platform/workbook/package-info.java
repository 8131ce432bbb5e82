/** Workbooks for people: numbers that can be summed, whatever the language of the spreadsheet program. */
package fr.contratdeville.platform.workbook;
