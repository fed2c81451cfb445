// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import java.util.concurrent.TimeUnit;

/** Waits for the end of a scan as somebody who may not see jobs has to: by looking at the image. */
final class ScanWait {
    private static final long PAUSE = 300;

    private ScanWait() {}

    /** @param before when the last attempt was, before the scan was asked for; empty: never */
    static JsonNode end(ApiClient api, ImageName image, String before) {
        while (true) {
            JsonNode scan = api.get(image.scan());
            boolean attempted = !scan.path("attemptedAt").asText().equals(before);
            if (attempted && !scan.path("running").asBoolean()) {
                return scan;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitCode.FAILED, "Interrupted; the scan goes on.", e);
            }
        }
    }
}
