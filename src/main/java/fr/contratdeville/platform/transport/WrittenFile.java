package fr.contratdeville.platform.transport;

/** An answer that has been made a file, which is compressed in itself: sent as it is, whatever coding the caller accepts. */
public record WrittenFile(byte[] bytes) {}
