// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients send by mistake or on purpose. */
final class OddValues {
    /** Texts that may be a value, but perhaps not this one's. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\r\nX-Injected: yes",
            "../../../etc/passwd",
            "..\\..\\x",
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "${jndi:ldap://127.0.0.1/x}",
            "%n%s%x%00",
            "\ud83d\udca9\u202e\u0301",
            "(((((((((a+)+)+)+)+)+)+)+)+)$",
            "-1",
            "99999999999999999999",
            "9999-12-31T23:59:59.999999999Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "a".repeat(3_000));

    static final List<String> NUMBERS = List.of("-1", "0", "2147483647", "-2147483648", "1e9");

    private static final String WRONG_FOR_ALL = "{\"a\":[{}]}";
    private static final Map<String, List<String>> WRONG = Map.of(
            "string", List.of("7", "true", "[]", "[\"a\"]", WRONG_FOR_ALL),
            "boolean", List.of("\"yes\"", "\"\"", "7", "[]", WRONG_FOR_ALL),
            "integer", List.of("\"x\"", "1.5", "1e400", "9999999999999999999999", "true", "[1]", WRONG_FOR_ALL),
            "array", List.of("\"x\"", "7", "true", WRONG_FOR_ALL, "[7]", "[null]", "[[]]", "[{\"a\":1}]"),
            "object", List.of("\"x\"", "7", "true", "[]", "[{}]"));

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("name", "\"sample\""),
            Map.entry("digest", "\"sha256:" + "0".repeat(64) + "\""),
            Map.entry("target", "\"technology/other\""),
            Map.entry("reason", "\"because\""),
            Map.entry("right", "\"read-only\""),
            Map.entry("url", "\"http://127.0.0.1:9/\""),
            Map.entry("types", "[\"TAG_DELETE\"]"),
            Map.entry("passphrase", "\"a passphrase that is long\""),
            Map.entry("certificate", "\"x\""),
            Map.entry("key", "\"x\""),
            Map.entry("names", "[\"engine.example\"]"),
            Map.entry("vulnerability", "\"CVE-2022-37434\""),
            Map.entry("status", "\"accepted\""),
            Map.entry("rules", "[{\"rule\":\"exploited\"}]"),
            Map.entry("uploads", "[\"x\"]"),
            Map.entry("tags", "0"),
            Map.entry("user", "\"nobody\""),
            Map.entry("password", "\"nothing\""),
            Map.entry("policy", "\"policy\""),
            Map.entry("direction", "\"push\""),
            Map.entry("registry", "\"http://127.0.0.1:9\""),
            Map.entry("repository", "\"far/away\""),
            Map.entry("inventory", "{}"));

    private OddValues() {}

    /** JSON of a value that a call takes for this key. */
    static String usual(String key) {
        String value = USUAL.get(key);
        if (value == null) {
            throw new IllegalArgumentException("No call has needed '" + key + "' before: say here what it takes");
        }
        return value;
    }

    /** JSON that is no value of this type of a schema. */
    static List<String> wrong(String type) {
        return WRONG.getOrDefault(type, List.of());
    }

    /** Bodies that no call takes that wants a JSON object, by what is wrong with them. */
    static Map<String, byte[]> bodies() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("a space", utf8(" "));
        bodies.put("half an object", utf8("{\"name\":"));
        bodies.put("two objects", utf8("{} {}"));
        bodies.put("a key twice", utf8("{\"name\":\"a\",\"name\":\"b\"}"));
        bodies.put("a list", utf8("[]"));
        bodies.put("a number", utf8("7"));
        bodies.put("a text", utf8("\"name\""));
        bodies.put("depth", utf8("[".repeat(100_000)));
        bodies.put("depth below a key", utf8("{\"name\":" + "{\"a\":".repeat(5_000)));
        bodies.put("a name without quotes", utf8("{name:1}"));
        bodies.put("NaN", utf8("{\"name\":NaN}"));
        bodies.put("an endless number", utf8("{\"name\":" + "9".repeat(100_000) + "}"));
        bodies.put("a key nobody knows", utf8("{\"nobody-knows\":1}"));
        bodies.put("an endless key", utf8("{\"" + "k".repeat(200_000) + "\":1}"));
        bodies.put("no UTF-8", "{\"name\":\"\u00ff\"}".getBytes(ISO_8859_1));
        bodies.put("no UTF-16", new byte[] {(byte) 0xfe, (byte) 0xff, 0});
        bodies.put("no UTF-32", new byte[] {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f, 1});
        bodies.put("a form", utf8("name=a&name=b"));
        bodies.put("YAML", utf8("name: a\n"));
        bodies.put(
                "XML",
                utf8("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
        bodies.put("more than a mebibyte", utf8(" ".repeat(1024 * 1024) + "[]"));
        bodies.put("more than a million values", utf8("{\"name\":[" + "[],".repeat(600_000) + "[]]}"));
        return bodies;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
