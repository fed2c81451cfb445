// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.provenance;

import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Run;
import java.util.Map;
import java.util.TreeMap;

/** What a run was started with. Of what Jenkins calls sensitive, such as passwords, there is not even the name. */
final class RunParameters {
    private RunParameters() {}

    static Map<String, String> of(Run<?, ?> run) {
        Map<String, String> parameters = new TreeMap<>();
        ParametersAction action = run.getAction(ParametersAction.class);
        if (action != null) {
            for (ParameterValue parameter : action.getParameters()) {
                if (!parameter.isSensitive()) {
                    parameters.put(parameter.getName(), shown(parameter.getValue()));
                }
            }
        }
        return parameters;
    }

    /** Files and the like by their kind: their contents are nobody's affair. */
    private static String shown(Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Number
                ? String.valueOf(value)
                : value == null ? "" : "(" + value.getClass().getSimpleName() + ")";
    }
}
