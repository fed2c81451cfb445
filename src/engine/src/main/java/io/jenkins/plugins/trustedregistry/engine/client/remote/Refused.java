// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.PassingException;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Words what a registry answers instead of what was asked for. */
final class Refused {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_SENTENCE = 600;

    private Refused() {}

    /**
     * @param what was tried, as in "tried to ..."
     * @return a {@link ClientException}, or a {@link PassingException} when it may work later
     */
    static IOException of(Answer answer, String registry, String what) {
        String said = said(answer);
        int status = answer.status();
        if (status == 429 || status >= 500 || status == 408) {
            return new PassingException(
                    registry + " answered " + status + (said.isEmpty() ? "" : ": " + said), wait(answer));
        }
        String why = said.isEmpty() ? "it answered " + status : said + " (" + status + ")";
        return new ClientException(
                "Tried to " + what + " at " + registry + ", but " + ended(why) + " " + next(status), status);
    }

    private static String next(int status) {
        return switch (status) {
            case 401, 403 -> "Check whether the login may do that.";
            case 404 -> "Check the image's name, and whether the login may see it.";
            case 405 -> "That registry does not offer this.";
            case 413 -> "Ask whoever runs that registry, or a proxy before it, for larger uploads.";
            default -> "Ask whoever runs that registry if this does not say enough.";
        };
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /** The messages of the registry's errors, made safe to print. */
    private static String said(Answer answer) {
        try {
            JsonNode errors = JSON.readTree(answer.body().readNBytes(LONGEST)).path("errors");
            StringBuilder all = new StringBuilder();
            for (JsonNode error : errors) {
                String message = error.path("message").asText("");
                String code = error.path("code").asText("");
                String text = message.isEmpty() ? code : message;
                all.append(all.isEmpty() || text.isEmpty() ? "" : "; ").append(text);
            }
            return printable(all.toString());
        } catch (IOException e) {
            return ""; // a proxy's page in HTML, for one
        }
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (shown.length() + word.length() > LONGEST_SENTENCE) {
                return shown.append(" ...").toString();
            }
            shown.append(shown.isEmpty() ? "" : " ").append(Shown.of(word));
        }
        return shown.toString();
    }

    private static Optional<Duration> wait(Answer answer) {
        return answer.header("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
