// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.token;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A form sent to the token endpoint. It holds passwords: nothing of it is ever repeated in a message. */
final class TokenForm {
    private static final int LARGEST = 64 * 1024;
    private static final MediaType FORM = new MediaType("application/x-www-form-urlencoded");

    private final Map<String, List<String>> fields;

    private TokenForm(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    static TokenForm read(Call call) throws IOException {
        boolean form =
                call.headers().first("Content-Type").filter(TokenForm::isForm).isPresent();
        if (!form) {
            throw invalid("it is not sent as " + FORM);
        }
        byte[] content = call.body().readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    413,
                    "The token request is larger than " + LARGEST + " bytes: ask for fewer scopes at once.",
                    Map.of());
        }
        try {
            return new TokenForm(QueryString.parse(new String(content, StandardCharsets.ISO_8859_1)));
        } catch (RegistryException e) {
            throw invalid("it is not percent-encoded UTF-8");
        }
    }

    private static boolean isForm(String contentType) {
        try {
            return MediaType.parse(contentType).equals(FORM);
        } catch (RegistryException e) {
            return false;
        }
    }

    List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    boolean has(String field, String value) {
        return all(field).contains(value);
    }

    String required(String field) {
        return all(field).stream()
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow(() -> invalid("its field " + field + " is missing or empty"));
    }

    static RegistryException invalid(String why) {
        return new RegistryException(
                ErrorCode.UNSUPPORTED,
                400,
                "The token request could not be read because " + why
                        + ". Send a form with grant_type=password, username and password, or grant_type=refresh_token"
                        + " and refresh_token.",
                Map.of());
    }
}
