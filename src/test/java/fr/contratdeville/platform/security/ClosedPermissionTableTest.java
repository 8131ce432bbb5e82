package fr.contratdeville.platform.security;

import fr.contratdeville.testing.StoppableAndClosed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What those who have no role may do while reading is closed to them. */
@QuarkusTest
@TestProfile(StoppableAndClosed.class)
class ClosedPermissionTableTest extends PermissionTrial {

    static List<Permission> lines() {
        return PermissionTable.lines();
    }

    @AfterAll
    static void leaveNothing() {
        forgetWhatIsStored();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void who_has_no_role_is_answered_as_the_table_says(Permission line) throws SQLException {
        for (Who who : line.closed().keySet()) {
            expectRefusal(who, line.closed().get(who), () -> send(line, asking(who)));
        }
    }
}
