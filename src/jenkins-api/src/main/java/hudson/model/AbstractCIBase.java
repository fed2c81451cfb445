// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.security.AccessControlled;

public abstract class AbstractCIBase implements AccessControlled {}
