// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends requests to a registry as its administrator. An {@link IOException} means that there was no answer. */
interface Speaker {

    Answer send(Request request) throws IOException, InterruptedException;

    /** @param contentType of the body; empty without one */
    record Request(String method, String target, byte[] body, String contentType) {
        static Request of(String method, String target) {
            return new Request(method, target, new byte[0], "");
        }

        static Request of(String method, String target, byte[] body) {
            return new Request(method, target, body, "application/octet-stream");
        }

        static Request json(String method, String target, String body) {
            return new Request(method, target, body.getBytes(StandardCharsets.UTF_8), "application/json");
        }

        @Override
        public String toString() {
            return method + " " + target + (body.length == 0 ? "" : " (" + body.length + " bytes)");
        }
    }

    /** @param location the header of that name as a path; empty without it */
    record Answer(int status, byte[] body, String location) {
        boolean isDone() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return status + " " + new String(body, 0, Math.min(body.length, 400), StandardCharsets.UTF_8);
        }
    }
}
