// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Answer;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Level;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.AgeRule;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Single blocks of a YAML file, read with the line of every mistake; the rest of the file is skipped. */
public final class YamlBlocks {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .addModule(values())
            .build();

    private final String file;
    private final String yaml;
    private final UnaryOperator<String> variables;

    /**
     * @param file how the file is called in messages
     * @param variables resolves {@code ${...}} inside one scalar
     */
    public YamlBlocks(String file, String yaml, UnaryOperator<String> variables) {
        this.file = file;
        this.yaml = yaml;
        this.variables = variables;
    }

    /**
     * The block under these keys; empty when the file does not have it.
     *
     * @throws InvalidSettingException naming file, line, key and what is allowed
     */
    public <T> Optional<T> read(List<String> path, Class<T> type) {
        try (JsonParser parser = new SubstitutingParser(MAPPER.createParser(yaml), variables)) {
            boolean found = YamlPosition.enter(parser, path) && parser.currentToken() != JsonToken.VALUE_NULL;
            Optional<T> block = found ? Optional.of(MAPPER.readValue(parser, type)) : Optional.empty();
            readToEnd(parser);
            return block;
        } catch (JsonProcessingException e) {
            throw explained(e, path);
        } catch (IOException e) {
            throw new InvalidSettingException(file + " could not be read: " + e.getMessage());
        }
    }

    /** A value as YAML text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings can always be written", e);
        }
    }

    static JsonNode toJson(Object value) {
        return MAPPER.valueToTree(value);
    }

    static <T> T fromJson(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw explained("", e);
        }
    }

    /** What stands behind the block is not used, but a file that is cut off or broken must be noticed. */
    private static void readToEnd(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null) {
            token = parser.nextToken();
        }
    }

    private InvalidSettingException explained(JsonProcessingException e, List<String> block) {
        return explained(file + ", line " + line(e, block) + ": ", e);
    }

    private static InvalidSettingException explained(String where, JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new InvalidSettingException(
                    where + "'" + Shown.of(unknown.getPropertyName()) + "' is not a key here. Allowed: "
                            + allowed(unknown) + ".",
                    path(unknown));
        }
        if (e instanceof JsonMappingException mapping) {
            String key = key(mapping);
            return new InvalidSettingException(
                    where + (key.isEmpty() ? "" : key + ": ") + WrongValue.words(mapping), path(mapping));
        }
        return new InvalidSettingException(where + "this is not well-formed YAML: " + e.getOriginalMessage());
    }

    /** Jackson notices some mistakes only at the end of an object, so the line is looked up by the key's path. */
    private int line(JsonProcessingException e, List<String> block) {
        if (e instanceof JsonMappingException mapping) {
            try (JsonParser parser = MAPPER.createParser(yaml)) {
                return YamlPosition.line(parser, block, mapping.getPath());
            } catch (IOException unreadable) {
                e.addSuppressed(unreadable);
            }
        }
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static List<Object> path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .<Object>map(step -> step.getFieldName() == null ? step.getIndex() : step.getFieldName())
                .toList();
    }

    private static String allowed(UnrecognizedPropertyException unknown) {
        TreeSet<String> names = new TreeSet<>();
        unknown.getKnownPropertyIds().forEach(name -> names.add(String.valueOf(name)));
        return String.join(", ", names);
    }

    private static String key(JsonMappingException mapping) {
        StringBuilder key = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                key.append('[').append(step.getIndex() + 1).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return key.toString();
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addDeserializer(Member.class, new Parsed<>(Member.class, Member::parse))
                .addDeserializer(NamespaceName.class, new Parsed<>(NamespaceName.class, NamespaceName::parse))
                .addDeserializer(UntaggedRule.class, new Parsed<>(UntaggedRule.class, UntaggedRule::parse))
                .addSerializer(UntaggedRule.class, ToStringSerializer.instance)
                .addSerializer(Answer.class, ToStringSerializer.instance)
                .addSerializer(Level.class, ToStringSerializer.instance)
                .addSerializer(Mode.class, ToStringSerializer.instance)
                .addSerializer(Scope.class, ToStringSerializer.instance)
                .addSerializer(Severity.class, ToStringSerializer.instance)
                .addSerializer(AgeRule.Since.class, ToStringSerializer.instance)
                .addSerializer(Member.class, ToStringSerializer.instance)
                .addSerializer(NamespaceName.class, ToStringSerializer.instance);
    }

    /** A value type read by its own parse. */
    private static final class Parsed<T> extends FromStringDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String text, com.fasterxml.jackson.databind.DeserializationContext context)
                throws IOException {
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                throw JsonMappingException.from(context, e.getMessage(), e);
            }
        }
    }
}
