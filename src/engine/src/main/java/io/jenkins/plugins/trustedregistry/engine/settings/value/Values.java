// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.value;

import io.jenkins.plugins.trustedregistry.engine.jobs.schedule.Cron;
import java.net.URI;
import java.util.Optional;

/** What a value may be, refused with a sentence that names its key. */
public final class Values {
    private Values() {}

    public static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidSettingException(
                    name + " " + value + " is out of range: use " + least + " to " + most + ".");
        }
    }

    /** The expression of a key that may be empty. */
    public static Optional<Cron> cron(String name, String expression) {
        try {
            return expression.isBlank() ? Optional.empty() : Optional.of(Cron.parse(expression));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(name + " " + e.getMessage());
        }
    }

    /** Whether a text is an address on the web, without a user name or a fragment; with https, and with http where that will do. */
    public static boolean isAddress(String text, boolean http) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || (http && "http".equals(uri.getScheme()));
            return web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
