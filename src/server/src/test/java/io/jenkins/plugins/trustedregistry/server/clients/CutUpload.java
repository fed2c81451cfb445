// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** The stages of an upload at which a client may vanish; {@link #SENT} bytes are acknowledged before. */
enum CutUpload {
    IN_THE_REQUEST_LINE {
        @Override
        byte[] begin(String location) {
            return "PATCH /v2/techno".getBytes(ISO_8859_1);
        }
    },
    IN_THE_HEADERS {
        @Override
        byte[] begin(String location) {
            return ("PATCH " + location + " HTTP/1.1\r\nHost: x\r\nContent-Le").getBytes(ISO_8859_1);
        }
    },
    BEFORE_THE_FIRST_BYTE {
        @Override
        byte[] begin(String location) {
            return patch(location, length(), 0);
        }
    },
    IN_A_BODY_OF_KNOWN_LENGTH {
        @Override
        byte[] begin(String location) {
            return patch(location, length(), 70_000);
        }
    },
    IN_A_CHUNK {
        @Override
        byte[] begin(String location) {
            return and(head("PATCH", location, "Transfer-Encoding: chunked", "10000\r\n"), SENT, 3000);
        }
    },
    BETWEEN_CHUNKS {
        @Override
        byte[] begin(String location) {
            return and(head("PATCH", location, "Transfer-Encoding: chunked", "1000\r\n"), SENT, 4096);
        }
    },
    AFTER_THE_LAST_BYTE {
        @Override
        byte[] begin(String location) {
            return patch(location, length(), length());
        }
    },
    BEFORE_THE_ANSWER {
        @Override
        byte[] begin(String location) {
            return patch(location, length(), length());
        }
    },
    IN_THE_LAST_REQUEST {
        @Override
        byte[] begin(String location) {
            return and(head("PUT", finished(location), "Content-Length: " + length(), ""), SENT, 50_000);
        }
    },
    AFTER_THE_LAST_REQUEST {
        @Override
        byte[] begin(String location) {
            return and(head("PUT", finished(location), "Content-Length: " + length(), ""), SENT, length());
        }
    };

    static final int SENT = 10_000;
    static final byte[] CONTENT = content();

    /** Whether the server may have finished the upload before it saw the cut. */
    boolean mayBeDone() {
        return this == AFTER_THE_LAST_REQUEST;
    }

    /** What is sent before the connection is cut. */
    abstract byte[] begin(String location);

    private static byte[] content() {
        byte[] content = new byte[200_000];
        new Random(7).nextBytes(content);
        return content;
    }

    private static int length() {
        return CONTENT.length - SENT;
    }

    private static String finished(String location) {
        return location + (location.contains("?") ? "&" : "?") + "digest=" + Images.digest(CONTENT);
    }

    private static byte[] patch(String location, int declared, int sent) {
        return and(head("PATCH", location, "Content-Length: " + declared, ""), SENT, sent);
    }

    private static String head(String method, String target, String length, String rest) {
        return BadRequests.head(method, target, length) + rest;
    }

    private static byte[] and(String head, int from, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(ISO_8859_1));
        bytes.write(CONTENT, from, count);
        return bytes.toByteArray();
    }
}
