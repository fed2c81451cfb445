// SPDX-License-Identifier: MIT
package hudson.security;

import org.springframework.security.core.Authentication;

public abstract class ACL {
    public static final Authentication SYSTEM2 = null;

    public static native ACLContext as2(Authentication auth);

    public abstract boolean hasPermission2(Authentication who, Permission permission);
}
