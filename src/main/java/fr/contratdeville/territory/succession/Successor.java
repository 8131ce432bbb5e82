package fr.contratdeville.territory.succession;

/** A successor that a request has named, with what falls to it. */
public record Successor<T>(T item, Share share) {}
