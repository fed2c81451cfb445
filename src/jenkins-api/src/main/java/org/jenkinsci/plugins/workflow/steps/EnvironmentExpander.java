// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.workflow.steps;

import java.util.Map;

public abstract class EnvironmentExpander {
    public static native EnvironmentExpander constant(Map<String, String> variables);

    public static native EnvironmentExpander merge(EnvironmentExpander original, EnvironmentExpander subsequent);
}
