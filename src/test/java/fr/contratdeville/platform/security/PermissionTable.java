package fr.contratdeville.platform.security;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may call what, as it stands in {@code permissions.txt}. */
final class PermissionTable {

    private static final List<Permission> LINES = read();

    private PermissionTable() {}

    private static List<Permission> read() {
        return new BufferedReader(new InputStreamReader(
                        PermissionTable.class.getResourceAsStream("permissions.txt"), StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Permission::read)
                .toList();
    }

    static List<Permission> lines() {
        return LINES;
    }

    /** The first line of every operation. */
    static List<Permission> operations() {
        return List.copyOf(LINES.stream()
                .collect(Collectors.toMap(
                        Permission::operation, Function.identity(), (first, later) -> first, LinkedHashMap::new))
                .values());
    }
}
