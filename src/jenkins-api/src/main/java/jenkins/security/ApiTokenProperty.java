// SPDX-License-Identifier: MIT
package jenkins.security;

import hudson.model.UserProperty;

public class ApiTokenProperty extends UserProperty {
    public native boolean matchesPassword(String token);
}
