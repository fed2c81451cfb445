// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which registry is meant, and with what to log in. All empty: that of this Jenkins, as the running build.
 *
 * @param credentialsId of a user name and password, or of a client bundle
 * @param plainHttp whether http may go over the network
 * @param staging the staging area of the block around, at the registry of this Jenkins; empty without one
 */
public record RegistryChoice(String url, String credentialsId, boolean plainHttp, String staging) {
    static final String URL = "REGISTRY_URL";
    static final String CREDENTIALS = "REGISTRY_CREDENTIALS_ID";
    static final String PLAIN_HTTP = "REGISTRY_PLAIN_HTTP";
    static final String STAGING = "REGISTRY_STAGING";

    public RegistryChoice {
        url = url.strip();
        credentialsId = credentialsId.strip();
    }

    /** What a step says of itself. */
    public RegistryChoice(String url, String credentialsId, boolean plainHttp) {
        this(url, credentialsId, plainHttp, "");
    }

    /**
     * What a step says, and the block around it where the step says nothing. Credentials alone are for the registry of the block. The
     * variables only choose; they hold no secret, and what the build itself may do does not hang on them.
     */
    public static RegistryChoice of(RegistryChoice step, Map<String, String> environment) {
        RegistryChoice block = new RegistryChoice(
                environment.getOrDefault(URL, ""),
                environment.getOrDefault(CREDENTIALS, ""),
                Boolean.parseBoolean(environment.getOrDefault(PLAIN_HTTP, "")));
        return merged(step, block).stagedIn(environment.getOrDefault(STAGING, ""));
    }

    private static RegistryChoice merged(RegistryChoice step, RegistryChoice block) {
        if (!step.url.isEmpty()) {
            boolean same = step.credentialsId.isEmpty() && step.url.equals(block.url);
            return new RegistryChoice(
                    step.url,
                    same ? block.credentialsId : step.credentialsId,
                    step.plainHttp || same && block.plainHttp);
        }
        return step.credentialsId.isEmpty()
                ? new RegistryChoice(block.url, block.credentialsId, step.plainHttp || block.plainHttp)
                : new RegistryChoice(block.url, step.credentialsId, step.plainHttp || block.plainHttp);
    }

    /** What a block says: nothing means the registry of this Jenkins, whatever block is around it. */
    static RegistryChoice ofBlock(RegistryChoice block, Map<String, String> environment) {
        return block.url.isEmpty() && block.credentialsId.isEmpty()
                ? block.stagedIn(environment.getOrDefault(STAGING, ""))
                : of(block, environment);
    }

    /** Whether what is pushed is not there for others yet. */
    public boolean isStaged() {
        return !staging.isEmpty();
    }

    RegistryChoice stagedIn(String area) {
        return new RegistryChoice(url, credentialsId, plainHttp, area);
    }

    /** For the block that a step opens. */
    Map<String, String> variables(String resolved) {
        Map<String, String> variables =
                new TreeMap<>(Map.of(URL, resolved, CREDENTIALS, credentialsId, PLAIN_HTTP, String.valueOf(plainHttp)));
        if (!staging.isEmpty()) {
            variables.put(STAGING, staging);
        }
        return variables;
    }
}
