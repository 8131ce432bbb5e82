/** Where one comes in: the service's first page, and the index of the API. */
package fr.contratdeville.platform.entrance;
