/** Everything at once: datasets as files, each for itself or all of one moment. */
package fr.contratdeville.warehouse.export;
