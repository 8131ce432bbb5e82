package fr.contratdeville.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    static class AllSaid {
        @GET
        @RolesAllowed(Roles.READER)
        void list() {}

        @POST
        @PermitAll
        void create() {}

        void helps() {}
    }

    static class OneForgotten extends AllSaid {
        @GET
        @Path("other")
        void other() {}
    }

    @RolesAllowed(Roles.AGGLOMERATION)
    static class OnlyTheClassSays {
        @POST
        void create() {}
    }

    static class NobodyNamed {
        @GET
        @RolesAllowed({})
        void list() {}
    }

    static class HandsOn {
        @Path("below")
        Object below() {
            return new AllSaid();
        }
    }

    static class Inherits extends OnlyTheClassSays {}

    interface Promise {
        @GET
        void list();
    }

    abstract static class Keeps implements Promise {
        @Override
        @RolesAllowed(Roles.READER)
        public void list() {}
    }

    @Test
    void a_resource_is_complete_when_every_method_says_who_may_call_it() {
        assertThat(Permissions.missingIn(Stream.of(AllSaid.class))).isEmpty();
    }

    @Test
    void a_method_that_says_nothing_is_named() {
        assertThat(Permissions.missingIn(Stream.of(AllSaid.class, OneForgotten.class)))
                .containsExactly("OneForgotten.other");
    }

    @Test
    void what_the_class_says_does_not_count() {
        assertThat(Permissions.missingIn(Stream.of(OnlyTheClassSays.class))).containsExactly("OnlyTheClassSays.create");
    }

    @Test
    void a_permission_for_nobody_is_none() {
        assertThat(Permissions.missingIn(Stream.of(NobodyNamed.class))).containsExactly("NobodyNamed.list");
    }

    @Test
    void what_hands_requests_on_needs_a_permission_too() {
        assertThat(Permissions.missingIn(Stream.of(HandsOn.class))).containsExactly("HandsOn.below");
    }

    @Test
    void inherited_methods_count() {
        assertThat(Permissions.missingIn(Stream.of(Inherits.class))).containsExactly("OnlyTheClassSays.create");
        assertThat(Permissions.missingIn(Stream.of(Keeps.class))).containsExactly("Promise.list");
    }
}
