// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of pages of one registry, at which an administrator signs in anew for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SignedIn {
    SystemBrowser browser;
    TestServer server;
    Planted owner;
    Screen admin;

    /** Starts the registry; without settings, unless a class has some. */
    TestServer serve(Path folder) throws Exception {
        return TestServer.startPlain(folder);
    }

    /** Puts in what there is to see. */
    void plant() throws Exception {}

    @BeforeAll
    final void start(@TempDir Path folder) throws Exception {
        browser = SystemBrowser.start();
        server = serve(folder);
        owner = new Planted(server.url(), TestServer.ADMIN, TestServer.PASSWORD);
        plant();
    }

    @AfterAll
    final void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    final void signIn() {
        admin = browser.screen(server.url()).signIn(TestServer.ADMIN, TestServer.PASSWORD);
    }

    @AfterEach
    final void close() {
        admin.close();
    }
}
