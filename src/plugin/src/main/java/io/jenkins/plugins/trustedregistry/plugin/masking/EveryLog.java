// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.masking;

import hudson.Extension;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import java.io.OutputStream;

/** The logs of freestyle builds and their kin, and what Jenkins itself writes into that of a pipeline. */
@Extension
@SuppressWarnings("rawtypes") // as Jenkins declares it
public final class EveryLog extends ConsoleLogFilter {
    @Override
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        return new MaskingStream(logger);
    }
}
