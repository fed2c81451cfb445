// SPDX-License-Identifier: MIT
package hudson.security;

public abstract class GroupDetails {
    public abstract String getName();
}
