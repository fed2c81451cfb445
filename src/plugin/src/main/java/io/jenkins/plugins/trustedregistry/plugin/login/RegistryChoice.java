// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import java.util.Map;

/**
 * Which registry is meant, and with what to log in. All empty: that of this Jenkins, as the running build.
 *
 * @param credentialsId of a user name and password, or of a client bundle
 * @param plainHttp whether http may go over the network
 */
public record RegistryChoice(String url, String credentialsId, boolean plainHttp) {
    static final String URL = "REGISTRY_URL";
    static final String CREDENTIALS = "REGISTRY_CREDENTIALS_ID";
    static final String PLAIN_HTTP = "REGISTRY_PLAIN_HTTP";

    public RegistryChoice {
        url = url.strip();
        credentialsId = credentialsId.strip();
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
        return block.url.isEmpty() && block.credentialsId.isEmpty() ? block : of(block, environment);
    }

    /** For the block that a step opens. */
    Map<String, String> variables(String resolved) {
        return Map.of(URL, resolved, CREDENTIALS, credentialsId, PLAIN_HTTP, String.valueOf(plainHttp));
    }
}
