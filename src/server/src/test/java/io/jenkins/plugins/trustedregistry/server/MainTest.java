// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void printsItsVersion() {
        StringWriter out = new StringWriter();

        int status = Main.commandLine().setOut(new PrintWriter(out)).execute("--version");

        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("trusted-registry ");
    }
}
