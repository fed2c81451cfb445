// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** The in-toto Statement v1 about one image, with the predicate SLSA provenance v1. */
final class Statement {
    static final String PREDICATE = "https://slsa.dev/provenance/v1";

    private static final String TYPE = "https://in-toto.io/Statement/v1";
    private static final String BUILD_TYPE = "https://github.com/jenkinsci/trusted-registry-plugin/build/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Statement() {}

    static byte[] of(RepositoryName repository, Digest digest, BuildFacts build) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("_type", TYPE);
        ObjectNode subject = statement.putArray("subject").addObject();
        subject.put("name", repository.name());
        subject.putObject("digest").put(digest.algorithm().toString(), digest.hex());
        statement.put("predicateType", PREDICATE);
        ObjectNode predicate = statement.putObject("predicate");
        definition(predicate.putObject("buildDefinition"), build);
        details(predicate.putObject("runDetails"), build);
        try {
            return JSON.writeValueAsBytes(statement);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // a tree of texts and numbers: nothing can fail
        }
    }

    private static void definition(ObjectNode definition, BuildFacts build) {
        definition.put("buildType", BUILD_TYPE);
        ObjectNode external = definition.putObject("externalParameters");
        external.put("job", build.job());
        put(external.putObject("parameters"), build.parameters());
        ObjectNode internal = definition.putObject("internalParameters");
        internal.put("number", build.number());
        ArrayNode causes = internal.putArray("causes");
        build.causes().forEach(causes::add);
        ArrayNode agents = internal.putArray("agents");
        build.agents().forEach(agents::add);
        ArrayNode sources = definition.putArray("resolvedDependencies");
        for (BuildFacts.Source source : build.sources()) {
            ObjectNode dependency = sources.addObject();
            dependency.put("uri", source.uri());
            dependency.putObject("digest").put(source.algorithm(), source.revision());
        }
    }

    private static void details(ObjectNode details, BuildFacts build) {
        ObjectNode builder = details.putObject("builder");
        builder.put("id", build.builder());
        put(builder.putObject("version"), build.versions());
        ObjectNode metadata = details.putObject("metadata");
        metadata.put("invocationId", build.run());
        metadata.put(
                "startedOn", build.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void put(ObjectNode object, Map<String, String> texts) {
        new TreeMap<>(texts).forEach(object::put);
    }
}
