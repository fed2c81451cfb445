// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The records of an extended header (POSIX.1-2001 pax): {@code LENGTH KEY=VALUE\n}. */
final class PaxRecords {
    private PaxRecords() {}

    static Map<String, String> parse(byte[] content) throws NotScannableException {
        Map<String, String> records = new HashMap<>();
        int at = 0;
        while (at < content.length && content[at] != 0) {
            int digit = at;
            int length = 0;
            while (digit < content.length
                    && content[digit] >= '0'
                    && content[digit] <= '9'
                    && length < content.length) {
                length = length * 10 + content[digit++] - '0';
            }
            int end = at + length;
            if (digit == at
                    || digit >= content.length
                    || content[digit] != ' '
                    || end > content.length
                    || end <= digit + 1) {
                throw NotScannableException.damaged(
                        "The layer is damaged: a record of a pax header has no good length.");
            }
            record(records, new String(content, digit + 1, end - digit - 2, StandardCharsets.UTF_8));
            at = end;
        }
        return records;
    }

    private static void record(Map<String, String> records, String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            return;
        }
        String key = text.substring(0, equals);
        if (key.equals("path") || key.equals("linkpath") || key.equals("size") || key.startsWith("GNU.sparse.")) {
            records.put(key, text.substring(equals + 1));
        }
    }
}
