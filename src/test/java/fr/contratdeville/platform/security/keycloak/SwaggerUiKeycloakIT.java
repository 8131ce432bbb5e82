package fr.contratdeville.platform.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in a browser: logs in at Keycloak from the Swagger UI, and tries out what needs a token. */
@ExtendWith(Installation.Shared.class)
class SwaggerUiKeycloakIT {

    private static final String OPERATION = "#operations-Structures-createStructure ";
    /** Of the many flows that Keycloak offers, and the Swagger UI lists, the one it is meant to use. */
    private static final String LOG_IN =
            "div:has(> .wrapper #client_id_authorization_code) > .auth-btn-wrapper .authorize";

    private static final String STATUS = OPERATION + ".live-responses-table tbody .response-col_status";

    @TempDir
    Path profile;

    private final Installation installation;

    SwaggerUiKeycloakIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void who_logs_in_from_the_swagger_ui_may_write() {
        try (Browser browser = Browser.start(profile)) {
            browser.open(installation.service().address() + "/swagger-ui");
            browser.click(OPERATION + ".opblock-summary-control");
            browser.click(OPERATION + ".try-out__btn");
            browser.click(OPERATION + ".execute");
            assertThat(browser.text(STATUS)).startsWith("401");

            browser.click(OPERATION + ".btn-clear");
            browser.waitUntilGone(STATUS);
            logIn(browser);
            browser.click(OPERATION + ".execute");

            assertThat(browser.text(STATUS)).startsWith("201");
        }
    }

    private static void logIn(Browser browser) {
        browser.click(".scheme-container .btn.authorize");
        browser.inTheWindowThatOpensFor(LOG_IN, () -> {
            browser.type("#username", "agathe");
            browser.type("#password", Keycloak.SECRET);
            browser.click("#kc-login");
        });
        browser.click(".close-modal");
    }
}
