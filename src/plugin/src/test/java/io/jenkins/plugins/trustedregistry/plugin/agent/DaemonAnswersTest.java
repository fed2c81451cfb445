// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PushResponseItem;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DaemonAnswersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final DaemonAnswers answers = new DaemonAnswers(new PrintStream(said, true, StandardCharsets.UTF_8));
    private final ResultCallback<PushResponseItem> callback = answers.forPush();

    private void hear(String json) throws Exception {
        callback.onNext(JSON.readValue(json, PushResponseItem.class));
    }

    @Test
    void theLogGetsALineForWhatBecameOfALayerAndNoneForHowFarItIs() throws Exception {
        for (int i = 0; i < 1000; i++) {
            hear("{\"id\": \"a1\", \"status\": \"Pushing\", \"progressDetail\": {\"current\": " + i
                    + ", \"total\": 1000}}");
        }
        hear("{\"id\": \"a1\", \"status\": \"Pushed\"}");
        hear("{\"id\": \"a1\", \"status\": \"Pushed\"}");
        hear("{\"id\": \"b2\", \"status\": \"Layer already exists\"}");
        hear("{\"id\": \"c3\", \"status\": \"Mounted from technology/base\"}");

        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        a1  Pushed
                        b2  Layer already exists
                        c3  Mounted from technology/base
                        """);
    }

    @Test
    void aFailureAmongTheAnswersIsAFailureOfThePush() throws Exception {
        hear("{\"errorDetail\": {\"message\": \"denied: no right\"}, \"error\": \"denied: no right\"}");
        callback.onComplete();

        assertThatThrownBy(() -> answers.await(why -> new ClientException("It says: " + why)))
                .hasMessage("It says: denied: no right");
    }
}
