// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Streams of modules: Red Hat Enterprise Linux 8 and those rebuilt from it have several lines of a package beside each other
 * ({@code nodejs:16}, {@code nodejs:18}), and an older line is not mended by a version of a newer one. Advisories in OSV's format name
 * the stream in their summary only; that a build belongs to a module shows in its release ({@code .module+el8}, {@code .module_el8}).
 */
public final class ModuleStreams {
    private static final Pattern BUILT_IN_MODULE = Pattern.compile("\\.module[+_]");
    private static final Pattern STREAM =
            Pattern.compile("(?<![\\w:.-])([a-zA-Z0-9][\\w.+-]*:[a-zA-Z0-9][\\w.+-]*)(?![\\w:])");

    private ModuleStreams() {}

    public static boolean isModular(String version) {
        return version.contains(".module") && BUILT_IN_MODULE.matcher(version).find();
    }

    /** {@code nodejs:18} of {@code nodejs:18:8070020230216143400:9edba152}, as RPM writes it; empty when it is no such label. */
    public static String ofLabel(String label) {
        String[] parts = label.split(":", -1);
        return parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty() ? "" : parts[0] + ":" + parts[1];
    }

    /**
     * Whether what is said of one build concerns another.
     *
     * @param modular whether it is said of builds of a module
     * @param summary of the advisory
     * @param version that somebody has
     * @param module that it was built in; empty: none, or not known
     */
    public static boolean concerns(boolean modular, String summary, String version, String module) {
        boolean has = isModular(version) || !module.isEmpty();
        if (modular != has) {
            return false;
        }
        if (!modular || module.isEmpty()) {
            return true;
        }
        Set<String> named = named(summary);
        return named.isEmpty() || named.contains(module);
    }

    /** All streams that a text names; {@code Moderate: } before it is none. */
    static Set<String> named(String text) {
        Set<String> named = new LinkedHashSet<>();
        Matcher matcher = STREAM.matcher(text);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        return named;
    }
}
