// SPDX-License-Identifier: MIT
package hudson.tasks;

public abstract class BuildStepCompatibilityLayer implements BuildStep {}
