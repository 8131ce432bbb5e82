package fr.contratdeville.succession;

/** A successor that a request has named, with what falls to it. */
public record Successor<T>(T item, Share share) {}
