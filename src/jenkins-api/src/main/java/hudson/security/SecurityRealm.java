// SPDX-License-Identifier: MIT
package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

public abstract class SecurityRealm implements Describable<SecurityRealm>, ExtensionPoint {
    public static final SecurityRealm NO_AUTHENTICATION = null;
    public static final GrantedAuthority AUTHENTICATED_AUTHORITY2 = null;

    public native Descriptor<SecurityRealm> getDescriptor();

    public native SecurityComponents getSecurityComponents();

    public native UserDetails loadUserByUsername2(String username);

    public native GroupDetails loadGroupByGroupname2(String groupname, boolean fetchMembers);

    public static final class SecurityComponents {
        public final AuthenticationManager manager2 = null;
    }
}
