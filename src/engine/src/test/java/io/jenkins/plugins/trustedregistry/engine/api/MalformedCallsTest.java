// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.api.ApiDescription.Operation;
import io.jenkins.plugins.trustedregistry.engine.api.ApiDescription.Parameter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of {@code openapi.yaml} by an administrator, with what nobody should send: each is refused with a code and a sentence,
 * none is a fault of the server. What is well-formed and only odd may also be done.
 */
@Timeout(120)
class MalformedCallsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LEAKS = "(?s).*(Exception|\\tat |io\\.jenkins|com\\.fasterxml|SQLITE|java\\.).*";

    private static final byte[] NO_KEYS = "{}".getBytes(UTF_8);
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");

    @TempDir
    private static Path folder;

    private static PlantedApi api;
    private static HttpClient http;

    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void plant() throws Exception {
        api = PlantedApi.open(folder);
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void close() throws Exception {
        if (api != null) {
            api.close();
        }
    }

    static List<Operation> operations() throws IOException {
        return ApiDescription.read().operations();
    }

    static Stream<Operation> withJson() throws IOException {
        return operations().stream()
                .filter(each -> each.body().filter(ApiDescription.Body::isJson).isPresent());
    }

    static Stream<Operation> withQuery() throws IOException {
        return operations().stream().filter(each -> !each.query().isEmpty());
    }

    static Stream<Operation> withPlaceholders() throws IOException {
        return operations().stream().filter(each -> each.path().contains("{"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withJson")
    void aBodyThatIsNoneIsRefused(Operation operation) throws Exception {
        boolean optional = !operation.body().orElseThrow().required();
        boolean anyValue = !operation.body().orElseThrow().schema().has("type");
        OddValues.bodies().forEach((name, body) -> {
            boolean mayBeDone = (optional && body.length < 2) || (anyValue && name.equals("a key nobody knows"));
            expect(name, !mayBeDone, send(operation, api.address(operation.path()), "application/json", body));
        });
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonp", "x")) {
            expect(type, true, send(operation, api.address(operation.path()), type, NO_KEYS));
        }
        assertThat(faults).isEmpty();
    }

    /** Policies and exceptions are read as settings are, where a number without quotes is a text as well. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withJson")
    void aValueOfAnotherTypeIsRefused(Operation operation) throws Exception {
        ApiDescription.Body body = operation.body().orElseThrow();
        for (var property : body.schema().path("properties").properties()) {
            String key = property.getKey();
            String type = property.getValue().path("type").asText();
            for (String wrong : OddValues.wrong(type)) {
                boolean text = operation.path().contains("/gates/") && type.equals("string") && wrong.matches("\\w+");
                expect(key + ": " + wrong, !text, sendWith(operation, body, key, wrong));
            }
            for (String odd : oddOnes(type)) {
                expect(key + ": " + odd, false, sendWith(operation, body, key, odd));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> oddOnes(String type) {
        List<String> texts = OddValues.TEXTS.stream()
                .map(text -> JSON.getNodeFactory().textNode(text).toString())
                .toList();
        return switch (type) {
            case "string" -> texts;
            case "array" -> texts.stream().map(text -> "[" + text + "]").toList();
            case "integer" -> OddValues.NUMBERS;
            default -> List.of("null");
        };
    }

    /** The rest of the body is what it should be, so that it is this value that is looked at. */
    private static HttpResponse<String> sendWith(
            Operation operation, ApiDescription.Body body, String key, String value) {
        List<String> members = new ArrayList<>(List.of("\"" + key + "\":" + value));
        body.schema().path("required").forEach(each -> {
            if (!each.asText().equals(key)) {
                members.add("\"" + each.asText() + "\":" + OddValues.usual(each.asText()));
            }
        });
        byte[] json = ("{" + String.join(",", members) + "}").getBytes(UTF_8);
        return send(operation, api.address(operation.path()), "application/json", json);
    }

    /** Odd texts only where they can't make a call delete what others need. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withQuery")
    void aParameterThatIsNoneIsRefused(Operation operation) throws Exception {
        for (Parameter parameter : operation.query()) {
            boolean anyText = parameter.schema().path("type").asText().equals("string")
                    && !parameter.schema().has("enum");
            if (anyText && operation.method().equals("DELETE")) {
                continue;
            }
            for (String odd : OddValues.TEXTS) {
                boolean meant = anyText || odd.equals("-1") || odd.isBlank();
                String query = "?" + parameter.name() + "=" + URLEncoder.encode(odd, UTF_8);
                expect(
                        parameter.name() + "=" + odd,
                        !meant,
                        send(operation, api.address(operation.path()) + query, "application/json", NO_KEYS));
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withPlaceholders")
    void anAddressOfNothingIsRefused(Operation operation) throws Exception {
        List<String> placeholders = operation.parameters().stream()
                .filter(each -> each.in().equals("path"))
                .map(Parameter::name)
                .toList();
        for (String odd : OddValues.TEXTS) {
            String encoded = URLEncoder.encode(odd, UTF_8).replace("+", "%20");
            for (String placeholder : placeholders) {
                String address = api.address(operation.path(), placeholder, encoded);
                expect(placeholder + "=" + odd, false, send(operation, address, "application/json", NO_KEYS));
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void whatAnAddressDoesNotTakeIsRefused(Operation operation) throws Exception {
        Set<String> taken = operations().stream()
                .filter(each -> each.path().equals(operation.path()))
                .map(Operation::method)
                .collect(Collectors.toSet());
        for (String method : List.of("GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "get")) {
            if (!taken.contains(method)) {
                Operation wrong = new Operation(method, operation.path(), List.of(), operation.body());
                expect(method, true, send(wrong, api.address(operation.path()), "application/json", NO_KEYS));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static HttpResponse<String> send(Operation operation, String address, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.host().url() + address))
                .header("Authorization", TestHost.basic("admin", "admin-password"))
                .header("Content-Type", type)
                .method(
                        operation.method(),
                        WITHOUT_BODY.contains(operation.method())
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(operation + " " + address + " had no answer", e);
        }
    }

    private void expect(String what, boolean refused, HttpResponse<String> answer) {
        String fault = fault(refused, answer);
        if (!fault.isEmpty()) {
            String shown = answer.body().length() > 300 ? answer.body().substring(0, 300) + "..." : answer.body();
            faults.add(what.substring(0, Math.min(80, what.length())) + ": " + fault + ": " + answer.statusCode() + " "
                    + shown);
        }
    }

    private static String fault(boolean refused, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status >= 500 || answer.headers().firstValue("X-Injected").isPresent()) {
            return "a fault of the server";
        }
        if (status < 400) {
            return refused ? "was taken" : "";
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            boolean words = problem.path("detail").asText().matches("(?s).{15,}[.?!]")
                    && problem.path("code").asText().matches("[A-Z_]+")
                    && problem.path("status").asInt() == status;
            return words && !answer.body().matches(LEAKS) ? "" : "no problem with a sentence";
        } catch (IOException e) {
            return "no problem";
        }
    }
}
