// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

import io.jenkins.plugins.casc.model.CNode;

public class ConfiguratorException extends RuntimeException {
    public static native ConfiguratorException from(CNode node, String message, Throwable cause);
}
