/** How requests and answers get past proxies and caches: header lines, compression, who may keep what, and whose pages may read it. */
package fr.contratdeville.platform.transport;
