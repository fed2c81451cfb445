// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;

/** What every reply says whichever API it comes from. A reply that says one of these itself is left alone. */
final class UsualHeaders {
    private static final String REQUEST_ID = "X-Request-Id";

    private final Map<String, String> usual = new LinkedHashMap<>();
    private final String instance;
    private final AtomicLong requests = new AtomicLong();

    /**
     * @param strictTransport zero: no HSTS
     * @param instance what the ids of this listener's requests begin with
     */
    UsualHeaders(Duration strictTransport, String instance) {
        this.instance = instance;
        usual.put("X-Content-Type-Options", "nosniff");
        usual.put("Referrer-Policy", "no-referrer");
        usual.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (!strictTransport.isZero()) {
            usual.put("Strict-Transport-Security", "max-age=" + strictTransport.toSeconds());
        }
    }

    void addTo(HttpFields.Mutable headers) {
        usual.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.put(name, value);
            }
        });
        if (!headers.contains(REQUEST_ID)) {
            headers.put(REQUEST_ID, instance + "-" + requests.incrementAndGet());
        }
    }
}
