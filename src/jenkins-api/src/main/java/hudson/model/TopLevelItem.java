// SPDX-License-Identifier: MIT
package hudson.model;

public interface TopLevelItem extends Item {}
