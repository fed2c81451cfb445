// SPDX-License-Identifier: MIT
package hudson.security;

import org.springframework.security.core.userdetails.UsernameNotFoundException;

public class UserMayOrMayNotExistException2 extends UsernameNotFoundException {
    public UserMayOrMayNotExistException2(String message) {
        super(message);
    }
}
