package fr.contratdeville.platform.body;

import com.fasterxml.jackson.databind.JsonNode;

/** A body that is strict JSON and nothing more yet: what it means is for the resource to say. */
public record JsonDocument(JsonNode root) {}
