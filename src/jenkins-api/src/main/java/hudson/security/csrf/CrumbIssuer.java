// SPDX-License-Identifier: MIT
package hudson.security.csrf;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import jakarta.servlet.ServletRequest;

public abstract class CrumbIssuer implements Describable<CrumbIssuer>, ExtensionPoint {
    public native boolean validateCrumb(ServletRequest request, String salt, String crumb);

    public native CrumbIssuerDescriptor<CrumbIssuer> getDescriptor();
}
