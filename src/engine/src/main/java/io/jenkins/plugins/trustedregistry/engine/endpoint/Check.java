// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.io.IOException;

/** One thing that must hold before an endpoint is called. */
@FunctionalInterface
public interface Check {

    /** The call to go on with: the same one, or one with a proven principal. Throws to refuse. */
    Call check(Call call) throws IOException;
}
