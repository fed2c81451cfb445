// SPDX-License-Identifier: MIT
package hudson.security.csrf;

import hudson.model.Descriptor;

public abstract class CrumbIssuerDescriptor<T extends CrumbIssuer> extends Descriptor<CrumbIssuer> {
    public native String getCrumbSalt();

    public native String getCrumbRequestField();
}
