// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.login;

import java.time.Instant;

/** What a token server issued; never shown. */
record Token(String text, Instant usableUntil) {

    @Override
    public String toString() {
        return "Token[usable until " + usableUntil + "]";
    }
}
