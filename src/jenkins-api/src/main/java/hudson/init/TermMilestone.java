// SPDX-License-Identifier: MIT
package hudson.init;

public enum TermMilestone {
    STARTED,
    COMPLETED
}
