// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.MimeType;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanner;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Wanted;
import java.time.Instant;
import java.util.Optional;

/**
 * What another scanner was asked for and has not answered yet.
 *
 * @param scanner its name in the settings
 * @param id by which it knows the scan
 * @param login what it pulls with, by its id
 * @param since when it was asked
 * @param said how it called itself then
 * @param dataAsOf how old its data was then, where it says so
 */
public record Errand(
        Digest image,
        String scanner,
        String id,
        String login,
        Instant since,
        Wanted wanted,
        Scanner said,
        Optional<Instant> dataAsOf) {

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("image", image.toString())
                .put("scanner", scanner)
                .put("id", id)
                .put("login", login)
                .put("since", since.toEpochMilli())
                .put("report", wanted.vulnerabilities().text())
                .put("named", wanted.named())
                .put("product", said.name())
                .put("vendor", said.vendor())
                .put("version", said.version());
        wanted.bill().ifPresent(format -> json.put("bill", format.name()));
        dataAsOf.ifPresent(time -> json.put("dataAsOf", time.toEpochMilli()));
        return json;
    }

    public static Errand of(JsonNode json) {
        return new Errand(
                Digest.parse(json.path("image").asText()),
                json.path("scanner").asText(),
                json.path("id").asText(),
                json.path("login").asText(),
                Instant.ofEpochMilli(json.path("since").asLong()),
                new Wanted(
                        new MimeType(json.path("report").asText()),
                        json.path("named").asBoolean(),
                        Optional.ofNullable(json.get("bill")).map(bill -> new MediaType(bill.asText()))),
                new Scanner(
                        json.path("product").asText(),
                        json.path("vendor").asText(),
                        json.path("version").asText()),
                Optional.ofNullable(json.get("dataAsOf")).map(time -> Instant.ofEpochMilli(time.asLong())));
    }
}
