package fr.contratdeville.warehouse.rows;

/** A text for those who read French, and for those who do not. */
public record Bilingual(String french, String english) {}
