// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** The JSON that a call brings as its body. What is no JSON, or more than the call takes, is refused in a sentence. */
public final class ReceivedJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    // A tree of it takes some fifty bytes for each, so that a body of small values is much larger in memory than on the
    // wire.
    private static final int MOST_VALUES = 1_000_000;
    private static final int FEW_BYTES = 1024 * 1024;

    private ReceivedJson() {}

    /**
     * The body as it is.
     *
     * @param largest so many bytes at most
     */
    public static byte[] bytes(Call call, int largest) throws IOException {
        String type = call.headers().first("Content-Type").orElse("application/json");
        if (!isJson(type)) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    415,
                    "The body is sent as '" + Shown.of(type) + "': send JSON with Content-Type: application/json.",
                    Map.of());
        }
        byte[] bytes = call.body().readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new RegistryException(
                    ErrorCode.SIZE_INVALID,
                    413,
                    "The body is larger than " + largest + " bytes, the most this call takes.",
                    Map.of());
        }
        if (bytes.length > FEW_BYTES && hasMany(bytes)) {
            throw new RegistryException(
                    ErrorCode.SIZE_INVALID,
                    413,
                    "The body holds more than " + MOST_VALUES + " values, the most this call takes.",
                    Map.of());
        }
        return bytes;
    }

    /** What is no JSON has few: whoever reads it then says so. */
    private static boolean hasMany(byte[] bytes) {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            int values = 0;
            while (parser.nextToken() != null) {
                if (++values > MOST_VALUES) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Also types that are JSON by their name, such as application/merge-patch+json. */
    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /** The body as a tree, whatever JSON it is. */
    public static JsonNode tree(Call call, int largest) throws IOException {
        byte[] bytes = bytes(call, largest);
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw Refusals.invalid("The body is not well-formed JSON (line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + "): correct it and send it again.");
        } catch (IOException e) { // of bytes that are no text in the encoding they seem to be in
            throw Refusals.invalid("The body is not well-formed JSON: send it as UTF-8.");
        }
        if (root.isMissingNode()) {
            throw Refusals.invalid("The body is empty: send JSON.");
        }
        return root;
    }
}
