/** How requests and answers get past proxies and caches: header lines, compression, and who may keep what. */
package fr.contratdeville.platform.transport;
