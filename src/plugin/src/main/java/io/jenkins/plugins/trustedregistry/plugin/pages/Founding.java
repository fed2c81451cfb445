// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Lets somebody with Jenkins' permission Trusted Registry/Create organization make one, which in the registry only administrators may:
 * for this one call they count as such, and they own what they made.
 */
final class Founding {
    private static final String ORGANIZATIONS = "/api/v1/organizations";
    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Founding() {}

    /** Whether this is the call that makes an organization. */
    static boolean isIt(Call call) {
        return call.method() == Method.POST && call.path().equals(ORGANIZATIONS);
    }

    /** The call as it reaches the registry, made by somebody who is logged in and has the permission. */
    static Call allowed(Call call) throws IOException {
        byte[] sent = call.body().readNBytes(LARGEST + 1);
        byte[] body = sent.length > LARGEST
                ? sent
                : withOwner(sent, call.principal().subject().orElseThrow());
        Principal founder = call.principal();
        return new Call(
                call.method(),
                call.path(),
                call.pathParameters(),
                call.query(),
                call.headers(),
                new ByteArrayInputStream(body),
                OptionalLong.of(body.length),
                call.peer(),
                new Principal(founder.subject(), founder.identities(), true, founder.limits(), founder.proof()));
    }

    /** What is no organization stays as it is: the registry says what is wrong with it. */
    private static byte[] withOwner(byte[] sent, Member founder) throws IOException {
        JsonNode organization;
        try {
            organization = JSON.readTree(sent);
        } catch (JsonProcessingException e) {
            return sent;
        }
        JsonNode owners = organization.path("owners");
        if (!organization.isObject() || !(owners.isMissingNode() || owners.isArray())) {
            return sent;
        }
        ArrayNode all = ((ObjectNode) organization).withArrayProperty("owners");
        boolean named = false;
        for (JsonNode owner : all) {
            named |= owner.asText().equals(founder.toString());
        }
        if (!named) {
            all.add(founder.toString());
        }
        return JSON.writeValueAsBytes(organization);
    }
}
