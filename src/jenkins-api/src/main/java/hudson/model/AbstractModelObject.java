// SPDX-License-Identifier: MIT
package hudson.model;

public abstract class AbstractModelObject implements ModelObject {}
